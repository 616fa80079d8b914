import { createHash } from "node:crypto";
import type { Database } from "#platform/database/open-database.ts";
import type { Db } from "#platform/database/pools.ts";
import { refuse } from "#platform/refusal.ts";
import { recipientsFor } from "#platform/rules/sealing/certificate.ts";
import { digestOfCertificate } from "#platform/rules/sealing/key-list.ts";
import { recipientCount } from "#platform/rules/sealing/hybrid.ts";
import type { ContactKeys, FileSubmission, SourceFile, SourceMessage, SourceWish, VisitAnswer } from "../contract.ts";
import { doorReaders } from "../model/door-readers.ts";
import { addFile, countFiles, deleteFiles } from "../store/sealed-files.ts";
import { findOrganisation, listOpenDoors, listReaders } from "../store/keys.ts";
import { askToShred } from "../store/shredding.ts";
import { deleteCopies } from "../store/sealed-copies.ts";
import { addFiling, addMessage, deleteContents, findByLogin, hasMessage, listMessages, nextNumber, withdrawConsent, type FoundFiling } from "../store/sealed-submissions.ts";
import { inForce } from "./keys-in-force.ts";
import { newestList } from "../store/key-lists.ts";

const dayOf = (now: Date) => now.toISOString().slice(0, 10);

/**
 * Doors that somebody could open today, and the keys to seal to. A door without a reader's key is not offered: nobody could read what comes. Nor is a
 * key that the ledger's newest list lacks, or any while the root vouches for no ledger: no sender's browser would take it (S31).
 */
export async function contactKeys({ worker }: Database, now: Date): Promise<ContactKeys> {
  const [organisation, all, doors, readers] = await Promise.all([findOrganisation(worker.db), inForce(worker.db, now), listOpenDoors(worker.db), listReaders(worker.db, now)]);
  if (!organisation) return { organisation: null, certificates: [], doors: [] };
  const listed = new Set(organisation.log === null ? [] : (await newestList(worker.db, organisation.root))?.list.certificates);
  const digests = await Promise.all(all.map(digestOfCertificate));
  const certificates = all.filter((_, at) => listed.has(digests[at] ?? ""));
  const ring = { organisation: organisation.root, certificates };
  const offered = doors.map((open) => {
    const of = recipientsFor(ring, open.compartmentId, dayOf(now)).filter(({ holder }) => readers.some((reader) => reader.accountId === holder && reader.compartmentId === open.compartmentId && reader.door === open.door));
    return { ...open, readers: of.map(({ signer }) => signer) };
  }).filter((open) => open.readers.length > 0);
  const needed = certificates.filter((one) => one.compartment === "" || offered.some((open) => open.compartmentId === one.compartment));
  return { organisation: { name: organisation.name, root: organisation.root, log: organisation.log }, certificates: needed, doors: offered };
}

/** Keeps a closed box under the day it came (S42). Sent twice on a bad line, it is kept once. */
export async function fileSubmission(database: Database, input: Omit<FileSubmission, "puzzle">, now: Date): Promise<void> {
  const keys = await contactKeys(database, now);
  const door = keys.doors.find((open) => open.compartmentId === input.compartmentId && open.door === input.door) ?? refuse("protection.door-not-found");
  const sealed = await checkedBox(input.sealed, input.keyIds.length);
  if (!door.readers.some((signer) => input.keyIds.includes(signer))) refuse("protection.sealed-to-nobody-invalid");
  const { worker } = database;
  const isNew = await addFiling(worker.db, { id: input.id, compartmentId: input.compartmentId, door: input.door, readers: doorReaders[input.door], filedOn: dayOf(now), bucket: sealed.length, sealed, keyIds: input.keyIds, loginHash: Buffer.from(input.loginHash, "base64url"), replyKey: input.replyKey });
  if (!isNew && (await findByLogin(worker.db, Buffer.from(input.loginHash, "base64url")))?.id !== input.id) refuse("protection.submission-exists");
}

/** A box that is one, to hybrid keys alone, as many as are named (S29). The server can count keys; it has none. */
async function checkedBox(text: string, keys: number): Promise<Buffer> {
  const sealed = Buffer.from(text, "base64url");
  const counted = await recipientCount(sealed).catch(() => 0);
  return counted === keys ? sealed : refuse("protection.box-invalid");
}

/** Three of the largest answers fit into the one size of all visits. */
const answersAtOnce = 2;

/** What the receipt finds: the same shape whether there is something or not. */
export async function visit({ worker }: Database, { login, before }: { login: string; before: number }): Promise<VisitAnswer> {
  return worker.db.transaction().execute(async (db) => {
    const found = await findByLogin(db, hashOfLogin(login));
    if (!found) return { found: null };
    const [answers, next] = await Promise.all([listMessages(db, { submissionId: found.id, direction: "to-source", before, limit: answersAtOnce + 1 }), nextNumber(db, found.id)]);
    const { readers: _readers, ...said } = found;
    return { found: { ...said, keyIds: [...said.keyIds], nextNumber: next, hasOlder: answers.length > answersAtOnce, messages: answers.slice(-answersAtOnce).map((one) => ({ ...one, keyIds: [...one.keyIds] })) } };
  });
}

export async function addSourceMessage(database: Database, input: SourceMessage, now: Date): Promise<void> {
  const sealed = await checkedBox(input.sealed, input.keyIds.length);
  await asSource(database, input.login, async (db, found) => {
    const isNew = await addMessage(db, { id: input.id, submissionId: found.id, compartmentId: found.compartmentId, readers: found.readers, direction: "from-source", sentOn: dayOf(now), number: input.number, bucket: sealed.length, sealed, keyIds: input.keyIds });
    if (!isNew && !(await hasMessage(db, found.id, input.id))) refuse("protection.message-number-taken");
  });
}

/** A file of the source, cleaned and sealed in its browser. */
export async function addSourceFile(database: Database, input: SourceFile, now: Date): Promise<void> {
  const sealed = await checkedBox(input.sealed, input.keyIds.length);
  await asSource(database, input.login, async (db, found) => {
    if ((await countFiles(db, found.id)) >= mostFilesKept) refuse("protection.too-many-files-invalid");
    await addFile(db, { id: input.id, submissionId: found.id, compartmentId: found.compartmentId, readers: found.readers, sentOn: dayOf(now), bucket: sealed.length, sealed, keyIds: input.keyIds });
  });
}

/** Clean copies and originals of several visits. */
const mostFilesKept = 40;

/** The source may take back consent, or everything. Nobody is asked (3.3). */
export async function obeySource(database: Database, { login, wish }: SourceWish, now: Date): Promise<void> {
  await asSource(database, login, async (db, found) => {
    if (wish === "withdraw-consent") return withdrawConsent(db, found.id, dayOf(now));
    await deleteCopies(db, found.id);
    await deleteFiles(db, found.id);
    await deleteContents(db, found.id, dayOf(now));
    await askToShred(db);
  });
}

async function asSource({ worker }: Database, login: string, work: (db: Db, found: FoundFiling) => Promise<void>): Promise<void> {
  await worker.db.transaction().execute(async (db) => {
    const found = await findByLogin(db, hashOfLogin(login));
    if (!found || found.status === "deleted") refuse("protection.receipt-not-found");
    await work(db, found);
  });
}

function hashOfLogin(login: string): Buffer {
  return createHash("sha256").update(login).digest();
}
