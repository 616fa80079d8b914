import type { Database } from "#platform/database/open-database.ts";
import { decidePair } from "#information/actions/decide-pair.ts";
import { matchCompartment } from "#information/actions/match-events.ts";
import { matchTellings } from "#information/model/match-tellings.ts";
import { originsOfTellings } from "#information/model/telling-origins.ts";
import { listPairs, type StoredPair } from "#information/store/event-pairs.ts";
import { eventsById } from "#information/store/event-rows.ts";
import type { Cast } from "./people.ts";

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
