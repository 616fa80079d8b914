import { sql } from "kysely";
import type { Db } from "#platform/database/pools.ts";
import { within } from "#platform/database/reach.ts";
import type { PairDecision } from "../model/event-pair.ts";
import type { KeptDecision } from "./event-pairs.ts";

export type DecidedPair = { readonly id: string; readonly compartmentId: string; readonly labelRank: number };

/** From here to the end of the transaction nobody else decides about the pair. Gives the decision that was the last one when it became ours. */
export async function lockDecisions(db: Db, pairId: string): Promise<KeptDecision | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${pairId}, 0))`.execute(db);
  return (await listDecisions(db, pairId))[0];
}

/** Adds a decision behind all others and gives its place among them. Asked for a pair that was locked. */
export async function addDecision(db: Db, pair: DecidedPair, { verdict, reason }: PairDecision, decidedBy: string, decidedAt: string): Promise<number> {
  const { rows } = await sql<{ ordinal: number }>`
    insert into information.event_pair_decision (pair_id, ordinal, compartment_id, label, verdict, reason, decided_by, decided_at)
    select ${pair.id}, coalesce(max(ordinal), 0) + 1, ${pair.compartmentId}, ${pair.labelRank}, ${verdict}, ${reason}, ${decidedBy}, ${decidedAt}::timestamptz
      from information.event_pair_decision where pair_id = ${pair.id} and ${within(db, "event_pair_decision")}
    returning ordinal
  `.execute(db);
  return rows[0]?.ordinal ?? 1;
}

/** Every decision about a pair, also those that were taken back, the last one first. Asked for a pair that was found. */
export async function listDecisions(db: Db, pairId: string): Promise<KeptDecision[]> {
  const { rows } = await sql<KeptDecision>`
    select kept.ordinal, kept.verdict, kept.reason, kept.decided_at as at, account.name as by
      from information.event_pair_decision as kept left join access.account on account.id = kept.decided_by
     where kept.pair_id = ${pairId} and ${within(db, "kept")} order by kept.ordinal desc
  `.execute(db);
  return rows;
}
