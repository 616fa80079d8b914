import { sql } from "kysely";
import type { Db } from "#platform/database/pools.ts";
import { listLinked } from "#platform/records/stored.ts";
import type { LinkedRecord } from "#platform/rules/kind.ts";

/**
 * The case behind a letter, read for the rules and not for the person who asks: somebody who clears or publishes learns whether everybody in it
 * agrees, and not whom it is about.
 */
export function caseBehind(worker: Db, caseId: string): Promise<LinkedRecord[]> {
  return listLinked(worker, [caseId], []);
}

/** Held until the transaction ends: nobody is published while they take their word back, and the other way round. */
export async function holdCase(db: Db, caseId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`protection.case ${caseId}`}, 0))`.execute(db);
}
