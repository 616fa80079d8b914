import * as v from "valibot";
import { onlyReceives } from "#platform/context.ts";
import { signedInRoute, type Route } from "#platform/http/route.ts";
import { listDue } from "#platform/records/due.ts";
import type { PlaceOf } from "#platform/records/registry.ts";
import { RecordFilter } from "#platform/records/filter.ts";
import { listRecords } from "#platform/records/list.ts";
import { listPendingLowerings } from "#platform/records/pending-lowerings.ts";
import { together } from "#assessment/model/surges/together.ts";
import { countSurges, listSurges, type ListedSurge } from "#assessment/store/surge-signals.ts";
import { named } from "#assessment/model/surges/named-country.ts";
import { listForeseenTriggers } from "#information/store/foreseen-triggers.ts";
import { fourClocks, unseenClocks } from "#warning/model/clocks.ts";
import { medianWaiting } from "#warning/model/median-waiting.ts";
import { withoutExercise } from "#warning/model/response-statistics.ts";
import { listClaimsToJudge } from "#warning/store/claims-to-judge.ts";
import { listOpenAlerts } from "#warning/store/observed-alerts.ts";
import { listWaiting } from "#warning/store/waiting-rows.ts";

const horizonDays = 14;
/** Data sets are published weeks after the event; what is older than a quarter is no longer watched. */
const signalDays = 91;
/** So many things to look at are shown, put together from so many of the latest signals. */
const [signalsShown, signalsRead] = [5, 60];

/** The first screen: what changed, what is due, claims of which is asked what happened, what waits for a second person, which triggers are foreseen, the four clocks of every open alert, and the gap between warning and response. */
export function watchRoutes(kinds: readonly string[], placeOf: PlaceOf): Route[] {
  return [
    signedInRoute({
      method: "GET", path: "/api/watch", action: "response.watch-read", summary: "What changed, what is due, alerts whose claim has run out and of which nobody has said what happened, requests to lower a classification that wait for the caller, foreseen triggers of situations, unusual weeks in the data that nobody has noted anything of, open alerts with their clocks, and the median warning-to-response time.",
      data: "compartmented", stepUp: false, audit: null, allowed: "member",
      handle: async (ctx, call) =>
        ctx.transaction(async (db) => {
          const horizon = new Date(ctx.now.getTime() + horizonDays * 86_400_000);
          const unusual = { state: "open", since: new Date(ctx.now.getTime() - signalDays * 86_400_000).toISOString().slice(0, 10) } as const;
          const [changed, due, claims, lowerings, foreseen, observed, open, signals, signalCount] = await Promise.all([
            listRecords(db, kinds, v.parse(RecordFilter, { limit: "20" })),
            listDue(db, horizon, 50),
            listClaimsToJudge(db, ctx.now, 50),
            listPendingLowerings(db, ctx.viewer, 50),
            listForeseenTriggers(db, ctx.now, horizon, 50),
            listWaiting(db, ctx.now),
            listOpenAlerts(db, ctx.now),
            listSurges(db, unusual, signalsRead),
            countSurges(db, unusual),
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
          return { body: { changed: changed.items.map((item) => ({ ...item, path: placeOf(item.kind)?.path })), due: [...claims.map((claim) => ({ ...claim, asks: "what-happened" })), ...due].map((item) => ({ ...item, path: placeOf(item.kind)?.path })), lowerings: lowerings.map((item) => ({ ...item, path: placeOf(item.kind)?.path })), foreseen, alerts, signals: together(signals).slice(0, signalsShown).map(({ first, also }) => ({ ...named(saidOf(first), call.language), also: also.map(({ area, violence, actor }) => ({ area, violence, actor })) })), signalCount, medianHours: medianWaiting(waiting) ?? null, observedAlerts: new Set(waiting.map(({ alertId }) => alertId)).size, horizonDays, now: ctx.now.toISOString() } };
        }),
    }),
  ];
}

/** What the line on Watch says; the weeks before it are drawn in the list. */
function saidOf({ id, countryIso3, countryName, area, violence, actor, dataset, kind, week, reason }: ListedSurge) {
  return { id, countryIso3, countryName, area, violence, actor, dataset, kind, week, reason: { ...reason, recent: [] } };
}
