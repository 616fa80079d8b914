import type { Context } from "#platform/context.ts";
import type { Db } from "#platform/database/pools.ts";
import { hashToken, makeToken } from "#platform/identity/secret-token.ts";
import { queueMail, type Outgoing } from "#platform/mail/send.ts";
import type { Sentences } from "#platform/messages/sentences.ts";
import { labelRank } from "#platform/rules/label.ts";
import type { StoredRecord } from "#platform/rules/kind.ts";
import type { Alert } from "../model/alert.ts";
import { awaitsAnswer } from "../model/forms.ts";
import { addAnswerLinks, addReceipts, type IssuedAlert } from "../store/receipt-rows.ts";
import { findContacts } from "../store/contact-addresses.ts";

/** Days a personal link opens the answer page; a new one can be asked for from the page of an old one. */
const linkDays = 14;

export type Sending = { readonly sentences: Sentences; readonly origin: string };
export type MailReason = "issued" | "corrected" | "withdrawn" | "reminder";

/**
 * Makes a receipt and a personal link for every addressee and queues the mails, all in the transaction of the step. A mail says
 * that there is a message and where to open it, never what it is about (titles and places stay inside).
 */
export async function sendToAddressees(db: Db, ctx: Context, alert: StoredRecord<Alert>, why: MailReason, sending: Sending, only?: ReadonlySet<string>): Promise<void> {
  const { content } = alert;
  const addressees = content.addressees.filter((one) => awaitsAnswer(one) && (only?.has(one.key) ?? true));
  const contacts = await findContacts(db, addressees.flatMap((one) => (one.contactId ? [one.contactId] : [])));
  const issued: IssuedAlert = { id: alert.id, compartmentId: alert.compartmentId, situationId: content.situationId, label: labelRank(content.label), form: content.form, at: ctx.now };
  const people = addressees.map((one) => ({ ...one, ...(contacts.get(one.contactId ?? "") ?? { address: null, language: content.language, hasTelephone: false }) }));
  await addReceipts(db, issued, people);

  const reachable = people.flatMap((one) => (one.address === null ? [] : [{ ...one, address: one.address, token: makeToken() }]));
  const expiresAt = new Date(ctx.now.getTime() + linkDays * 86_400_000);
  await addAnswerLinks(db, issued, reachable.map((one) => ({ key: one.key, tokenHash: hashToken(one.token), expiresAt })));
  await queueMail(db, reachable.map((one) => contentFreeMail(alert, one, why, sending)));
}

type Reachable = { key: string; address: string; language: string; token: string };

export function contentFreeMail(alert: StoredRecord<Alert>, to: Reachable, why: MailReason, { sentences, origin }: Sending): Outgoing {
  const values = { reference: alert.number ?? "", link: `${origin}/answer/${to.token}` };
  return {
    address: to.address,
    subject: sentences.say(to.language, `warning.mail.subject.${why}`, values),
    body: sentences.say(to.language, `warning.mail.body.${why}`, values),
    aboutRecord: alert.id,
    aboutAddressee: to.key,
    compartmentId: alert.compartmentId,
    label: labelRank(alert.content.label),
  };
}
