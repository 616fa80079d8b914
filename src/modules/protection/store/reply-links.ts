import { randomInt } from "node:crypto";
import { sql, type Kysely } from "kysely";
import { hashToken, makeToken } from "#platform/identity/secret-token.ts";

const day = 86_400_000;
/** Twice the time in which replies are asked for: late ones are taken too. */
const linkDays = 120;
const visitMinutes = 90;
const mostWrongCodes = 5;
/** So that a page that somebody got hold of cannot fill the desk's list. */
export const mostReplies = 5;

export type ReplyLink = { readonly id: string; readonly communicationId: string; readonly compartmentId: string; readonly replies: number };
const columns = sql`reply_link.id, reply_link.communication_id as "communicationId", reply_link.compartment_id as "compartmentId", reply_link.replies`;

type About = { readonly communicationId: string; readonly compartmentId: string; readonly label: number; readonly by: string; readonly at: Date };

/** A new address and a new code; those of before end. Both are given back once, and kept as hashes. */
export async function makeReplyLink(worker: Kysely<unknown>, { communicationId, compartmentId, label, by, at }: About): Promise<{ readonly token: string; readonly code: string }> {
  const [token, code] = [makeToken(), String(randomInt(0, 100_000_000)).padStart(8, "0")];
  await sql`update protection.reply_link set expires_at = ${at}, visit_expires_at = null where communication_id = ${communicationId} and expires_at > ${at}`.execute(worker);
  await sql`
    insert into protection.reply_link (communication_id, compartment_id, label, token_hash, code_hash, made_by, made_at, expires_at)
    values (${communicationId}, ${compartmentId}, ${label}, ${hashToken(token)}, ${hashToken(`${token} ${code}`)}, ${by}, ${at}, ${new Date(at.getTime() + linkDays * day)})
  `.execute(worker);
  return { token, code };
}

export type MadeLink = { readonly madeAt: string; readonly expiresAt: string; readonly replies: number; readonly isLocked: boolean };

/** The one in force, for whoever reads the letter; neither address nor code can be shown again. */
export async function findMadeLink(worker: Kysely<unknown>, communicationId: string, now: Date): Promise<MadeLink | undefined> {
  const { rows } = await sql<MadeLink>`
    select made_at as "madeAt", expires_at as "expiresAt", replies, wrong_codes >= ${mostWrongCodes} as "isLocked"
      from protection.reply_link where communication_id = ${communicationId} and expires_at > ${now} order by made_at desc limit 1
  `.execute(worker);
  return rows[0];
}

/** An address that was never given out, that is over, and that wrong codes have ended look the same. */
export async function isOpenLink(worker: Kysely<unknown>, token: string, now: Date): Promise<boolean> {
  const { rows } = await sql`select from protection.reply_link where token_hash = ${hashToken(token)} and expires_at > ${now} and wrong_codes < ${mostWrongCodes}`.execute(worker);
  return rows.length > 0;
}

/** The right code opens a visit; a wrong one is counted. */
export async function enterReplyPage(worker: Kysely<unknown>, token: string, code: string, now: Date): Promise<{ readonly visit: string; readonly link: ReplyLink & { readonly label: number } } | undefined> {
  const visit = makeToken();
  const isRight = sql`code_hash = ${hashToken(`${token} ${code}`)}`;
  const { rows } = await sql<ReplyLink & { isRight: boolean; label: number }>`
    update protection.reply_link
       set wrong_codes = case when ${isRight} then wrong_codes else wrong_codes + 1 end,
           visit_hash = case when ${isRight} then ${hashToken(visit)} else visit_hash end,
           visit_expires_at = case when ${isRight} then ${new Date(now.getTime() + visitMinutes * 60_000)}::timestamptz else visit_expires_at end
     where token_hash = ${hashToken(token)} and expires_at > ${now} and wrong_codes < ${mostWrongCodes}
    returning ${columns}, label, ${isRight} as "isRight"
  `.execute(worker);
  const [link] = rows;
  return link?.isRight ? { visit, link } : undefined;
}

export async function findReplyVisit(worker: Kysely<unknown>, visit: string, now: Date): Promise<ReplyLink | undefined> {
  const { rows } = await sql<ReplyLink>`select ${columns} from protection.reply_link where visit_hash = ${hashToken(visit)} and visit_expires_at > ${now} and expires_at > ${now}`.execute(worker);
  return rows[0];
}

/** Takes one of the few replies a page may send; false where none is left, also for two that come at once. */
export async function countReply(worker: Kysely<unknown>, linkId: string): Promise<boolean> {
  const { rows } = await sql`update protection.reply_link set replies = replies + 1 where id = ${linkId} and replies < ${mostReplies} returning id`.execute(worker);
  return rows.length > 0;
}
