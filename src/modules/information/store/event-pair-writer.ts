import { sql } from "kysely";
import type { Db } from "#platform/database/pools.ts";
import type { FoundPair } from "../model/match-tellings.ts";

export type SavedPairs = { readonly found: number; readonly added: number; readonly decided: number };

/**
 * Keeps what was found: new pairs are added, those that wait are weighed anew, and those about which somebody decided stay as they were decided on.
 * Compartment and label come from the events themselves.
 */
export async function savePairs(db: Db, pairs: readonly FoundPair[], matchedAt: string, runId: string | null): Promise<SavedPairs> {
  if (pairs.length === 0) return { found: 0, added: 0, decided: 0 };
  const { rows } = await sql<{ added: boolean }>`
    insert into information.event_pair (compartment_id, label, one_id, other_id, probability, bits, reasons, matched_at, run_id)
    select one.compartment_id, greatest(one.label, other.label), one.id, other.id, found.probability, found.bits, found.reasons, ${matchedAt}::timestamptz, ${runId}::uuid
      from json_to_recordset(${JSON.stringify(pairs)}::json) as found (one uuid, other uuid, probability double precision, bits double precision, reasons jsonb)
      join information.event as one on one.id = found.one
      join information.event as other on other.id = found.other and other.compartment_id = one.compartment_id
        on conflict (one_id, other_id) do update
       set probability = excluded.probability, bits = excluded.bits, reasons = excluded.reasons, matched_at = excluded.matched_at, run_id = excluded.run_id, label = excluded.label
     where not exists (select from information.event_pair_decision as decision where decision.pair_id = event_pair.id)
    returning xmax = 0 as added
  `.execute(db);
  return { found: pairs.length, added: rows.filter(({ added }) => added).length, decided: pairs.length - rows.length };
}
