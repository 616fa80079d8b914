import { randomUUID } from "node:crypto";
import { html } from "hono/html";
import * as v from "valibot";
import type { Database } from "#platform/database/open-database.ts";
import type { Html } from "#platform/http/page.ts";
import { Refusal } from "#platform/refusal.ts";
import { fromBase64Url, sha256Text, toBase64Url, utf8 } from "#platform/rules/sealing/bytes.ts";
import { closeWith, openWith } from "#platform/rules/sealing/derive.ts";
import { makeKeyPair } from "#platform/rules/sealing/hybrid.ts";
import { keysOfReceipt, makeReceipt, numbersOf, readReceipt, wordsOf, type WordList } from "#platform/rules/sealing/receipt.ts";
import { recipientsFor } from "#platform/rules/sealing/certificate.ts";
import { openSealed, sealContent } from "#platform/rules/sealing/sealed-content.ts";
import { addSourceMessage, contactKeys, fileSubmission, obeySource, visit } from "../actions/contact-actions.ts";
import { SourceWish, type ContactKeys, type VisitAnswer } from "../contract.ts";
import { consentAnswers, consentPurposes, messageField, MessageText, submissionField, type SubmissionText } from "../model/sealed-submission.ts";
import { formAddress, leaveLink, wishParts } from "./contact-page.ts";
import { contactLanguageCodes, type ContactLanguage, type ContactWords } from "./contact-words.ts";

const Line = v.optional(v.pipe(v.string(), v.maxLength(100_000)), "");
const Answer = v.optional(v.picklist(consentAnswers), "not-asked");
/** The form as a browser without JavaScript sends it: something new, or a receipt and what its owner wishes. */
export const ContactForm = v.strictObject({
  language: v.picklist(contactLanguageCodes), receipt: Line, more: v.optional(v.pipe(v.string(), v.maxLength(20_000)), ""), wish: v.optional(SourceWish.entries.wish), door: v.optional(v.pipe(v.string(), v.regex(/^\d{1,2}$/)), "0"),
  what: Line, victim: Line, perpetrator: Line, when: Line, where: Line, steps: Line, wanted: Line, author: Line, contact: Line, "contact-rules": Line,
  "consent-raise": Answer, "consent-nameToState": Answer, "consent-nameInPublic": Answer, "consent-share": Answer, "consent-contactAgain": Answer,
});
export type ContactForm = v.InferOutput<typeof ContactForm>;

const lists: Partial<Record<ContactLanguage, () => Promise<{ readonly wordlist: WordList }>>> = {
  en: () => import("@scure/bip39/wordlists/english.js"), fr: () => import("@scure/bip39/wordlists/french.js"),
  es: () => import("@scure/bip39/wordlists/spanish.js"), zh: () => import("@scure/bip39/wordlists/simplified-chinese.js"),
};
const listOf = async (language: ContactLanguage): Promise<WordList> => (await (lists[language] ?? lists.en)?.())?.wordlist ?? [];

/**
 * The weaker way (S43): the text is in the memory of this process while it is sealed, and nowhere else. The page has said so. The receipt is shown once,
 * when everything is kept.
 */
export async function fileWithoutScript(database: Database, form: ContactForm, now: Date): Promise<string[]> {
  const keys = await contactKeys(database, now);
  const door = keys.doors[Number(form.door)];
  if (!door || !keys.organisation) throw new Refusal("protection.door-not-found");
  const readers = recipientsFor({ organisation: keys.organisation.root, certificates: keys.certificates }, door.compartmentId, now.toISOString().slice(0, 10)).filter(({ kind, signer }) => kind === "recovery" || door.readers.includes(signer));
  const receipt = makeReceipt();
  const [{ login, author }, reply, list] = await Promise.all([keysOfReceipt(receipt), makeKeyPair(), listOf(form.language)]);
  const id = randomUUID();
  const text: SubmissionText = { ...textOf(form, door.door), replyTo: reply.recipient };
  const sealed = await sealContent(utf8(JSON.stringify(text)), { organisation: keys.organisation.root, compartment: door.compartmentId, record: id, field: submissionField, version: 1 }, readers.map(({ recipient }) => recipient), author);
  await fileSubmission(database, { id, compartmentId: door.compartmentId, door: door.door, sealed: toBase64Url(sealed), keyIds: readers.map(({ signer }) => signer), loginHash: await sha256Text(login), replyKey: await closeWith(receipt, "reply-identity", reply.identity) }, now);
  return form.language in lists ? wordsOf(receipt, list) : numbersOf(receipt, list);
}

function textOf(form: ContactForm, door: SubmissionText["door"]): Omit<SubmissionText, "replyTo"> {
  const ofSource = (text: string) => (door === "submission" ? text : "");
  const consent = { raise: form["consent-raise"], nameToState: form["consent-nameToState"], nameInPublic: form["consent-nameInPublic"], share: form["consent-share"], contactAgain: form["consent-contactAgain"] };
  const none = v.parse(v.record(v.string(), v.picklist(consentAnswers)), Object.fromEntries(consentPurposes.map((purpose) => [purpose, "not-asked"])));
  return {
    language: form.language, door, what: form.what, victim: form.victim.slice(0, 10_000), perpetrator: form.perpetrator.slice(0, 10_000), when: form.when.slice(0, 1_000), where: form.where.slice(0, 1_000), steps: form.steps.slice(0, 10_000), wanted: form.wanted.slice(0, 10_000),
    author: ofSource(form.author.slice(0, 1_000)), contact: ofSource(form.contact.slice(0, 2_000)), contactRules: ofSource(form["contact-rules"].slice(0, 2_000)),
    consent: door === "submission" ? consent : { ...consent, ...none }, wasSealedByServer: true,
  };
}

/** The receipt, once. */
export function receiptPage(words: ContactWords, shown: readonly string[]): Html {
  return html`<main>${leaveLink(words)}<p class="good" role="status">${words["sent"]}</p><h1>${words["receipt-title"]}</h1><p>${words["receipt-text"]}</p><ol class="code">${shown.map((word) => html`<li dir="auto">${word}</li>`)}</ol></main>`;
}

type Found = NonNullable<VisitAnswer["found"]>;

/** A further message, sealed in the memory of this process to the desk alone. */
async function sendMore(database: Database, form: ContactForm, found: Found, { login, author }: Awaited<ReturnType<typeof keysOfReceipt>>, keys: ContactKeys, now: Date): Promise<void> {
  const door = keys.doors.find((one) => one.compartmentId === found.compartmentId && one.door === found.door);
  if (!door || !keys.organisation) throw new Refusal("protection.door-not-found");
  const readers = recipientsFor({ organisation: keys.organisation.root, certificates: keys.certificates }, found.compartmentId, now.toISOString().slice(0, 10)).filter(({ kind, signer }) => kind === "recovery" || door.readers.includes(signer));
  const text: MessageText = { language: form.language, text: form.more, askedToAnswer: false };
  const sealed = await sealContent(utf8(JSON.stringify(text)), { organisation: keys.organisation.root, compartment: found.compartmentId, record: found.id, field: messageField, version: found.nextNumber }, readers.map(({ recipient }) => recipient), author);
  await addSourceMessage(database, { login, id: randomUUID(), number: found.nextNumber, sealed: toBase64Url(sealed), keyIds: readers.map(({ signer }) => signer) }, now);
}

/** What became of it, with the answers opened in this process's memory, after what its owner wishes was done. Undefined when nothing is kept under these words. */
export async function visitWithoutScript(database: Database, form: ContactForm, words: ContactWords, now: Date): Promise<Html | undefined> {
  const all = await Promise.all([form.language, "en", "fr", "es", "zh"].flatMap((code) => contactLanguageCodes.filter((known) => known === code)).map(listOf));
  const receipt = readReceipt(form.receipt, all);
  const own = await keysOfReceipt(receipt);
  const look = () => visit(database, { login: own.login, before: 100_000 });
  const [{ found: before }, keys] = [await look(), await contactKeys(database, now)];
  if (!before) return undefined;
  const hasMore = form.more.trim() !== "" && before.status !== "deleted";
  if (form.wish !== undefined) await obeySource(database, { login: own.login, wish: form.wish }, now);
  else if (hasMore) await sendMore(database, form, before, own, keys, now);
  const { found } = await look();
  if (!found) return undefined;
  const day = (iso: string) => new Intl.DateTimeFormat(form.language, { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${iso}T00:00:00Z`));
  const messages = await Promise.all(found.messages.map(async (message) => {
    try {
      const identity = await openWith(receipt, "reply-identity", found.replyKey);
      const { content, signer } = await openSealed(fromBase64Url(message.sealed), [identity], { organisation: keys.organisation?.root ?? "", compartment: found.compartmentId, record: found.id, field: messageField, version: message.number });
      const isOfDesk = keys.certificates.some((one) => one.signer === signer && one.compartment === found.compartmentId) || found.keyIds.includes(signer);
      return { day: day(message.sentOn), text: isOfDesk ? v.parse(MessageText, JSON.parse(new TextDecoder().decode(content))).text : undefined };
    } catch {
      return { day: day(message.sentOn), text: undefined };
    }
  }));
  const again = html`<input type="hidden" name="language" value="${form.language}" /><input type="hidden" name="receipt" value="${form.receipt}" />`;
  return html`<main>${leaveLink(words)}<h1>${(words["filed-on"] ?? "").replace("{day}", day(found.filedOn))}</h1><p class="good" role="status">${words[`status-${found.status}`]}</p>
    ${found.consentWithdrawnOn === null ? "" : html`<p class="bad">${(words["withdrawn-on"] ?? "").replace("{day}", day(found.consentWithdrawnOn))}</p>`}
    ${hasMore && form.wish === undefined ? html`<p class="good" role="status">${words["sent"]}</p>` : ""}
    <h2>${words["messages"]}</h2>
    ${messages.length === 0 ? html`<p>${words["no-messages"]}</p>` : messages.map(({ day: on, text }) => html`<p class="soft">${on}</p>${text === undefined ? html`<p class="bad">${words["message-damaged"]}</p>` : html`<p dir="auto">${text}</p>`}`)}
    ${found.status === "deleted" ? "" : html`<form method="post" action="${formAddress}" autocomplete="off">${again}<label for="more">${words["write-more"]}</label><textarea id="more" name="more" maxlength="20000" required></textarea><button>${words["send"]}</button></form>${wishParts(words, again, found.consentWithdrawnOn !== null)}`}
  </main>`;
}
