import { sql, type Kysely } from "kysely";
import { recordEntry } from "../ledger/record-entry.ts";
import { refuse } from "../refusal.ts";
import { hashToken, makeToken } from "./secret-token.ts";

export type Invitation = { readonly id: string; readonly accountId: string | null; readonly purpose: "first-administrator" | "invitation" };

/**
 * The one-hour link for the first administrator. It is made by whoever runs the server, and only while no account exists: no
 * address on the network can make an administrator out of nothing (S7).
 */
export async function inviteFirstAdministrator(auth: Kysely<unknown>, now: Date): Promise<string | undefined> {
  const { rows } = await sql<{ any: boolean }>`select exists (select from access.account where not is_exercise and email <> ${systemEmail}) as any`.execute(auth);
  if (rows[0]?.any) return undefined;
  await sql`delete from access.invitation where purpose = 'first-administrator'`.execute(auth);
  return storeInvitation(auth, null, "first-administrator", new Date(now.getTime() + 3_600_000));
}

/** The account that stands for the command line on the server itself; nobody can sign in with it. */
export const systemEmail = "command-line@vigie.invalid";

export function inviteAccount(auth: Kysely<unknown>, accountId: string, now: Date): Promise<string> {
  return storeInvitation(auth, accountId, "invitation", new Date(now.getTime() + 7 * 86_400_000));
}

async function storeInvitation(auth: Kysely<unknown>, accountId: string | null, purpose: Invitation["purpose"], expiresAt: Date): Promise<string> {
  const token = makeToken();
  await sql`
    insert into access.invitation (account_id, purpose, token_hash, expires_at) values (${accountId}, ${purpose}, ${hashToken(token)}, ${expiresAt})
  `.execute(auth);
  return token;
}

export async function findInvitation(auth: Kysely<unknown>, token: string, now: Date): Promise<Invitation | undefined> {
  const { rows } = await sql<Invitation>`
    select id, account_id as "accountId", purpose
      from access.invitation
     where token_hash = ${hashToken(token)} and used_at is null and expires_at > ${now}
  `.execute(auth);
  return rows[0];
}

export type Welcomed = { readonly accountId: string; readonly name: string; readonly email: string };

/**
 * The account an invitation is for. The first administrator's is made here; asking again before the link is used finds the same
 * one, so that a person may try a passkey, cancel, and take a password instead.
 */
export async function accountOfInvitation(auth: Kysely<unknown>, invitation: Invitation, person: { name: string; email: string; language: string }): Promise<Welcomed> {
  if (invitation.accountId) {
    const { rows } = await sql<Welcomed>`select id as "accountId", name, email from access.account where id = ${invitation.accountId} and disabled_at is null`.execute(auth);
    return rows[0] ?? refuse("platform.invitation-not-found");
  }
  return auth.transaction().execute(async (db) => {
    const { rows } = await sql<Welcomed>`
      insert into access.account (name, email, language, clearance, is_administrator)
      values (${person.name}, ${person.email}, ${person.language}, 0, true)
      returning id as "accountId", name, email
    `.execute(db);
    const [made] = rows;
    if (!made) return refuse("platform.invitation-not-found");
    await sql`update access.invitation set account_id = ${made.accountId} where id = ${invitation.id}`.execute(db);
    await recordEntry(db, { actorId: made.accountId, event: "access.first-administrator-made", recordId: made.accountId });
    return made;
  });
}

/** Marks the link as used; a second use of the same link in the same moment loses. */
export async function useInvitation(auth: Kysely<unknown>, id: string, now: Date): Promise<void> {
  const { rows } = await sql<{ id: string }>`update access.invitation set used_at = ${now} where id = ${id} and used_at is null returning id`.execute(auth);
  if (rows.length === 0) refuse("platform.invitation-not-found");
}
