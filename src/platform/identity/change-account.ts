import { sql } from "kysely";
import type { Context } from "../context.ts";
import type { Db } from "../database/pools.ts";
import { refuse } from "../refusal.ts";
import { keepAccountChange } from "./access-changes.ts";
import { changedDetails, detailEvents, whyNotChangeDetails, type AccountDetails, type WantedDetails } from "./account-details.ts";
import { systemEmail } from "./invitation.ts";
import { tellOwner } from "./notice.ts";
import type { IdentityParts } from "./sign-in-routes.ts";

export type AccountChanging = WantedDetails & { readonly reason: string };

/** Changes what is known of an account, tells its owner, and keeps each change with its reason and the state before and after. */
export async function changeAccount(db: Db, ctx: Context, parts: IdentityParts, id: string, { reason, ...wanted }: AccountChanging): Promise<void> {
  const account = await openAccountForUpdate(db, id);
  const why = whyNotChangeDetails(account, wanted);
  if (why) refuse(why);
  const changed = changedDetails(account, wanted);
  const after = { name: wanted.name ?? account.name, email: wanted.email ?? account.email, language: wanted.language ?? account.language, clearance: wanted.clearance ?? account.clearance };
  const hasMoved = changed.includes("email");
  if (hasMoved) {
    await refuseTakenEmail(db, after.email, id);
    await tellOwner(db, parts, id, "access.notice.email-changed", {});
  }
  await sql`update access.account set name = ${after.name}, email = ${after.email}, language = ${after.language}, clearance = ${after.clearance} where id = ${id}`.execute(db);
  if (hasMoved) {
    await tellOwner(db, parts, id, "access.notice.email-changed", {});
    await endWhatTheOldAddressOpened(db, ctx, id);
  }
  if (changed.some((detail) => detail !== "email")) await tellOwner(db, parts, id, "access.notice.account-changed", {});
  for (const detail of changed) {
    await keepAccountChange(db, ctx, { event: detailEvents[detail], accountId: id, reason, before: [String(account[detail])], after: [String(after[detail])] });
  }
}

type OpenAccount = AccountDetails & { readonly isAdministrator: boolean };

/** The account that stands for the command line is nobody's and does not change. */
async function openAccountForUpdate(db: Db, id: string): Promise<OpenAccount> {
  const { rows } = await sql<OpenAccount>`
    select name, email, language, clearance, is_administrator as "isAdministrator"
      from access.account where id = ${id} and disabled_at is null and email <> ${systemEmail} for update
  `.execute(db);
  return rows[0] ?? refuse("platform.record-not-found");
}

/** An address signs one person in, however it is spelled. */
export async function refuseTakenEmail(db: Db, email: string, exceptId?: string): Promise<void> {
  const { rows } = await sql`select from access.account where lower(email) = lower(${email}) and disabled_at is null and id is distinct from ${exceptId ?? null}`.execute(db);
  if (rows.length > 0) refuse("platform.email-taken", { fields: [{ path: "email", code: "platform.email-taken" }] });
}

/**
 * Nobody recovers an account by mail: a way in is set by a personal link alone, and it may have gone to the address that is no longer
 * theirs. So open links end with the sessions, and whoever the account belongs to signs in again. Tokens stay: their owner made each of
 * them by name, sees them, and is told at both addresses.
 */
async function endWhatTheOldAddressOpened(db: Db, ctx: Context, id: string): Promise<void> {
  await sql`update access.session set revoked_at = ${ctx.now} where account_id = ${id} and revoked_at is null`.execute(db);
  await sql`update access.invitation set expires_at = ${ctx.now} where account_id = ${id} and used_at is null and expires_at > ${ctx.now}`.execute(db);
}
