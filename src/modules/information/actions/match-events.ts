import { sql } from "kysely";
import type { Database } from "#platform/database/open-database.ts";
import type { Db } from "#platform/database/pools.ts";
import { recordEntry } from "#platform/ledger/record-entry.ts";
import { spanOf, type Telling } from "../model/event-record.ts";
import { matchVersion, reach, type Matched } from "../model/match-tellings.ts";
import { markLost, savePairs } from "../store/event-pair-writer.ts";
import { countTellings, hasSeveralDatasets, listTellings, type MatchScope } from "../store/event-tellings.ts";

export type MatchCounts = { readonly events: number; readonly compared: number; readonly found: number; readonly added: number; readonly decided: number; /** Pairs that waited and were not found again. */ readonly lost: number };
export const nothingMatched: MatchCounts = { events: 0, compared: 0, found: 0, added: 0, decided: 0, lost: 0 };

export type MatchWork = {
  /** In a thread of its own, where a server has to go on answering. */
  readonly compute: (events: readonly Telling[], matchedBefore: ReadonlySet<string>) => Promise<Matched>;
  /** Events that are done, told after each piece; a refusal stops before the next. */
  readonly progress: (done: number, total: number) => Promise<void>;
  readonly requestedBy: string;
  readonly runId: string | null;
  readonly now: Date;
};

/** As many as are compared within seconds and stay within a small memory; of fewer than some hundred, weights would mean little. */
const mostAtOnce = 20_000;

/**
 * Matches the events of a compartment piece by piece in the order of their days, each piece with those of the days before it that are within reach. A
 * piece is committed by itself: what is cut off has kept what it found.
 */
export async function matchCompartment(database: Database, scope: MatchScope, work: MatchWork): Promise<MatchCounts> {
  const { db } = database.worker;
  if (!(await hasSeveralDatasets(db, scope.compartmentId))) return nothingMatched;
  const total = await countTellings(db, scope);
  // Pieces of one size, so that the last one is not too small to learn from.
  const size = Math.max(1, Math.ceil(total / Math.max(1, Math.ceil(total / mostAtOnce))));
  let counts = nothingMatched;
  let before: readonly Telling[] = [];
  for (let piece = await listTellings(db, scope, undefined, size); ; ) {
    const last = piece.at(-1);
    if (last === undefined) return { ...counts, lost: await leave(database, scope, work) };
    const events = [...before, ...piece];
    const matched = await work.compute(events, new Set(before.map(({ id }) => id)));
    counts = added(counts, { events: piece.length, compared: matched.compared, ...(await keep(database, scope, matched, work)) });
    await work.progress(counts.events, Math.max(total, counts.events));
    const since = spanOf(last).first - reach.days;
    before = events.filter((event) => spanOf(event).first >= since);
    piece = await listTellings(db, scope, last, size);
  }
}

/** Only at the end: what is cut off has not looked at all. */
async function leave(database: Database, scope: MatchScope, { requestedBy, now }: MatchWork): Promise<number> {
  return database.worker.db.transaction().execute(async (db) => {
    const lost = await markLost(db, scope, now.toISOString());
    if (lost > 0) await tell(db, scope, requestedBy);
    return lost;
  });
}

async function keep(database: Database, scope: MatchScope, { pairs }: Matched, { requestedBy, runId, now }: MatchWork) {
  return database.worker.db.transaction().execute(async (db) => {
    const saved = await savePairs(db, pairs, { modelVersion: matchVersion, matchedAt: now.toISOString(), runId });
    if (saved.added > 0) await tell(db, scope, requestedBy);
    return { ...saved, lost: 0 };
  });
}

async function tell(db: Db, { compartmentId }: MatchScope, requestedBy: string): Promise<void> {
  await recordEntry(db, { actorId: requestedBy, event: "information.events-matched", compartmentId });
  await sql`
    select pg_notify('vigie_live', case kind when 'open-data' then kind else id::text end || ' 0 information.event-pair ' || id || ' false')
      from access.compartment where id = ${compartmentId}
  `.execute(db);
}

export function added(one: MatchCounts, other: MatchCounts): MatchCounts {
  return { events: one.events + other.events, compared: one.compared + other.compared, found: one.found + other.found, added: one.added + other.added, decided: one.decided + other.decided, lost: one.lost + other.lost };
}
