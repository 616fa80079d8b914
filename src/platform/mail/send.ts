import { createTransport } from "nodemailer";
import { sql, type RawBuilder } from "kysely";
import type { Db, Pool } from "../database/pools.ts";

export type Outgoing = {
  readonly address: string;
  readonly subject: string;
  readonly body: string;
  readonly aboutRecord: string;
  readonly aboutAddressee: string;
  readonly compartmentId: string;
  readonly label: number;
};

/** Sends one message, or throws. `null` while the operator has not named a mail server: messages wait and the screen says so. */
export type Postman = ((message: { to: string; subject: string; text: string }) => Promise<void>) | null;

/** SMTP as configured by the operator: `smtps://user:password@host` or `smtp://host:port`, and the address letters come from. */
export function openPostman(smtpUrl: string | undefined, from: string | undefined): Postman {
  if (!smtpUrl) return null;
  const transport = createTransport(smtpUrl, { from: from ?? "vigie@localhost" });
  return async ({ to, subject, text }) => {
    await transport.sendMail({ to, subject, text });
  };
}

/** Queues messages in the transaction of the change that causes them; nothing leaves before it is committed. */
export async function queueMail(db: Db, messages: readonly Outgoing[]): Promise<void> {
  if (messages.length === 0) return;
  await sql`
    insert into mail.message (address, subject, body, about_record, about_addressee, compartment_id, label)
    select * from unnest(
      ${messages.map((message) => message.address)}::text[], ${messages.map((message) => message.subject)}::text[],
      ${messages.map((message) => message.body)}::text[], ${messages.map((message) => message.aboutRecord)}::uuid[],
      ${messages.map((message) => message.aboutAddressee)}::text[], ${messages.map((message) => message.compartmentId)}::uuid[],
      ${messages.map((message) => message.label)}::smallint[])
  `.execute(db);
}

const retryMinutes = [1, 5, 15, 60, 180] as const;

type Waiting = { id: string; address: string; subject: string; body: string; attempts: number };

/**
 * Sends what waits. A failure is kept where people see it, with the words of the mail server, and tried again after 1, 5, 15, 60 and
 * 180 minutes; then the message stays `failed` until a person asks for another try. The body is forgotten once it is sent.
 */
export async function sendWaitingMail(pool: Pool, postman: Postman): Promise<number> {
  if (!postman) return 0;
  let sent = 0;
  for (;;) {
    const waiting = await takeOne(pool);
    if (!waiting) return sent;
    try {
      await postman({ to: waiting.address, subject: waiting.subject, text: waiting.body });
      await keep(pool, waiting.id, sql`state = 'sent', sent_at = now(), body = '', last_error = null`);
      sent += 1;
    } catch (error) {
      const wait = retryMinutes[waiting.attempts - 1];
      await keep(pool, waiting.id, sql`state = ${wait === undefined ? "failed" : "queued"}, last_error = ${sayError(error)}, next_attempt_at = now() + make_interval(mins => ${wait ?? 0})`);
    }
  }
}

/** Keeps what became of a message, and tells the open pages of the record it is about, which show it. */
async function keep(pool: Pool, id: string, news: RawBuilder<unknown>): Promise<void> {
  await sql`
    with message as (update mail.message set ${news} where id = ${id} returning about_record)
    select pg_notify('vigie_live', head.compartment_id || ' ' || head.label || ' ' || head.kind || ' ' || head.id || ' ' || coalesce(head.released_from <= now(), false))
      from record.head join message on head.id = message.about_record
  `.execute(pool.db);
}

/** Takes a message for the next ten minutes: if this process dies while sending, another one will try it again. */
async function takeOne(pool: Pool): Promise<Waiting | undefined> {
  const { rows } = await sql<Waiting>`
    update mail.message set attempts = attempts + 1, next_attempt_at = now() + interval '10 minutes'
     where id = (select id from mail.message where state = 'queued' and next_attempt_at <= now() order by next_attempt_at limit 1 for update skip locked)
    returning id, address, subject, body, attempts
  `.execute(pool.db);
  return rows[0];
}

function sayError(error: unknown): string {
  const code = error instanceof Error && "code" in error && typeof error.code === "string" ? `${error.code}: ` : "";
  const response = error instanceof Error && "response" in error && typeof error.response === "string" ? error.response : error instanceof Error ? error.message : "unknown";
  return `${code}${response}`.replace(/[\r\n\t]+/g, " ").slice(0, 300);
}
