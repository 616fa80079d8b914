import { sql } from "kysely";
import type { Db } from "#platform/database/pools.ts";
import type { FoundPair } from "../model/match-tellings.ts";
import { inScope, type MatchScope } from "./event-tellings.ts";

/** The matching that found pairs: the version of its method, when it was, and the job it ran in. */
export type FoundBy = { readonly modelVersion: string; readonly matchedAt: string; readonly runId: string | null };
export type SavedPairs = { readonly found: number; readonly added: number; readonly decided: number };

/** Nothing stands that somebody decided about it. */
const isOpen = sql`coalesce((select verdict from information.event_pair_decision as decision where decision.pair_id = event_pair.id order by ordinal desc limit 1), 'withdrawn') = 'withdrawn'`;

/**
 * Keeps what was found: new pairs are added, those that wait are weighed anew, and those about which somebody decided stay as they were decided on.
 * Compartment and label come from the events themselves.
 */
export async function savePairs(db: Db, pairs: readonly FoundPair[], { modelVersion, matchedAt, runId }: FoundBy): Promise<SavedPairs> {
  if (pairs.length === 0) return { found: 0, added: 0, decided: 0 };
  const { rows } = await sql<{ added: boolean }>`
    insert into information.event_pair (compartment_id, label, one_id, other_id, probability, bits, reasons, model_version, matched_at, run_id)
    select one.compartment_id, greatest(one.label, other.label), one.id, other.id, found.probability, found.bits, found.reasons, ${modelVersion}, ${matchedAt}::timestamptz, ${runId}::uuid
      from json_to_recordset(${JSON.stringify(pairs)}::json) as found (one uuid, other uuid, probability double precision, bits double precision, reasons jsonb)
      join information.event as one on one.id = found.one
      join information.event as other on other.id = found.other and other.compartment_id = one.compartment_id
        on conflict (one_id, other_id) do update
       set probability = excluded.probability, bits = excluded.bits, reasons = excluded.reasons, model_version = excluded.model_version, matched_at = excluded.matched_at, run_id = excluded.run_id, label = excluded.label, lost_at = null
     where ${isOpen}
    returning xmax = 0 as added
  `.execute(db);
  return { found: pairs.length, added: rows.filter(({ added }) => added).length, decided: pairs.length - rows.length };
}

/**
 * Marks the pairs of which a matching compared both events and that it did not find again, and gives how many. Of events outside of its scope it says nothing, and a
 * pair that somebody decided about stays as it is.
 */
export async function markLost(db: Db, scope: MatchScope, matchedAt: string): Promise<number> {
  const { rows } = await sql`
    update information.event_pair set lost_at = ${matchedAt}::timestamptz
     where compartment_id = ${scope.compartmentId} and lost_at is null and suggested_by is null and matched_at < ${matchedAt}::timestamptz and ${isOpen}
       and one_id in (select id from information.event where ${inScope(scope)}) and other_id in (select id from information.event where ${inScope(scope)})
    returning id
  `.execute(db);
  return rows.length;
}
