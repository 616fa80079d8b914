import { createHash, randomBytes, sign } from "node:crypto";
import { onlyReceives, type Context } from "#platform/context.ts";
import type { Database } from "#platform/database/open-database.ts";
import type { Db } from "#platform/database/pools.ts";
import { recordEntry } from "#platform/ledger/record-entry.ts";
import type { LogKey } from "#platform/ledger/signed-note.ts";
import { recordReading } from "#platform/records/record-reading.ts";
import type { RegisteredKind } from "#platform/records/registry.ts";
import { findRecord } from "#platform/records/stored.ts";
import { refuse } from "#platform/refusal.ts";
import type { RecordContent, StoredRecord } from "#platform/rules/kind.ts";
import { labelRank } from "#platform/rules/label.ts";
import { recipientCount } from "#platform/rules/sealing/hybrid.ts";
import { signedMessage } from "#platform/rules/sealing/signing.ts";
import { addressesOf, identityPaths, recordsAtOnce, stayingPaths, type Answers, type ContactAnswer, type ContactInput, type ListedPack, type MadePack, type NewPack, type NotesInput, type PackedAnswers, type PackIdentity, type PackList } from "../model/mission-pack/mission-pack.ts";
import { digestOfNote, receiptPurpose, type NoteReceipt } from "../model/mission-pack/road-note.ts";
import { visitKind } from "../model/visit/visit-kind.ts";
import { addNote, addPack, askWipe, countNotes, findPack, findPackByToken, listNotes, listPacks, noteContact, recordsOf, takeIdentity, type FoundPack, type PackRow } from "../store/mission-packs.ts";
import { findSubmission } from "../store/sealed-submissions.ts";
import { publicLogKey } from "./key-list.ts";

/** Who may order that a device of a colleague is wiped. */
const wipers: readonly string[] = ["director", "mandateHolder"];
const hourMs = 3_600_000;

/**
 * Notes that these records travel on a device, and gives it what it needs to be heard later. The records themselves are read by the browser, through the same doors as always: a pack never
 * opens what its holder may not read.
 */
export async function makePack(ctx: Context, kinds: readonly RegisteredKind[], visitId: string, { signer, hours, records }: NewPack, key: LogKey): Promise<MadePack> {
  const token = randomBytes(32).toString("base64url");
  const until = new Date(ctx.now.getTime() + hours * hourMs);
  return ctx.transaction(async (db) => {
    const visit = await visitOfOffice(db, ctx, visitId);
    const names = [...new Set(records.map(({ path, id }) => `${path}/${id}`))];
    for (const { path, id } of records) await seeRecord(db, kinds, path, id);
    const { content: { label }, compartmentId } = visit;
    const id = (await addPack(db, { visitId, compartmentId, label: labelRank(label), accountId: ctx.viewer.userId, signer, tokenHash: hashOf(token), records: names, madeAt: ctx.now, until })) ?? refuse("protection.pack-exists");
    await recordEntry(db, { actorId: ctx.viewer.userId, event: "protection.mission-pack-made", recordId: visitId, compartmentId, label: labelRank(label) });
    return { id, token, madeAt: ctx.now.toISOString(), until: until.toISOString(), logKey: publicLogKey(key) };
  });
}

/** Of a visit that one reads as somebody of its office; others answer as if there were none, or receive it and carry nothing. */
async function visitOfOffice(db: Db, ctx: Context, id: string): Promise<StoredRecord<RecordContent>> {
  const visit = (await findRecord(db, visitKind, id)) ?? refuse("protection.visit-not-found");
  if (ctx.viewer.isToken || onlyReceives(ctx.viewer, visit.compartmentId)) refuse("protection.pack-not-for-your-role");
  return visit;
}

async function seeRecord(db: Db, kinds: readonly RegisteredKind[], path: string, id: string): Promise<void> {
  if (isOneOf(identityPaths, path)) refuse("protection.pack-identity-invalid");
  if (isOneOf(stayingPaths, path)) refuse("protection.pack-stays-invalid");
  const registered = kinds.find(({ kind }) => kind.path === path);
  if (!registered || !(await findRecord(db, registered.kind, id))) refuse("protection.pack-record-not-found");
}

/** S76: who somebody is is taken along one by one; one proof of being here takes one of them. */
export async function takeIdentityAlong(ctx: Context, kinds: readonly RegisteredKind[], visitId: string, packId: string, { path, id }: PackIdentity): Promise<void> {
  await ctx.transaction(async (db) => {
    await visitOfOffice(db, ctx, visitId);
    const pack = (await findPack(db, visitId, packId)) ?? refuse("protection.pack-not-found");
    if (pack.accountId !== ctx.viewer.userId) refuse("protection.pack-not-found");
    await readIdentity(db, ctx, kinds, { path, id });
    const was = await takeIdentity(db, pack, id, ctx.viewer.verifiedAt);
    if (was === "sign-in-used") refuse("platform.fresh-sign-in-needed");
    if (was === "taken") await recordEntry(db, { actorId: ctx.viewer.userId, event: "protection.mission-pack-identity-taken", recordId: id, compartmentId: pack.compartmentId, label: pack.label });
  });
}

/** What the server answers for some records of one's own pack, each asked through its own doors: a pack never opens what its holder may not read. */
export async function answersForPack(ctx: Context, visitId: string, packId: string, from: number, ask: (path: string) => Promise<Response>): Promise<PackedAnswers> {
  const names = await ctx.transaction(async (db) => {
    await visitOfOffice(db, ctx, visitId);
    const pack = (await findPack(db, visitId, packId)) ?? refuse("protection.pack-not-found");
    return pack.accountId === ctx.viewer.userId ? recordsOf(db, packId) : refuse("protection.pack-not-found");
  });
  const items: PackedAnswers["items"] = [];
  for (const name of names.slice(from, from + recordsAtOnce)) {
    const [path = "", id = ""] = name.split("/");
    items.push({ path, id, answers: await answersTo(addressesOf({ path, id }), ask) });
  }
  return { items, next: from + recordsAtOnce < names.length ? from + recordsAtOnce : null };
}

/** What is not for this reader beside a record they read is not along, and its part of the page says so. */
async function answersTo([record, ...beside]: readonly [string, ...string[]], ask: (path: string) => Promise<Response>): Promise<Answers> {
  const answers: Record<string, unknown> = {};
  for (const address of [record, ...beside]) {
    const answer = await ask(address);
    if (answer.ok) answers[address] = await answer.json();
    else if (address === record) refuse(answer.status === 401 ? "platform.sign-in-needed" : "protection.pack-record-not-found");
    else if (![403, 404].includes(answer.status)) throw new Error(`what stands beside a record was not answered: ${answer.status}`);
  }
  return answers;
}

async function readIdentity(db: Db, ctx: Context, kinds: readonly RegisteredKind[], { path, id }: PackIdentity): Promise<void> {
  if (path === "sealed-submissions") {
    if (!(await findSubmission(db, id))) refuse("protection.pack-record-not-found");
    return;
  }
  const kind = kinds.find((one) => one.kind.path === path)?.kind ?? refuse("protection.pack-record-not-found");
  const record = (await findRecord(db, kind, id)) ?? refuse("protection.pack-record-not-found");
  await recordReading(db, ctx, record, "protection.mission-pack-identity-taken");
}

/** Who carries what of a visit, and what came back. */
export async function listPacksOf(ctx: Context, visitId: string): Promise<PackList> {
  return ctx.transaction(async (db) => {
    await visitOfOffice(db, ctx, visitId);
    const [packs, notes] = await Promise.all([listPacks(db, visitId), listNotes(db, visitId)]);
    return { packs: packs.map((pack) => listed(ctx, pack)), notes: notes.map((note) => ({ ...note, keyIds: [...note.keyIds] })) };
  });
}

function listed(ctx: Context, { compartmentId, label: _label, accountId, holderName, ...said }: PackRow): ListedPack {
  return { ...said, holderName: holderName ?? "", isMine: accountId === ctx.viewer.userId, mayWipe: said.wipeAskedAt === null && said.wipedAt === null && mayWipe(ctx, { compartmentId, accountId }) };
}

function mayWipe({ viewer }: Context, { compartmentId, accountId }: Pick<PackRow, "compartmentId" | "accountId">): boolean {
  return accountId === viewer.userId || viewer.memberships.some((one) => one.compartmentId === compartmentId && wipers.includes(one.role));
}

/** S75: the device is told at its next contact. */
export async function askToWipe(ctx: Context, visitId: string, packId: string, reason: string): Promise<void> {
  await ctx.transaction(async (db) => {
    await visitOfOffice(db, ctx, visitId);
    const pack = (await findPack(db, visitId, packId)) ?? refuse("protection.pack-not-found");
    if (!mayWipe(ctx, pack)) refuse("protection.wipe-not-for-your-role");
    await askWipe(db, packId, ctx.viewer.userId, ctx.now, reason);
    await recordEntry(db, { actorId: ctx.viewer.userId, event: "protection.mission-pack-wipe-asked", recordId: visitId, compartmentId: pack.compartmentId, label: pack.label });
  });
}

/** What a device hears when it reaches the server: keep what you carry, or wipe it. A token that was never given is answered like one that is over. */
export async function hearDevice({ worker }: Database, { token, isWiped }: ContactInput, now: Date): Promise<ContactAnswer> {
  return worker.db.transaction().execute(async (db) => {
    const pack = await findPackByToken(db, hashOf(token), now);
    if (!pack) return { isKept: false, leftMs: 0 };
    await noteContact(db, pack.id, now, isWiped);
    if (isWiped && !pack.isWiped) await enter(db, pack, "protection.mission-pack-wiped");
    const isKept = !isWiped && !pack.isWiped && !pack.isWipeAsked && pack.mayWork;
    return { isKept, leftMs: isKept ? Math.max(0, Date.parse(pack.until) - now.getTime()) : 0 };
  });
}

/** More than anybody writes in a week; a lost device must not fill the disk. */
const mostNotes = 2_000;

/** Keeps closed notes and signs for each. Sent again, a note is signed for again and kept once. */
export async function receiveNotes({ worker }: Database, key: LogKey, { token, notes }: NotesInput, now: Date): Promise<NoteReceipt[]> {
  return worker.db.transaction().execute(async (db) => {
    const pack = await findPackByToken(db, hashOf(token), now);
    if (!pack || pack.isWiped) refuse("protection.pack-not-found");
    const counted = await Promise.all(notes.map(({ sealed }) => recipientCount(Buffer.from(sealed, "base64url")).catch(() => 0)));
    // Its readers, and the device itself.
    if (notes.some(({ keyIds }, at) => counted[at] !== keyIds.length + 1)) refuse("protection.box-invalid");
    if ((await countNotes(db, pack.id)) + notes.length > mostNotes) refuse("protection.too-many-notes");
    const receipts: NoteReceipt[] = [];
    for (const note of notes) {
      const { was, receivedAt } = await addNote(db, pack, note, now);
      if (was === "other") refuse("protection.box-invalid");
      if (was === "new") await enter(db, pack, "protection.road-note-received");
      receipts.push(await receiptFor(key, { id: note.id, digest: await digestOfNote(note.sealed), receivedAt }));
    }
    return receipts;
  });
}

async function receiptFor({ privateKey }: LogKey, said: Omit<NoteReceipt, "signature">): Promise<NoteReceipt> {
  return { ...said, signature: sign(null, signedMessage(receiptPurpose, said), privateKey).toString("base64url") };
}

async function enter(db: Db, { accountId, visitId, compartmentId, label }: FoundPack, event: string): Promise<void> {
  await recordEntry(db, { actorId: accountId, event, recordId: visitId, compartmentId, label });
}

function hashOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

function isOneOf(paths: readonly string[], path: string): boolean {
  return paths.includes(path);
}
