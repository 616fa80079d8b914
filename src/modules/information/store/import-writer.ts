import { sql } from "kysely";
import type { Pool } from "#platform/database/pools.ts";
import { writers } from "#partners/model/role.ts";

/**
 * Whether the account may bring events in now: it holds a role that writes, in some open office, is not closed itself, and no barrier stands
 * between it and the compartment. Asked again when the job runs, because a role can end between the request and the run (S19).
 */
export async function mayImport(pool: Pool, accountId: string, compartmentId: string): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select exists (
             select from access.membership join access.compartment on compartment.id = membership.compartment_id and compartment.closed_at is null
              where account_id = ${accountId} and role = any (${[...writers]}::text[])
                and now() >= valid_from and (valid_until is null or now() < valid_until))
           and exists (select from access.account where id = ${accountId} and disabled_at is null)
           and ${compartmentId}::uuid <> all ((select access.barred(${accountId}::uuid))::uuid[]) as may
  `.execute(pool.db);
  return rows[0]?.may ?? false;
}
