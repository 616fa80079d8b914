import { sql } from "kysely";
import type { Database } from "../database/open-database.ts";

export type Member = { readonly email: string; readonly language: string };

/** Who holds this role in the compartment now, may read this label, and is kept out by no barrier: for mails without content. */
export async function listMembers(database: Database, { compartmentId, role, label }: { compartmentId: string; role: string; label: number }): Promise<readonly Member[]> {
  const { rows } = await sql<Member>`
    select distinct account.email, account.language
      from access.membership join access.account on account.id = membership.account_id
     where membership.compartment_id = ${compartmentId} and membership.role = ${role} and now() >= membership.valid_from
       and (membership.valid_until is null or now() < membership.valid_until)
       and account.disabled_at is null and account.clearance >= ${label}
       and membership.compartment_id <> all (access.barred(account.id))
     order by account.email
  `.execute(database.auth.db);
  return rows;
}
