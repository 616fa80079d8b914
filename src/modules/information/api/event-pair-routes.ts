import type { Context } from "#platform/context.ts";
import type { Database } from "#platform/database/open-database.ts";
import type { Db } from "#platform/database/pools.ts";
import { signedInRoute, type Route } from "#platform/http/route.ts";
import { queueRun } from "#platform/jobs/job.ts";
import { requestRun } from "#platform/jobs/routes.ts";
import { refuse } from "#platform/refusal.ts";
import { decidePair } from "../actions/decide-pair.ts";
import { suggestPair } from "../actions/suggest-pair.ts";
import { MatchInput } from "../actions/match-input.ts";
import { contradictionsOf } from "../model/contradictions.ts";
import { differencesBetween } from "../model/event-difference.ts";
import { mayDecidePair, mayMatch, PairDecision, SuggestPair } from "../model/event-pair.ts";
import { listDecisions } from "../store/event-pair-decisions.ts";
import { findPair, listContested, listPairs, PairFilter, type StoredPair } from "../store/event-pairs.ts";
import { eventsById } from "../store/event-rows.ts";
import { matchedCompartments } from "../store/event-tellings.ts";

/** Events of two data sets that may be one: found by a job, shown side by side, decided by people. */
export function eventPairRoutes(database: Database): Route[] {
  const common = { data: "compartmented", stepUp: false, allowed: "member", audit: null } as const;
  return [
    signedInRoute({
      ...common, method: "GET", path: "/api/event-pairs", action: "information.event-pairs-listed", query: PairFilter,
      summary: "Pairs of events that may be one, by what was decided about them: undecided ones with the likeliest first, decided ones with the last decision first.",
      handle: async (ctx, call) => ctx.transaction(async (db) => {
        const { items, next } = await listPairs(db, call.query);
        return { body: { items: await withEvents(db, ctx, items), next } };
      }),
    }),
    signedInRoute({
      ...common, method: "POST", path: "/api/event-pairs", action: "information.event-pair-suggested", body: SuggestPair,
      summary: "Sets two events side by side that nobody found, also two of one data set; people then decide about them like about any other pair.",
      handle: async (ctx, call) => ctx.transaction(async (db) => ({ status: 201, body: await readPair(db, ctx, await suggestPair(db, ctx, call.body)) })),
    }),
    signedInRoute({
      ...common, method: "GET", path: "/api/event-contradictions", action: "information.event-contradictions-listed",
      summary: "Decisions about pairs that cannot all be right: that two events are different, and those by which they hang together all the same. They join nothing until one is taken back.",
      handle: async (ctx) => ctx.transaction(async (db) => {
        const found = contradictionsOf(await listContested(db, mostContested));
        const shown = await withEvents(db, ctx, found.flatMap(({ different, same }) => [different, ...same]));
        const pairOf = new Map(shown.map((pair) => [pair.id, pair]));
        return { body: { items: found.flatMap(({ different, same }) => [{ different: pairOf.get(different.id), same: same.flatMap(({ id }) => pairOf.get(id) ?? []) }]) } };
      }),
    }),
    signedInRoute({
      ...common, method: "GET", path: "/api/event-pairs/:id", action: "information.event-pair-read", summary: "One pair with both events, the reasons field by field and every decision about it.",
      handle: async (ctx, call) => ({ body: await ctx.transaction((db) => readPair(db, ctx, call.params["id"] ?? "")) }),
    }),
    signedInRoute({
      ...common, method: "POST", path: "/api/event-pairs/match", action: "information.match-started", body: MatchInput, summary: "Starts looking for the same event in several data sets and answers with the job to follow.",
      handle: async (ctx, call) => {
        if (!mayMatch(ctx.viewer)) refuse("platform.not-for-your-role");
        if ((await matchedCompartments(database.worker, ctx.viewer.userId)).length === 0) refuse("information.match-nothing-to-match");
        const runId = await requestRun(ctx, "match-events", call.body);
        await queueRun(database, runId);
        return { status: 202, body: { runId } };
      },
    }),
    signedInRoute({
      ...common, method: "POST", path: "/api/event-pairs/:id/decisions", action: "information.event-pair-decided", body: PairDecision,
      summary: "Decides whether two events are one, or takes the last decision back; every decision is kept.",
      handle: async (ctx, call) => ctx.transaction(async (db) => {
        const id = call.params["id"] ?? "";
        await decidePair(db, ctx, id, call.body);
        return { status: 201, body: await readPair(db, ctx, id) };
      }),
    }),
  ];
}

/** As many decisions as are looked through at once; those of today first. */
const mostContested = 500;

async function readPair(db: Db, ctx: Context, id: string) {
  const pair = (await findPair(db, id)) ?? refuse("information.event-pair-not-found");
  const [shown] = await withEvents(db, ctx, [pair]);
  return { ...shown, decisions: await listDecisions(db, id) };
}

/** With both events as their sources tell them now, in the order of their data sets, and how they differ. */
async function withEvents(db: Db, { viewer }: Context, pairs: readonly StoredPair[]) {
  const events = await eventsById(db, pairs.flatMap(({ oneId, otherId }) => [oneId, otherId]));
  return pairs.flatMap(({ oneId, otherId, compartmentId, ...pair }) => {
    const [one, other] = [oneId, otherId].flatMap((id) => events.get(id) ?? []).toSorted((a, b) => (`${a.dataset} ${a.sourceKey}` < `${b.dataset} ${b.sourceKey}` ? -1 : 1));
    if (one === undefined || other === undefined) return [];
    return [{ ...pair, mayDecide: mayDecidePair(viewer, compartmentId), one, other, differences: differencesBetween(one, other) }];
  });
}
