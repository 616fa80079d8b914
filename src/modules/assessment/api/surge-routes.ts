import { signedInRoute, type Route } from "#platform/http/route.ts";
import { noteSurge } from "../actions/note-surge.ts";
import { NoteSurge, SurgeList, SurgeQuery } from "../contract.ts";
import { named } from "../model/surges/named-country.ts";
import { countSurges, listSurgeCountries, listSurges } from "../store/surge-signals.ts";

/** As many as a person reads through; older ones are found by country. */
const mostListed = 100;

/** Unusual weeks in imported events, and what people say of them. */
export function surgeRoutes(): Route[] {
  const common = { data: "compartmented", stepUp: false, audit: null, allowed: "member" } as const;
  return [
    signedInRoute({
      ...common, method: "GET", path: "/api/surge-signals", entersTitles: false, action: "assessment.surge-signals-listed", query: SurgeQuery, answer: SurgeList,
      summary: "Unusual weeks found in imported events, the latest first, each with its reason and with what was noted of it. None of them sets a level.",
      handle: async (ctx, call) => ctx.transaction(async (db) => {
        const [count, items, countries] = await Promise.all([countSurges(db, call.query), listSurges(db, call.query, mostListed), listSurgeCountries(db)]);
        return { body: { count, items: items.map((one) => named(one, call.language)), countries: countries.map((one) => named(one, call.language)) } };
      }),
    }),
    signedInRoute({
      ...common, method: "POST", path: "/api/surge-signals/:id/notes", action: "assessment.surge-signal-noted", body: NoteSurge,
      summary: "Notes what an unusual week turned out to be: known, looked into, or an error in the data. It leaves Watch and stays in the list.",
      handle: async (ctx, call) => {
        await noteSurge(ctx, call.params["id"] ?? "", call.body);
        return { status: 204 };
      },
    }),
  ];
}
