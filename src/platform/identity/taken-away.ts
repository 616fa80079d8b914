import { sql } from "kysely";
import type { Pool } from "../database/pools.ts";

/**
 * Whether what somebody began may not go on for them (S5): the account was closed, or the session or token it was asked with was taken
 * away. Signing out takes nothing away: a long import goes on while its owner is at home.
 */
export async function isTakenAway(pool: Pool, accountId: string, askedWith: string | null): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`
    select exists (select from access.account where id = ${accountId} and disabled_at is not null)
        or exists (select from access.session where id = ${askedWith}::uuid and revoked_at is not null and not is_signed_out)
        or exists (select from access.api_token where id = ${askedWith}::uuid and revoked_at is not null) as is
  `.execute(pool.db);
  return rows[0]?.is ?? true;
}
