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
};

const columns = sql`
  answer_link.id, answer_link.alert_id as "alertId", answer_link.addressee_key as "addresseeKey", answer_link.compartment_id as "compartmentId",
  answer_link.label, receipt.address, receipt.name, answer_link.used_at as "usedAt"`;

/** The link of a mail, while it is valid. Used links are found too, so that their owner can ask for a new one. */
export async function findAnswerLink(db: Kysely<unknown>, token: string, now: Date): Promise<AnswerLink | undefined> {
  const { rows } = await sql<AnswerLink>`
    select ${columns}
      from warning.answer_link join warning.receipt using (alert_id, addressee_key)
     where answer_link.token_hash = ${hashToken(token)} and answer_link.expires_at > ${now}
  `.execute(db);
  return rows[0];
}

export async function setCode(db: Kysely<unknown>, linkId: string, code: string, now: Date): Promise<void> {
  await sql`
    update warning.answer_link set code_hash = ${hashToken(`${linkId} ${code}`)}, code_expires_at = ${new Date(now.getTime() + 10 * 60_000)}, code_attempts = 0
     where id = ${linkId}
  `.execute(db);
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

/** A fresh link for the same addressee; the old ones stop working. */
export async function renewLink(db: Kysely<unknown>, link: AnswerLink, token: string, now: Date): Promise<void> {
  await sql`update warning.answer_link set expires_at = ${now} where alert_id = ${link.alertId} and addressee_key = ${link.addresseeKey} and expires_at > ${now}`.execute(db);
  await sql`
    insert into warning.answer_link (alert_id, addressee_key, compartment_id, label, token_hash, expires_at)
    values (${link.alertId}, ${link.addresseeKey}, ${link.compartmentId}, ${link.label}, ${hashToken(token)}, ${new Date(now.getTime() + 14 * 86_400_000)})
  `.execute(db);
}
