import { sql } from "kysely";
import type { Db } from "../database/pools.ts";

/**
 * Keeps the classification of the records that are cited as it is until the end of the transaction, and lets nobody begin to cite the
 * one that is raised: of two saves at the same moment, one sees what the other did (S22). Locks of this kind are taken before anything
 * is read that they keep still, and all in one order, so that two saves never wait for each other.
 */
export async function holdLabels(db: Db, cited: readonly string[], raised?: string): Promise<void> {
  if (cited.length === 0 && raised === undefined) return;
  await sql`
    select case when one.id = ${raised ?? null}::uuid then pg_advisory_xact_lock(one.key) else pg_advisory_xact_lock_shared(one.key) end
      from (select id, hashtextextended(id::text, 22) as key from unnest(${[...cited, ...(raised === undefined ? [] : [raised])]}::uuid[]) as named (id)
             group by id order by key) as one
  `.execute(db);
}
