import { sql } from "kysely";
import type { Db } from "#platform/database/pools.ts";
import { within, withinForReaders, withinOrReleased } from "#platform/database/reach.ts";
import { boxOf, copiedKeys } from "./sealed-copies.ts";
import { base64Url } from "./base64-url.ts";
import type { Door, Status } from "../model/sealed-submission.ts";

export type Filing = { readonly id: string; readonly compartmentId: string; readonly door: Door; readonly readers: readonly string[]; readonly filedOn: string; readonly bucket: number; readonly sealed: Buffer; readonly keyIds: readonly string[]; readonly loginHash: Buffer; readonly replyKey: string };

/** Keeps a closed box. False when one of this name, or of this receipt, is there already. */
export async function addFiling(worker: Db, filing: Filing): Promise<boolean> {
  const { rows } = await sql`
    insert into protection.sealed_submission (id, compartment_id, door, readers, filed_on, bucket, sealed, key_ids, login_hash, reply_key)
    values (${filing.id}, ${filing.compartmentId}, ${filing.door}, ${filing.readers}, ${filing.filedOn}, ${filing.bucket}, ${filing.sealed}, ${filing.keyIds}, ${filing.loginHash}, ${filing.replyKey})
    on conflict do nothing returning id
  `.execute(worker);
  return rows.length === 1;
}

export type FoundFiling = {
  readonly id: string; readonly compartmentId: string; readonly door: Door; readonly filedOn: string; readonly status: Status; readonly consentWithdrawnOn: string | null; readonly replyKey: string; readonly keyIds: readonly string[]; readonly readers: readonly string[];
};

/** By what the receipt proves; asked for people without an account, so by the worker. */
export async function findByLogin(worker: Db, loginHash: Buffer): Promise<FoundFiling | undefined> {
  const { rows } = await sql<FoundFiling>`
    select id, compartment_id as "compartmentId", door, to_char(filed_on, 'YYYY-MM-DD') as "filedOn", status, to_char(consent_withdrawn_on, 'YYYY-MM-DD') as "consentWithdrawnOn",
           reply_key as "replyKey", key_ids as "keyIds", readers
      from protection.sealed_submission where login_hash = ${loginHash} for update
  `.execute(worker);
  return rows[0];
}

export type StoredMessage = { readonly id: string; readonly direction: "from-source" | "to-source"; readonly sentOn: string; readonly number: number; readonly keyIds: readonly string[]; readonly sealed: string };

export type WhichMessages = { readonly submissionId: string; readonly direction?: "from-source" | "to-source"; readonly before?: number; readonly limit: number };

/** The last messages before a number, oldest first. */
export async function listMessages(db: Db, { submissionId, direction, before, limit }: WhichMessages): Promise<StoredMessage[]> {
  const { rows } = await sql<StoredMessage>`
    select id, direction, to_char(sent_on, 'YYYY-MM-DD') as "sentOn", number, key_ids as "keyIds", ${boxOf(db, "sealed_message")} as sealed
      from protection.sealed_message
     where submission_id = ${submissionId} and ${withinForReaders(db, "sealed_message")}
       and (${direction ?? null}::text is null or direction = ${direction ?? null}::text)
       and (${before ?? null}::integer is null or number < ${before ?? null}::integer)
     order by number desc limit ${limit}
  `.execute(db);
  return rows.toReversed().map((row) => ({ ...row, sealed: base64Url(row.sealed) }));
}

export async function hasMessage(db: Db, submissionId: string, id: string): Promise<boolean> {
  const { rows } = await sql`select from protection.sealed_message where submission_id = ${submissionId} and id = ${id} and ${withinForReaders(db, "sealed_message")}`.execute(db);
  return rows.length === 1;
}

export async function nextNumber(db: Db, submissionId: string): Promise<number> {
  const { rows } = await sql<{ next: number }>`select coalesce(max(number), 0) + 1 as next from protection.sealed_message where submission_id = ${submissionId} and ${withinForReaders(db, "sealed_message")}`.execute(db);
  return rows[0]?.next ?? 1;
}

export type NewMessage = { readonly id: string; readonly submissionId: string; readonly compartmentId: string; readonly readers: readonly string[]; readonly direction: "from-source" | "to-source"; readonly sentOn: string; readonly number: number; readonly bucket: number; readonly sealed: Buffer; readonly keyIds: readonly string[] };

/** False when the number is taken: somebody wrote in the meantime, and the sender must read that first. */
export async function addMessage(db: Db, message: NewMessage): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into protection.sealed_message (id, submission_id, compartment_id, readers, direction, sent_on, number, bucket, sealed, key_ids)
    values (${message.id}, ${message.submissionId}, ${message.compartmentId}, ${message.readers}, ${message.direction}, ${message.sentOn}, ${message.number}, ${message.bucket}, ${message.sealed}, ${message.keyIds})
    on conflict do nothing
  `.execute(db);
  return numAffectedRows === 1n;
}

export async function withdrawConsent(worker: Db, id: string, on: string): Promise<void> {
  await sql`update protection.sealed_submission set consent_withdrawn_on = coalesce(consent_withdrawn_on, ${on}::date) where id = ${id}`.execute(worker);
}

/** The boxes go; that there was one stays, so that the desk does not look for it. */
export async function deleteContents(worker: Db, id: string, on: string): Promise<void> {
  await sql`delete from protection.sealed_message where submission_id = ${id}`.execute(worker);
  await sql`update protection.sealed_submission set sealed = null, reply_key = '', key_ids = '{}', deleted_on = ${on}, status = 'deleted', consent_withdrawn_on = coalesce(consent_withdrawn_on, ${on}::date) where id = ${id} and deleted_on is null`.execute(worker);
}

export type ListedSubmission = {
  readonly id: string; readonly compartmentId: string; readonly door: Door; readonly filedOn: string; readonly status: Status; readonly bucket: number; readonly keyIds: readonly string[];
  readonly consentWithdrawnOn: string | null; readonly deletedOn: string | null; readonly messages: number; readonly recordId: string | null; readonly readers: readonly string[];
};

const listed = sql`
  sealed_submission.id, sealed_submission.compartment_id as "compartmentId", door, to_char(filed_on, 'YYYY-MM-DD') as "filedOn", status, bucket, readers,
  to_char(consent_withdrawn_on, 'YYYY-MM-DD') as "consentWithdrawnOn", to_char(deleted_on, 'YYYY-MM-DD') as "deletedOn"`;

/** What came in and whom it is for, the latest day first; within a day in no order that would tell the hour. */
export async function listSubmissions(db: Db, limit: number): Promise<ListedSubmission[]> {
  const { rows } = await sql<ListedSubmission>`
    select ${listed}, key_ids || ${copiedKeys(db)} as "keyIds",
           (select count(*)::int from protection.sealed_message where submission_id = sealed_submission.id and ${withinForReaders(db, "sealed_message")}) as messages,
           (select link.from_id from record.link where link.to_id = sealed_submission.id and link.link = 'opened-from' and ${within(db, "link")} limit 1) as "recordId"
      from protection.sealed_submission
     where ${withinForReaders(db, "sealed_submission")}
     order by filed_on desc, sealed_submission.id limit ${limit}
  `.execute(db);
  return rows;
}

export type OpenedSubmission = ListedSubmission & { readonly sealed: string | null };

export async function findSubmission(db: Db, id: string): Promise<OpenedSubmission | undefined> {
  const { rows } = await sql<OpenedSubmission>`
    select ${listed}, key_ids as "keyIds", 0 as messages, null as "recordId", ${boxOf(db, "sealed_submission")} as sealed
      from protection.sealed_submission
     where sealed_submission.id = ${id} and ${withinForReaders(db, "sealed_submission")}
  `.execute(db);
  const [found] = rows;
  return found && { ...found, sealed: found.sealed === null ? null : base64Url(found.sealed) };
}

/** Several boxes at once; those that are gone or not the viewer's are left out. */
export async function listBoxes(db: Db, ids: readonly string[]): Promise<{ readonly id: string; readonly compartmentId: string; readonly sealed: string }[]> {
  const { rows } = await sql<{ id: string; compartmentId: string; sealed: string }>`
    select id, compartment_id as "compartmentId", ${boxOf(db, "sealed_submission")} as sealed
      from protection.sealed_submission where id = any (${ids}::uuid[]) and sealed is not null and ${withinForReaders(db, "sealed_submission")}
  `.execute(db);
  return rows.map((row) => ({ ...row, sealed: base64Url(row.sealed) }));
}

/** The source sees that a reply to the letter exists that was drafted from what they sent; not which, and not what it says. */
export async function tellOfReply(db: Db, communicationId: string, on: string): Promise<void> {
  const { rows } = await sql<{ sealedId: string }>`
    select head.content ->> 'sealedId' as "sealedId" from record.head
     where head.kind = 'protection.submission' and head.content ->> 'communicationId' = ${communicationId} and ${withinOrReleased(db, "head")}
  `.execute(db);
  for (const { sealedId } of rows) await setStatus(db, sealedId, "reply-exists", on);
}

/** A reply that exists does not cease to when the desk writes in its file. */
export async function setStatus(db: Db, id: string, status: Status, on: string): Promise<void> {
  await sql`update protection.sealed_submission set status = ${status}, status_on = case when status = ${status} then status_on else ${on}::date end where id = ${id} and status <> 'deleted' and not (status = 'reply-exists' and ${status} = 'acted') and ${withinForReaders(db, "sealed_submission")}`.execute(db);
}

/** Lets go of the messages of submissions that came to their end before a day; gives whose. */
export async function forgetMessages(worker: Db, endedBefore: string): Promise<readonly { readonly submissionId: string; readonly compartmentId: string }[]> {
  const { rows } = await sql<{ submissionId: string; compartmentId: string }>`
    with gone as (
      delete from protection.sealed_message using protection.sealed_submission
       where sealed_submission.id = sealed_message.submission_id and sealed_submission.status in ('acted', 'reply-exists', 'not-acted') and sealed_submission.status_on < ${endedBefore}::date
      returning sealed_message.id, sealed_message.submission_id, sealed_message.compartment_id),
    copies as (delete from protection.sealed_copy where of_id in (select id from gone))
    select distinct submission_id as "submissionId", compartment_id as "compartmentId" from gone order by 1
  `.execute(worker);
  return rows;
}

/** Boxes of earlier days that the ledger does not know yet, in no order. */
export async function listUnentered(worker: Db, before: string): Promise<{ readonly id: string; readonly compartmentId: string; readonly digest: Buffer | null }[]> {
  const { rows } = await sql<{ id: string; compartmentId: string; digest: Buffer | null }>`
    update protection.sealed_submission set is_entered = true where filed_on < ${before}::date and not is_entered
    returning id, compartment_id as "compartmentId", sha256(sealed) as digest
  `.execute(worker);
  return rows.toSorted((one, other) => (one.id < other.id ? -1 : 1));
}
