import type { Context } from "#platform/context.ts";
import type { Database } from "#platform/database/open-database.ts";
import { listPasskeys } from "#platform/identity/passkey.ts";
import { recordEntry } from "#platform/ledger/record-entry.ts";
import { refuse } from "#platform/refusal.ts";
import type { KeyCopyInput } from "../contract.ts";
import { keepKeyCopy, removeKeyCopies } from "../store/keys.ts";

/** The private half once more, for a passkey of the same account. The passphrase goes on opening the first. */
export async function copyOwnKey(ctx: Context, { auth }: Database, { credential, signer, closed }: KeyCopyInput): Promise<void> {
  const accountId = ctx.viewer.userId;
  const passkey = (await listPasskeys(auth.db, accountId)).find((one) => one.credential === credential) ?? refuse("protection.passkey-not-found");
  await ctx.transaction(async (db) => {
    if (!(await keepKeyCopy(db, { accountId, passkeyId: passkey.id, signer, closed, at: ctx.now }))) refuse("protection.own-key-is-other");
    await recordEntry(db, { actorId: accountId, event: "protection.key-copy-made", recordId: passkey.id });
  });
}

/** What somebody copied from the server before stays closed to whoever does not hold the passkey; nobody can take it back. */
export async function removeKeyCopy(ctx: Context, passkeyId: string): Promise<void> {
  const accountId = ctx.viewer.userId;
  await ctx.transaction(async (db) => {
    if ((await removeKeyCopies(db, accountId, passkeyId)) === 0) refuse("platform.record-not-found");
    await recordEntry(db, { actorId: accountId, event: "protection.key-copy-removed", recordId: passkeyId });
  });
}
