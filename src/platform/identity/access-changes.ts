import { sql } from "kysely";
import type { Context } from "../context.ts";
import type { Db } from "../database/pools.ts";
import { recordEntry } from "../ledger/record-entry.ts";

/** One change of who may see what: its event is that of the ledger; `before` and `after` are what it changed, as codes or words. */
export type AccessChange = {
  readonly event: string;
  readonly at: string;
  readonly byName: string | null;
  readonly reason: string | null;
  readonly office: string | null;
  readonly role: string | null;
  readonly countryIso3: string | null;
  readonly before: readonly string[];
  readonly after: readonly string[];
};

type AccountChange = { event: string; accountId: string; reason: string; before?: readonly string[]; after?: readonly string[] };

/** Keeps the reason of a change of an account, and enters the change in the ledger, in the same transaction (S63). */
export async function keepAccountChange(db: Db, ctx: Context, change: AccountChange): Promise<void> {
  const { event, accountId, reason, before = [], after = [] } = change;
  await sql`
    insert into access.account_change (account_id, event, reason, before, after, changed_by, changed_at)
    values (${accountId}, ${event}, ${reason}, ${[...before]}::text[], ${[...after]}::text[], ${ctx.viewer.userId}, ${ctx.now})
  `.execute(db);
  await recordEntry(db, { actorId: ctx.viewer.userId, event, recordId: accountId });
}

/** What was changed about an account's access, and why, the latest first. */
export async function accountChanges(db: Db, accountId: string): Promise<readonly AccessChange[]> {
  const { rows } = await sql<AccessChange>`
    select change.event, change.at, account.name as "byName", change.reason, compartment.name as office, change.role, null as "countryIso3", change.before, change.after
      from (select 'access.account-made' as event, created_at as at, created_by as by, null as reason, null::uuid as compartment_id, null as role, '{}'::text[] as before, '{}'::text[] as after
              from access.account where id = ${accountId}
            union all
            select event, changed_at, changed_by, reason, null, null, before, after from access.account_change where account_id = ${accountId}
            union all
            select 'access.membership-granted', valid_from, granted_by, reason, compartment_id, role, '{}', '{}' from access.membership where account_id = ${accountId}
            union all
            select 'access.membership-ended', ended_at, ended_by, ended_reason, compartment_id, role, '{}', '{}' from access.membership where account_id = ${accountId} and ended_at is not null
            union all
            select 'access.barrier-set', set_at, set_by, reason, compartment_id, null, '{}', '{}' from access.barrier where account_id = ${accountId}
            union all
            select 'access.barrier-ended', ended_at, ended_by, ended_reason, compartment_id, null, '{}', '{}' from access.barrier where account_id = ${accountId} and ended_at is not null
           ) as change
      left join access.account on account.id = change.by
      left join access.compartment on compartment.id = change.compartment_id
     order by change.at desc, change.event
  `.execute(db);
  return rows;
}

/** Which offices were made, renamed, closed and opened again, which nationality rules were set and ended in them, and why, the latest first. */
export async function officeChanges(db: Db): Promise<readonly AccessChange[]> {
  const { rows } = await sql<AccessChange>`
    select change.event, change.at, account.name as "byName", change.reason, compartment.name as office, null as role, change.country as "countryIso3", change.before, change.after
      from (select 'access.compartment-made' as event, created_at as at, created_by as by, null as reason, id as compartment_id, null as country, '{}'::text[] as before, '{}'::text[] as after
              from access.compartment where kind = 'office'
            union all
            select event, changed_at, changed_by, reason, compartment_id, null, array_remove(array[before], null), array_remove(array[after], null) from access.compartment_change
            union all
            select 'access.nationality-rule-set', set_at, set_by, reason, compartment_id, country_iso3, '{}', '{}' from access.nationality_rule
            union all
            select 'access.nationality-rule-ended', ended_at, ended_by, ended_reason, compartment_id, country_iso3, '{}', '{}' from access.nationality_rule where ended_at is not null
           ) as change
      join access.compartment on compartment.id = change.compartment_id
      left join access.account on account.id = change.by
     order by change.at desc, change.event
  `.execute(db);
  return rows;
}
