import * as v from "valibot";
import { signedInRoute, type Route } from "#platform/http/route.ts";
import { RecordFilter } from "#platform/records/filter.ts";
import { listRecords } from "#platform/records/list.ts";
import type { PlaceOf, RegisteredKind } from "#platform/records/registry.ts";
import { reopenAsKnownOn } from "../actions/reopen-as-known-on.ts";
import { situationKind } from "../model/situation.ts";
import { listSituationHeads } from "../store/situation-heads.ts";

const AsKnownOn = v.strictObject({ at: v.pipe(v.string(), v.isoTimestamp()) });

/** What situations answer beyond the doors that all records have. */
export function situationRoutes(kinds: readonly RegisteredKind[], placeOf: PlaceOf): Route[] {
  const read = { method: "GET", data: "compartmented", stepUp: false, audit: null, allowed: "member" } as const;
  return [
    signedInRoute({
      ...read, path: "/api/concern-levels", action: "information.concern-levels-read", query: RecordFilter,
      summary: "Situations the caller may see with their concern level, countries, populations at risk and review day.",
      handle: async (ctx, call) =>
        ctx.transaction(async (db) => {
          const page = await listRecords(db, [situationKind.kind], call.query);
          const heads = await listSituationHeads(db, page.items.map((item) => item.id));
          return { body: { ...page, items: page.items.map((item) => ({ ...item, ...heads.get(item.id) })) } };
        }),
    }),
    signedInRoute({
      ...read, path: "/api/situations/:id/known", action: "information.situation-reopened-as-known-on", query: AsKnownOn,
      summary: "The situation and every record of it as they stood at a moment.",
      handle: async (ctx, call) => ({ body: await reopenAsKnownOn(ctx, kinds, placeOf, call.params["id"] ?? "", call.query.at) }),
    }),
  ];
}
