import { signedInRoute, type Route } from "#platform/http/route.ts";
import { recordReading } from "#platform/records/record-reading.ts";
import { findRecord } from "#platform/records/stored.ts";
import { refuse } from "#platform/refusal.ts";
import { Timeline } from "../model/exchange/timeline.ts";
import { partnerKind } from "../model/partner/partner-kind.ts";
import { listTimeline } from "../store/timeline.ts";

/** The timeline with a partner: on the partner's page, by the days of what was held and not by those of writing. */
export function partnerRoutes(): Route[] {
  return [
    signedInRoute({
      method: "GET", data: "compartmented", stepUp: false, audit: null, allowed: "member", entersTitles: true, path: "/api/mandate-partners/:id/timeline", action: "protection.partner-timeline-read", answer: Timeline,
      summary: "Everything that was held or is planned with a partner, the latest day first, with how many needs still wait.",
      handle: async (ctx, call) =>
        ctx.transaction(async (db) => {
          const record = (await findRecord(db, partnerKind, call.params["id"] ?? "")) ?? refuse("protection.partner-not-found");
          await recordReading(db, ctx, record, "protection.partner-timeline-read");
          return { body: { items: await listTimeline(db, record.id) } };
        }),
    }),
  ];
}
