import type { Database } from "#platform/database/open-database.ts";
import { decidePair } from "#information/actions/decide-pair.ts";
import { suggestPair } from "#information/actions/suggest-pair.ts";
import { matchCompartment } from "#information/actions/match-events.ts";
import { matchTellings } from "#information/model/match-tellings.ts";
import { originsOfTellings } from "#information/model/telling-origins.ts";
import { listPairs, type StoredPair } from "#information/store/event-pairs.ts";
import { eventsById, listEvents } from "#information/store/event-rows.ts";
import { burstKey, exerciseMapping } from "./events.ts";
import type { Cast } from "./people.ts";

/**
 * The landing that was entered six times: two of its entries are said to be one by one person, two by another, and a third person's bulletin speaks of a second boat. The three decisions
 * cannot all be right, and whoever trains resolves them.
 */
export async function contradictLandings(database: Database, cast: Cast, now: Date): Promise<void> {
  const { items } = await cast.as("analyst", now).transaction((db) => listEvents(db, { dataset: exerciseMapping.dataset, area: "Coast", actor: "Black Cord", limit: 20 }));
  const [first, second, third] = items.filter(({ sourceKey }) => sourceKey.startsWith(burstKey)).map(({ id }) => id);
  if (first === undefined || second === undefined || third === undefined) return;
  const decisions = [
    { by: "analyst", pair: { one: first, other: second }, verdict: "same", reason: "The same bulletin, read out twice." },
    { by: "senior", pair: { one: second, other: third }, verdict: "same", reason: "The evening bulletin repeats that of noon." },
    { by: "analyst", pair: { one: first, other: third }, verdict: "different", reason: "The evening bulletin speaks of a second boat." },
  ] as const;
  for (const { by, pair, verdict, reason } of decisions) {
    const ctx = cast.as(by, now);
    await ctx.transaction(async (db) => decidePair(db, ctx, await suggestPair(db, ctx, pair), { verdict, reason, seen: 0 }));
  }
}

/** Which of the events of two publishers may be one: two pairs are decided, one each way, and the others wait for whoever trains. */
export async function matchPublishers(database: Database, cast: Cast, now: Date): Promise<void> {
  const work = { compute: async (...given: Parameters<typeof matchTellings>) => matchTellings(...given), progress: async () => undefined, requestedBy: cast.ids.analyst, runId: null, now };
  await matchCompartment(database, { compartmentId: cast.offices[0], labelRank: 0 }, work);
  const ctx = cast.as("analyst", now);
  await ctx.transaction(async (db) => {
    const { items } = await listPairs(db, { limit: 100 });
    const events = await eventsById(db, items.flatMap(({ oneId, otherId }) => [oneId, otherId]));
    const isRepeated = (pair: StoredPair) => originsOfTellings([pair.oneId, pair.otherId].flatMap((id) => events.get(id) ?? [])).length === 1;
    const [repeated, least] = [items.find(isRepeated) ?? items.at(0), items.at(-1)];
    if (repeated) await decidePair(db, ctx, repeated.id, { verdict: "same", reason: "Place, day and armed group agree; the monitor names KESTREL too and adds nothing of its own.", seen: 0 });
    if (least && least !== repeated) await decidePair(db, ctx, least.id, { verdict: "different", reason: "Another raid nearby: other attackers, other victims.", seen: 0 });
  });
}
