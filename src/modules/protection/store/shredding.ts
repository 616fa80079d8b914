import { sql } from "kysely";
import type { Db } from "#platform/database/pools.ts";

export const sealedTables = ["protection.sealed_submission", "protection.sealed_message", "protection.sealed_file", "protection.sealed_copy"] as const;

/** In the transaction of the deletion. */
export async function askToShred(worker: Db): Promise<void> {
  await sql`insert into protection.shredding (asked_at) values (clock_timestamp()) on conflict (is_one) do update set asked_at = excluded.asked_at`.execute(worker);
}

export async function whenAskedToShred(worker: Db): Promise<string | undefined> {
  const { rows } = await sql<{ at: string }>`select asked_at::text as at from protection.shredding`.execute(worker);
  return rows[0]?.at;
}

/** Unless something more was deleted in the meantime. */
export async function endShredding(worker: Db, askedAt: string): Promise<void> {
  await sql`delete from protection.shredding where asked_at = ${askedAt}::timestamptz`.execute(worker);
}
