import * as v from "valibot";
import { onlyReceives } from "#platform/context.ts";
import { signedInRoute, type Route } from "#platform/http/route.ts";
import { listDue } from "#platform/records/due.ts";
import type { PlaceOf } from "#platform/records/registry.ts";
import { RecordFilter } from "#platform/records/filter.ts";
import { listRecords } from "#platform/records/list.ts";
import { listPendingLowerings } from "#platform/records/pending-lowerings.ts";
import { listForeseenTriggers } from "#information/store/foreseen-triggers.ts";
import { fourClocks, unseenClocks } from "#warning/model/clocks.ts";
import { medianWaiting } from "#warning/model/median-waiting.ts";
import { withoutExercise } from "#warning/model/response-statistics.ts";
import { listOpenAlerts } from "#warning/store/observed-alerts.ts";
import { listWaiting } from "#warning/store/waiting-rows.ts";

const horizonDays = 14;

/** The first screen: what changed, what is due, what waits for a second person, which triggers are foreseen, the four clocks of every open alert, and the gap between warning and response. */
export function watchRoutes(kinds: readonly string[], placeOf: PlaceOf): Route[] {
  return [
    signedInRoute({
      method: "GET", path: "/api/watch", action: "response.watch-read", summary: "What changed, what is due, requests to lower a classification that wait for the caller, foreseen triggers of situations, open alerts with their clocks, and the median warning-to-response time.",
      data: "compartmented", stepUp: false, audit: null, allowed: "member",
      handle: async (ctx) =>
        ctx.transaction(async (db) => {
          const horizon = new Date(ctx.now.getTime() + horizonDays * 86_400_000);
          const [changed, due, lowerings, foreseen, observed, open] = await Promise.all([
            listRecords(db, kinds, v.parse(RecordFilter, { limit: "20" })),
            listDue(db, horizon, 50),
            listPendingLowerings(db, ctx.viewer, 50),
            listForeseenTriggers(db, ctx.now, horizon, 50),
            listWaiting(db, ctx.now),
            listOpenAlerts(db, ctx.now),
          ]);
          const waiting = withoutExercise(observed);
          const alerts = open.map(({ id, compartmentId, number, state, alert, receipts }) => ({
            id, number, state, title: alert.title, label: alert.label, form: alert.form, situationId: alert.situationId, issuedAt: alert.cleared?.at ?? null,
            clocks: onlyReceives(ctx.viewer, compartmentId) ? unseenClocks(alert.deadlines) : fourClocks(id, alert, receipts, ctx.now.toISOString()),
            addressees: onlyReceives(ctx.viewer, compartmentId) ? null : receipts.length,
            acknowledged: receipts.filter((receipt) => receipt.acknowledgedAt !== null).length,
            answered: receipts.filter((receipt) => receipt.response !== null).length,
            mailFailed: receipts.filter((receipt) => receipt.mailState === "failed" || receipt.mailError !== null).length,
          }));
          return { body: { changed: changed.items.map((item) => ({ ...item, path: placeOf(item.kind)?.path })), due: due.map((item) => ({ ...item, path: placeOf(item.kind)?.path })), lowerings: lowerings.map((item) => ({ ...item, path: placeOf(item.kind)?.path })), foreseen, alerts, medianHours: medianWaiting(waiting) ?? null, observedAlerts: new Set(waiting.map(({ alertId }) => alertId)).size, horizonDays, now: ctx.now.toISOString() } };
        }),
    }),
  ];
}
