import { sql, type Kysely } from "kysely";
import * as v from "valibot";
import type { Db } from "#platform/database/pools.ts";
import { withinOrReleased } from "#platform/database/reach.ts";
import { PublicLetter, PublicReply } from "../model/publication/publication.ts";
import { Reply } from "../model/reply/reply.ts";

export type NewEntry = { readonly communicationId: string; readonly compartmentId: string; readonly caseId: string; readonly publicationId: string; readonly publishedAt: Date; readonly named: readonly string[]; readonly letter: PublicLetter };

/** Addressee, year and number are those of the sending. */
export async function addEntry(db: Db, { communicationId, compartmentId, caseId, publicationId, publishedAt, named, letter }: NewEntry): Promise<void> {
  await sql`
    insert into protection.register_entry (communication_id, compartment_id, case_id, publication_id, is_exercise, addressee, year, number, sent_at, published_at, changed_at, named, letter)
    select head.id, ${compartmentId}, ${caseId}, ${publicationId}, head.is_exercise, sent.addressee, sent.year, sent.number, sent.transmitted_at, ${publishedAt}, ${publishedAt}, ${[...named]}, ${JSON.stringify(letter)}::jsonb
      from record.head
      join protection.sent_letter as sent on sent.communication_id = head.id
     where head.id = ${communicationId} and ${withinOrReleased(db, "head")}
  `.execute(db);
}

/** A reply of a letter that is public; of any other nothing is kept. */
export async function addReply(db: Db, communicationId: string, compartmentId: string, reply: PublicReply, now: Date): Promise<void> {
  await sql`
    insert into protection.register_reply (reply_id, communication_id, compartment_id, received_at, reply)
    select ${reply.replyId}, entry.communication_id, ${compartmentId}, ${reply.receivedAt}, ${JSON.stringify(reply)}::jsonb
      from protection.register_entry as entry where entry.communication_id = ${communicationId}
    on conflict (reply_id) do nothing
  `.execute(db);
  await sql`update protection.register_entry set changed_at = ${now} where communication_id = ${communicationId}`.execute(db);
}

type MaskedEntry = { readonly communicationId: string; readonly publicationId: string; readonly named: readonly string[]; readonly letter: PublicLetter };

export async function listEntriesOfCase(db: Db, caseId: string): Promise<MaskedEntry[]> {
  const { rows } = await sql<{ communicationId: string; publicationId: string; named: string[]; letter: unknown }>`
    select communication_id as "communicationId", publication_id as "publicationId", named, letter from protection.register_entry where case_id = ${caseId}
  `.execute(db);
  return rows.map((row) => ({ ...row, letter: v.parse(PublicLetter, row.letter) }));
}

/** What the public reads of one letter already. */
export async function findEntry(db: Db, communicationId: string): Promise<{ readonly publicationId: string } | undefined> {
  const { rows } = await sql<{ publicationId: string }>`select publication_id as "publicationId" from protection.register_entry where communication_id = ${communicationId}`.execute(db);
  return rows[0];
}

export async function changeEntry(db: Db, communicationId: string, { letter, named, publicationId, now }: { readonly letter: PublicLetter; readonly named: readonly string[]; readonly publicationId: string; readonly now: Date }): Promise<void> {
  await sql`
    update protection.register_entry set letter = ${JSON.stringify(letter)}::jsonb, named = ${[...named]}, publication_id = ${publicationId}, changed_at = ${now} where communication_id = ${communicationId}
  `.execute(db);
}

export async function changeReply(db: Db, reply: PublicReply): Promise<void> {
  await sql`update protection.register_reply set reply = ${JSON.stringify(reply)}::jsonb where reply_id = ${reply.replyId}`.execute(db);
}

/** Replies to a letter that were registered, as the actor may see them. */
export async function listReplies(db: Db, communicationId: string): Promise<{ readonly id: string; readonly content: Reply }[]> {
  const { rows } = await sql<{ id: string; content: unknown }>`
    select head.id, head.content
      from record.link as link
      join record.head on head.id = link.from_id
     where link.to_id = ${communicationId} and head.kind = 'protection.reply' and head.state <> 'received' and ${withinOrReleased(db, "head")}
     order by head.created_at
  `.execute(db);
  return rows.map(({ id, content }) => ({ id, content: v.parse(Reply, content) }));
}

export type RegisterEntry = { readonly id: string; readonly isExercise: boolean; readonly addressee: string; readonly year: number; readonly number: number; readonly publishedAt: string; readonly changedAt: string; readonly letter: PublicLetter; readonly replies: readonly PublicReply[] };

/** Everything that is public, the latest sent first; with an id, that one alone. Read for nobody in particular: nothing else is in these tables. */
export async function listRegister(db: Kysely<unknown>, id: string | null = null): Promise<RegisterEntry[]> {
  const { rows } = await sql<{ id: string; isExercise: boolean; addressee: string; year: number; number: number; publishedAt: string; changedAt: string; letter: unknown; replies: unknown }>`
    select entry.communication_id as id, entry.is_exercise as "isExercise", entry.addressee, entry.year, entry.number, entry.published_at as "publishedAt", entry.changed_at as "changedAt", entry.letter,
           coalesce((select jsonb_agg(answer.reply order by answer.received_at) from protection.register_reply as answer where answer.communication_id = entry.communication_id), '[]'::jsonb) as replies
      from protection.register_entry as entry
     where ${id}::uuid is null or entry.communication_id = ${id}::uuid
     order by entry.sent_at desc, entry.communication_id
  `.execute(db);
  return rows.map((row) => ({ ...row, publishedAt: new Date(row.publishedAt).toISOString(), changedAt: new Date(row.changedAt).toISOString(), letter: v.parse(PublicLetter, row.letter), replies: v.parse(v.array(PublicReply), row.replies) }));
}
