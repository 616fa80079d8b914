import { createHash } from "node:crypto";
import { rolesIn, type Context } from "#platform/context.ts";
import type { Database } from "#platform/database/open-database.ts";
import type { Db } from "#platform/database/pools.ts";
import { recordEntry } from "#platform/ledger/record-entry.ts";
import { refuse } from "#platform/refusal.ts";
import { canonicalJson } from "#platform/rules/canonical-json.ts";
import { validCertificates, whyNotCertificate, type Certificate, type KeyRing } from "#platform/rules/sealing/certificate.ts";
import { isLogVouchedFor } from "#platform/rules/sealing/key-list.ts";
import type { LogKey } from "#platform/ledger/signed-note.ts";
import { sql } from "kysely";
import type { DoorInput, OrganisationInput, OwnKeyInput, RecoveryInput } from "../contract.ts";
import { enterKeyList, publicLogKey } from "./key-list.ts";
import { inForce } from "./keys-in-force.ts";
import { doorKeepers, doorReaders } from "../model/door-readers.ts";
import { addCertificate, findOrganisation, isExerciseOffice, listCertificates, listColleagues, removeKeyCopies, revokeCertificates, saveOwnKey } from "../store/keys.ts";

/** Keys of a person, made in their browser. New ones end what was certified of the old, and the copies of it: nobody seals to a key that is said to be lost. */
export async function makeOwnKey(ctx: Context, { worker }: Database, input: OwnKeyInput): Promise<void> {
  await worker.db.transaction().execute(async (db) => {
    await removeKeyCopies(db, ctx.viewer.userId);
    await saveOwnKey(db, ctx.viewer.userId, input, ctx.now);
    const ended = await revokeCertificates(db, { accountId: ctx.viewer.userId, keepSigner: input.signer }, { by: ctx.viewer.userId, at: ctx.now, because: "new keys" });
    await recordEntry(db, { actorId: ctx.viewer.userId, event: "protection.own-key-made", recordId: ctx.viewer.userId });
    for (const { id } of ended) await recordEntry(db, { actorId: ctx.viewer.userId, event: "protection.key-revoked", recordId: id });
    await enterKeyList(db, ctx.now);
  });
}

/** What the ceremony made public. Once: another root would make everything that was certified before worthless. */
export async function foundOrganisation(ctx: Context, { worker }: Database, input: OrganisationInput, logKey: Pick<LogKey, "publicKey">): Promise<void> {
  await worker.db.transaction().execute(async (db) => {
    if (await findOrganisation(db)) refuse("protection.organisation-exists");
    const day = ctx.now.toISOString().slice(0, 10);
    const valid = validCertificates({ organisation: input.root, certificates: input.certificates }, day);
    if (valid.length !== input.certificates.length || !valid.some(({ kind }) => kind === "recovery") || !valid.some(({ kind }) => kind === "officer")) refuse("protection.ceremony-incomplete");
    if (input.log.key !== publicLogKey(logKey) || !isLogVouchedFor(input.root, input.log)) refuse("protection.ceremony-incomplete");
    await sql`insert into protection.organisation (name, root, recovery_closed, made_by, made_at, log_key, log_signature) values (${input.name}, ${input.root}, ${input.recoveryClosed}, ${ctx.viewer.userId}, ${ctx.now}, ${input.log.key}, ${input.log.signature})`.execute(db);
    await recordEntry(db, { actorId: ctx.viewer.userId, event: "protection.organisation-founded", digest: digestOf(input.root) });
    for (const certificate of input.certificates) {
      if (certificate.kind !== "recovery") await checkHolder(db, certificate, ctx.now);
      await keep(db, ctx, certificate);
    }
    await enterKeyList(db, ctx.now);
  });
}

/** A certificate of one's colleague, signed in the browser of an officer of the office, or by the root of whoever joined three shares. */
export async function certifyKey(ctx: Context, { worker }: Database, certificate: Certificate): Promise<void> {
  await worker.db.transaction().execute(async (db) => {
    const organisation = (await findOrganisation(db, await isExerciseOffice(db, certificate.compartment))) ?? refuse("protection.organisation-not-found");
    const isByRoot = certificate.by === organisation.root && ctx.viewer.isAdministrator;
    const ring = { organisation: organisation.root, certificates: await inForce(db, ctx.now) };
    const isByOwn = ring.certificates.some((one) => one.kind === "officer" && one.signer === certificate.by && one.holder === ctx.viewer.userId && one.compartment === certificate.compartment);
    if (!isByRoot && !isByOwn) refuse("platform.not-for-your-role");
    const why = whyNotCertificate(ring, certificate, ctx.now.toISOString().slice(0, 10));
    if (why) refuse(why);
    await checkHolder(db, certificate, ctx.now);
    await keep(db, ctx, certificate);
    await enterKeyList(db, ctx.now);
  });
}

/** Takes a key out: from the same moment nobody seals to it. By an officer of the office, the person, or an administrator. */
export async function revokeKey(ctx: Context, { worker }: Database, id: string, because: string): Promise<void> {
  await worker.db.transaction().execute(async (db) => {
    const ring: KeyRing["certificates"] = await inForce(db, ctx.now);
    const found = (await listCertificates(db)).find((one) => one.id === id) ?? refuse("protection.certificate-not-found");
    const isOwn = found.accountId === ctx.viewer.userId;
    const isOfficer = ring.some((one) => one.kind === "officer" && one.holder === ctx.viewer.userId && one.compartment === found.compartmentId);
    if (!isOwn && !isOfficer && !ctx.viewer.isAdministrator) refuse(rolesIn(ctx.viewer, found.compartmentId ?? "").length > 0 ? "platform.not-for-your-role" : "protection.certificate-not-found");
    await revokeCertificates(db, { id }, { by: ctx.viewer.userId, at: ctx.now, because });
    await recordEntry(db, { actorId: ctx.viewer.userId, event: "protection.key-revoked", recordId: id, compartmentId: found.compartmentId ?? undefined });
    await enterKeyList(db, ctx.now);
  });
}

/**
 * Gives the recovery key, closed under the root: three custodians must join their shares to open it. That somebody asked is on record before
 * anything is given, with the reason.
 */
export async function askRecovery(ctx: Context, { worker }: Database, { compartmentId, reason }: RecoveryInput): Promise<{ root: string; recoveryClosed: string }> {
  const roles = rolesIn(ctx.viewer, compartmentId);
  if (roles.length === 0) refuse("platform.compartment-not-found");
  if (!doorReaders.submission.some((role) => roles.includes(role))) refuse("platform.not-for-your-role");
  return worker.db.transaction().execute(async (db) => {
    const organisation = (await findOrganisation(db, await isExerciseOffice(db, compartmentId))) ?? refuse("protection.organisation-not-found");
    await sql`insert into protection.recovery (compartment_id, asked_by, asked_at, reason) values (${compartmentId}, ${ctx.viewer.userId}, ${ctx.now}, ${reason})`.execute(db);
    await recordEntry(db, { actorId: ctx.viewer.userId, event: "protection.recovery-asked", compartmentId, label: 1 });
    return { root: organisation.root, recoveryClosed: organisation.recoveryClosed };
  });
}

/** Opens or closes a way in from the public page. The name is what the public reads. */
export async function keepDoor(ctx: Context, { compartmentId, door, name, isOpen }: DoorInput): Promise<void> {
  const roles = rolesIn(ctx.viewer, compartmentId);
  if (roles.length === 0) refuse("platform.compartment-not-found");
  if (!doorKeepers.some((role) => roles.includes(role))) refuse("platform.not-for-your-role");
  await ctx.transaction(async (db) => {
    await sql`
      insert into protection.door (compartment_id, door, name, opened_by, opened_at, closed_at)
      values (${compartmentId}, ${door}, ${name}, ${ctx.viewer.userId}, ${ctx.now}, ${isOpen ? null : ctx.now})
      on conflict (compartment_id, door) do update set name = excluded.name, opened_by = excluded.opened_by, opened_at = excluded.opened_at, closed_at = excluded.closed_at
    `.execute(db);
    await recordEntry(db, { actorId: ctx.viewer.userId, event: isOpen ? "protection.door-opened" : "protection.door-closed", compartmentId });
  });
}

/** The key is that of a person who is there, as they made it: an officer can neither invent a colleague nor exchange a key. */
async function checkHolder(db: Db, certificate: Certificate, now: Date): Promise<void> {
  const people = await listColleagues(db, [certificate.compartment], now);
  const holder = people.find(({ accountId }) => accountId === certificate.holder);
  if (!holder) refuse("protection.holder-not-found");
  if (holder.recipient !== certificate.recipient || holder.signer !== certificate.signer) refuse("protection.holder-has-other-key");
}

async function keep(db: Db, ctx: Context, certificate: Certificate): Promise<void> {
  const digest = digestOf(certificate);
  const id = await addCertificate(db, { certificate, digest, by: ctx.viewer.userId, at: ctx.now });
  if (id !== "") await recordEntry(db, { actorId: ctx.viewer.userId, event: "protection.key-certified", recordId: id, compartmentId: certificate.compartment || undefined, digest });
}

function digestOf(value: unknown): Buffer {
  return createHash("sha256").update(canonicalJson(value)).digest();
}
