import { randomUUID } from "node:crypto";
import type { Database } from "#platform/database/open-database.ts";
import type { Db } from "#platform/database/pools.ts";
import { proveEntry } from "#platform/ledger/prove-entry.ts";
import { recordEntry } from "#platform/ledger/record-entry.ts";
import { sequenceEntries } from "#platform/ledger/sequence.ts";
import { rawPublicKey, type LogKey } from "#platform/ledger/signed-note.ts";
import { refuse } from "#platform/refusal.ts";
import { isLogVouchedFor, digestOfCertificate, digestOfList, keyListEvent, type KeyList, type KeyProof, type VouchedLog } from "#platform/rules/sealing/key-list.ts";
import { keepList, keepVouchedLog, lockLists, newestList } from "../store/key-lists.ts";
import { findOrganisation } from "../store/keys.ts";
import { inForce } from "./keys-in-force.ts";

/** Enters the list of certificates in force when it, or the day, is another than that of the newest list. In the caller's transaction, with the change. */
export async function enterKeyList(db: Db, now: Date): Promise<void> {
  const organisation = await findOrganisation(db);
  if (!organisation) return;
  await lockLists(db);
  const certificates = (await inForce(db, now)).filter((one) => one.organisation === organisation.root);
  const list: KeyList = { organisation: organisation.root, day: now.toISOString().slice(0, 10), certificates: (await Promise.all(certificates.map(digestOfCertificate))).toSorted() };
  const [newest, digest] = await Promise.all([newestList(db, organisation.root), digestOfList(list)]);
  if (newest && (await digestOfList(newest.list)) === digest) return;
  const id = randomUUID();
  await recordEntry(db, { id, actorId: null, event: keyListEvent, digest: Buffer.from(digest, "hex") });
  await keepList(db, id, list);
}

/** Each minute: somebody may have left, and each day has a list of its own. */
export async function enterKeyListEachMinute({ worker }: Database, now: Date): Promise<void> {
  await worker.db.transaction().execute((db) => enterKeyList(db, now));
}

const pauseMs = 50;
const mostTries = 40;

/** The newest list with the proof that it stands in the ledger. An entry of a moment ago gets its place first. */
export async function proveKeyList({ worker }: Database, key: LogKey, organisation: string): Promise<KeyProof | null> {
  for (let tried = 0; ; tried += 1) {
    const newest = await newestList(worker.db, organisation);
    if (!newest) return null;
    if (newest.isPlaced || tried === mostTries) return { list: newest.list, ...(await proveEntry(worker.db, newest.entryId)) };
    await sequenceEntries(worker, key);
    // Whoever else gives places just now has the lock.
    if (tried > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

export function publicLogKey(key: Pick<LogKey, "publicKey">): string {
  return rawPublicKey(key.publicKey).toString("base64url");
}

/** The root of an organisation of before vouches for its ledger, or for another one after the ledger's key was lost. */
export async function vouchLater({ worker }: Database, key: Pick<LogKey, "publicKey">, log: VouchedLog, now: Date, actorId: string): Promise<void> {
  await worker.db.transaction().execute(async (db) => {
    const organisation = (await findOrganisation(db)) ?? refuse("protection.organisation-not-found");
    if (log.key !== publicLogKey(key) || !isLogVouchedFor(organisation.root, log)) refuse("protection.ceremony-incomplete");
    await keepVouchedLog(db, log);
    await recordEntry(db, { actorId, event: "protection.log-vouched-for" });
    await enterKeyList(db, now);
  });
}
