import { randomInt } from "node:crypto";
import { sql, type Kysely } from "kysely";
import { hashToken } from "#platform/identity/secret-token.ts";

export type AnswerLink = {
  readonly id: string;
  readonly alertId: string;
  readonly addresseeKey: string;
  readonly compartmentId: string;
  readonly label: number;
  readonly address: string | null;
  readonly name: string;
  readonly usedAt: string | null;
  readonly byTelephone: boolean;
};

const columns = sql`
  answer_link.id, answer_link.alert_id as "alertId", answer_link.addressee_key as "addresseeKey", answer_link.compartment_id as "compartmentId",
  answer_link.label, receipt.address, receipt.name, answer_link.used_at as "usedAt",
  receipt.by_telephone as "byTelephone"`;

/** The link of a mail, while it is valid. Used links are found too, so that their owner can ask for a new one. */
export async function findAnswerLink(db: Kysely<unknown>, token: string, now: Date): Promise<AnswerLink | undefined> {
  const { rows } = await sql<AnswerLink>`
    select ${columns}
      from warning.answer_link join warning.receipt using (alert_id, addressee_key)
     where answer_link.token_hash = ${hashToken(token)} and answer_link.expires_at > ${now}
  `.execute(db);
  return rows[0];
}

/** Six digits; short, because it is read out or typed, and good for ten minutes and five tries only. */
export function makeCode(): string {
  return String(randomInt(0, 1_000_000)).padStart(6, "0");
}

export async function setCode(db: Kysely<unknown>, linkId: string, code: string, now: Date): Promise<void> {
  await sql`
    update warning.answer_link set code_hash = ${hashToken(`${linkId} ${code}`)}, code_expires_at = ${new Date(now.getTime() + 10 * 60_000)}, code_attempts = 0
     where id = ${linkId}
  `.execute(db);
}

/** The addressee waits to be called with a code; the open pages of the alert show it. */
export async function wantCode(db: Kysely<unknown>, link: AnswerLink, now: Date): Promise<void> {
  await sql`update warning.receipt set code_wanted_at = ${now} where alert_id = ${link.alertId} and addressee_key = ${link.addresseeKey}`.execute(db);
  await sql`select pg_notify('vigie_live', ${`${link.compartmentId} ${link.label} warning.alert ${link.alertId} true`})`.execute(db);
}

/** The latest personal link of an addressee that is neither used nor over: the one a code given by telephone opens. */
export async function findOpenLink(db: Kysely<unknown>, alertId: string, addresseeKey: string, now: Date): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from warning.answer_link
     where alert_id = ${alertId} and addressee_key = ${addresseeKey} and used_at is null and expires_at > ${now}
     order by expires_at desc limit 1
  `.execute(db);
  return rows[0]?.id;
}

/** Five tries per code. The right one uses the link up and opens a visit of thirty minutes; only the visit's hash is kept. */
export async function openVisit(db: Kysely<unknown>, linkId: string, code: string, visit: string, now: Date): Promise<boolean> {
  const { rows } = await sql<{ isRight: boolean }>`
    update warning.answer_link set code_attempts = code_attempts + 1
     where id = ${linkId} and used_at is null and code_attempts < 5 and code_expires_at > ${now}
    returning code_hash = ${hashToken(`${linkId} ${code}`)} as "isRight"
  `.execute(db);
  if (!rows[0]?.isRight) return false;
  await sql`
    update warning.answer_link set used_at = ${now}, code_hash = null, visit_hash = ${hashToken(visit)}, visit_expires_at = ${new Date(now.getTime() + 30 * 60_000)}
     where id = ${linkId}
  `.execute(db);
  return true;
}

export async function findVisit(db: Kysely<unknown>, visit: string, now: Date): Promise<AnswerLink | undefined> {
  const { rows } = await sql<AnswerLink>`
    select ${columns}
      from warning.answer_link join warning.receipt using (alert_id, addressee_key)
     where answer_link.visit_hash = ${hashToken(visit)} and answer_link.visit_expires_at > ${now}
  `.execute(db);
  return rows[0];
}

/** A fresh link for the same addressee; the old ones stop working, and are then looked up in vain like any that never was, in the same time (S3). */
export async function renewLink(db: Kysely<unknown>, link: AnswerLink, token: string, now: Date): Promise<void> {
  await sql`
    update warning.answer_link set expires_at = ${now}, token_hash = sha256(convert_to(gen_random_uuid()::text, 'utf8'))
     where alert_id = ${link.alertId} and addressee_key = ${link.addresseeKey} and expires_at > ${now}
  `.execute(db);
  await sql`
    insert into warning.answer_link (alert_id, addressee_key, compartment_id, label, token_hash, expires_at)
    values (${link.alertId}, ${link.addresseeKey}, ${link.compartmentId}, ${link.label}, ${hashToken(token)}, ${new Date(now.getTime() + 14 * 86_400_000)})
  `.execute(db);
}
