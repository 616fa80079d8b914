import { html } from "hono/html";
import * as v from "valibot";
import type { Database } from "#platform/database/open-database.ts";
import { page, seeOther, type Html } from "#platform/http/page.ts";
import { openRoute, type Call, type Route } from "#platform/http/route.ts";
import { addressKey, countAttempt } from "#platform/identity/attempts.ts";
import { makeToken } from "#platform/identity/secret-token.ts";
import { languageLinks } from "#platform/identity/sign-in-routes.ts";
import { queueMail } from "#platform/mail/send.ts";
import { languages, type Sentences } from "#platform/messages/sentences.ts";
import { findRecord } from "#platform/records/stored.ts";
import { Refusal, statusOf } from "#platform/refusal.ts";
import { isRealDay } from "#platform/rules/calendar-day.ts";
import { systemContext } from "#platform/system.ts";
import { Alert } from "../model/alert.ts";
import { statedClaim } from "../model/claim.ts";
import type { AlertRoom } from "../actions/follow-receipts.ts";
import { noteAnswer, type Noted } from "../actions/note-answer.ts";
import { findAnswerLink, findVisit, openVisit, renewLink, setCode, type AnswerLink, makeCode, wantCode } from "../store/answer-links.ts";
import { listReceipts, type ReceiptRow } from "../store/receipt-rows.ts";
import { sayLikelihood } from "./say-likelihood.ts";

export type AnswerPageParts = {
  readonly database: Database;
  readonly sentences: Sentences;
  readonly origin: string;
  readonly room: AlertRoom;
  readonly systemId: string;
};

const cookieName = "__Host-vigie-answer";
const PageQuery = v.object({ language: v.optional(v.picklist(languages)) });
/** What the visitor has just done: a page that only comes back would leave them unsure whether it arrived. */
const doings = ["received", "answered"] as const;
type Doing = (typeof doings)[number];
const AlertQuery = v.object({ ...PageQuery.entries, done: v.optional(v.picklist(doings)) });
const CodeForm = v.strictObject({ code: v.pipe(v.string(), v.trim(), v.maxLength(12)) });
const AnswerForm = v.strictObject({
  response: v.picklist(["act", "partly-act", "note", "decline", "later"]),
  reason: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(4000)), ""),
  laterUntil: v.optional(v.union([v.literal(""), v.pipe(v.string(), v.check(isRealDay))]), ""),
});

/**
 * The personal page of an addressee: no account, no JavaScript needed. The mail's link shows nothing by itself; a code that is sent
 * apart opens it once, for thirty minutes. Every answer goes the way of the same action that the desk uses.
 */
export function answerPageRoutes(parts: AnswerPageParts): Route[] {
  const personal = { data: "personal-link", stepUp: false, audit: null, allowed: "anyone" } as const;
  return [
    openRoute({
      ...personal, method: "GET", path: "/answer/:token", action: "warning.answer-link-opened", summary: "The door of a personal answer page.", query: PageQuery,
      handle: (call) => doorPage(parts, call, languageOf(call), undefined),
    }),
    openRoute({
      ...personal, method: "POST", path: "/answer/:token/code", action: "warning.answer-code-sent", summary: "Sends the code of a personal answer page apart.", query: PageQuery, body: v.strictObject({}),
      handle: (call) => refusedInWords(parts, call, () => sendCode(parts, call)),
    }),
    openRoute({
      ...personal, method: "POST", path: "/answer/:token", action: "warning.answer-page-entered", summary: "Opens a personal answer page with its code.", query: PageQuery, body: CodeForm,
      handle: (call) => refusedInWords(parts, call, () => enter(parts, call, call.body.code)),
    }),
    openRoute({
      ...personal, method: "POST", path: "/answer/:token/renew", action: "warning.answer-link-renewed", summary: "Sends a new personal link to the address of the old one.", query: PageQuery, body: v.strictObject({}),
      handle: (call) => refusedInWords(parts, call, () => renew(parts, call)),
    }),
    openRoute({
      ...personal, method: "GET", path: "/answer", action: "warning.answer-page-read", summary: "The alert as its addressee sees it.", query: AlertQuery,
      handle: (call) => showAlert(parts, call, languageOf(call), { done: call.query.done }),
    }),
    openRoute({
      ...personal, method: "POST", path: "/answer-acknowledge", action: "warning.answer-acknowledged", summary: "Acknowledges an alert on the personal page.", query: PageQuery, body: v.strictObject({}),
      handle: (call) => answerOn(parts, call, (addresseeKey) => ({ kind: "acknowledged", addresseeKey })),
    }),
    openRoute({
      ...personal, method: "POST", path: "/answer-respond", action: "warning.answer-given", summary: "Answers an alert on the personal page.", query: PageQuery, body: AnswerForm,
      handle: (call) => {
        const { response, reason, laterUntil } = call.body;
        const until = laterUntil ? `${laterUntil}T23:59:59Z` : null;
        return answerOn(parts, call, (addresseeKey) => ({ kind: "answered", addresseeKey, answer: { response, reason, laterUntil: until } }), call.body);
      },
    }),
  ];
}

type AnyCall = Call<{ readonly language?: (typeof languages)[number] | undefined }, unknown>;
/** The language a person chose on the page stays through its forms; before that, the browser's counts. */
const languageOf = (call: AnyCall) => call.query.language ?? call.language;
const keeping = (path: string, language: string) => `${path}?language=${language}`;
const tokenOf = (call: AnyCall) => call.params["token"] ?? "";

/** A person at a page reads a sentence, not the answer that programs get. */
async function refusedInWords(parts: AnswerPageParts, call: AnyCall, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { say } = parts.sentences;
    return simplePage(languageOf(call), say(languageOf(call), "warning.answer.not-now-title"), html`<p class="bad" role="alert">${say(languageOf(call), error.code, error.values)}</p>`, statusOf(error.code));
  }
}

async function doorPage(parts: AnswerPageParts, call: AnyCall, language: string, note: { key: string; isBad: boolean } | undefined): Promise<Response> {
  const say = (key: string) => parts.sentences.say(language, key);
  const link = await findAnswerLink(parts.database.worker.db, tokenOf(call), call.now);
  if (!link) return simplePage(language, say("warning.answer.over-title"), html`<p>${say("warning.answer.over")}</p>`, 404);
  const path = `/answer/${tokenOf(call)}`;
  const message = note ? html`<p class="${note.isBad ? "bad" : "soft"}" role="status">${say(note.key)}</p>` : "";
  if (link.usedAt) {
    return simplePage(language, say("warning.answer.used-title"), html`${message}<p>${say("warning.answer.used")}</p><form method="post" action="${keeping(`${path}/renew`, language)}"><button>${say("warning.answer.renew")}</button></form>`);
  }
  return simplePage(language, say("warning.answer.door-title"), html`${languageLinks(path, language)}${message}
    <p>${say(link.byTelephone ? "warning.answer.door-lead-telephone" : "warning.answer.door-lead")}</p>
    <form method="post" action="${keeping(`${path}/code`, language)}"><button class="quiet">${say(link.byTelephone ? "warning.answer.call-me" : "warning.answer.send-code")}</button></form>
    <form method="post" action="${keeping(path, language)}">
      <label for="code">${say("warning.answer.code")}</label>
      <input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required dir="ltr" />
      <button>${say("warning.answer.open")}</button>
    </form>`);
}

async function sendCode(parts: AnswerPageParts, call: AnyCall): Promise<Response> {
  const { worker, auth } = parts.database;
  const link = await findAnswerLink(worker.db, tokenOf(call), call.now);
  if (!link || link.usedAt || link.address === null) return doorPage(parts, call, languageOf(call), undefined);
  await countAttempt(auth.db, call.now, { [`answer ${link.id}`]: 5, [addressKey(call.address)]: 60 });
  if (link.byTelephone) {
    await worker.db.transaction().execute((db) => wantCode(db, link, call.now));
    return doorPage(parts, call, languageOf(call), { key: "warning.answer.call-wanted", isBad: false });
  }
  const code = makeCode();
  const { address } = link;
  await worker.db.transaction().execute(async (db) => {
    await setCode(db, link.id, code, call.now);
    const subject = parts.sentences.say(languageOf(call), "warning.mail.subject.code");
    const body = parts.sentences.say(languageOf(call), "warning.mail.body.code", { code });
    await queueMail(db, [{ address, subject, body, aboutRecord: link.alertId, aboutAddressee: `${link.addresseeKey} code`, compartmentId: link.compartmentId, label: link.label }]);
  });
  return doorPage(parts, call, languageOf(call), { key: "warning.answer.code-sent", isBad: false });
}

async function enter(parts: AnswerPageParts, call: AnyCall, code: string): Promise<Response> {
  const { worker, auth } = parts.database;
  const link = await findAnswerLink(worker.db, tokenOf(call), call.now);
  if (!link) return doorPage(parts, call, languageOf(call), undefined);
  await countAttempt(auth.db, call.now, { [addressKey(call.address)]: 60 });
  const visit = makeToken();
  if (!(await openVisit(worker.db, link.id, code, visit, call.now))) return doorPage(parts, call, languageOf(call), { key: "warning.answer.code-wrong", isBad: true });
  return seeOther(keeping("/answer", languageOf(call)), `${cookieName}=${visit}; Path=/; HttpOnly; Secure; SameSite=Strict; Max-Age=1800`);
}

async function renew(parts: AnswerPageParts, call: AnyCall): Promise<Response> {
  const { worker, auth } = parts.database;
  const link = await findAnswerLink(worker.db, tokenOf(call), call.now);
  if (link?.address) {
    const { address } = link;
    await countAttempt(auth.db, call.now, { [`answer ${link.id}`]: 5, [addressKey(call.address)]: 60 });
    const token = makeToken();
    await worker.db.transaction().execute(async (db) => {
      await renewLink(db, link, token, call.now);
      const alert = await findRecord(db, parts.room.alerts.kind, link.alertId);
      const values = { reference: alert?.number ?? "", link: `${parts.origin}/answer/${token}` };
      const subject = parts.sentences.say(languageOf(call), "warning.mail.subject.reminder", values);
      const body = parts.sentences.say(languageOf(call), "warning.mail.body.reminder", values);
      await queueMail(db, [{ address, subject, body, aboutRecord: link.alertId, aboutAddressee: link.addresseeKey, compartmentId: link.compartmentId, label: link.label }]);
    });
  }
  const say = (key: string) => parts.sentences.say(languageOf(call), key);
  return simplePage(languageOf(call), say("warning.answer.renewed-title"), html`<p>${say("warning.answer.renewed")}</p>`);
}

async function visitOf(parts: AnswerPageParts, call: AnyCall): Promise<AnswerLink | undefined> {
  const cookie = (call.request.headers.get("cookie") ?? "").split(/; */).find((one) => one.startsWith(`${cookieName}=`));
  return cookie ? findVisit(parts.database.worker.db, cookie.slice(cookieName.length + 1), call.now) : undefined;
}

type Shown = { readonly done?: Doing | undefined; readonly complaint?: string; readonly typed?: Typed | undefined };

async function showAlert(parts: AnswerPageParts, call: AnyCall, language: string, { done, complaint, typed }: Shown): Promise<Response> {
  const say = (key: string, values?: Record<string, unknown>) => parts.sentences.say(language, key, values);
  const visit = await visitOf(parts, call);
  if (!visit) return simplePage(language, say("warning.answer.visit-over-title"), html`<p>${say("warning.answer.visit-over")}</p>`, 404);
  const { alert, receipt } = await parts.database.worker.db.transaction().execute(async (db) => {
    const found = await findRecord(db, parts.room.alerts.kind, visit.alertId);
    const receipts = await listReceipts(db, [visit.alertId]);
    return { alert: found, receipt: receipts.find((one) => one.addresseeKey === visit.addresseeKey) };
  });
  if (!alert || !receipt) return simplePage(language, say("warning.answer.over-title"), html`<p>${say("warning.answer.over")}</p>`, 404);
  const content = v.parse(Alert, alert.content);
  const body = html`${languageLinks("/answer", language)}
    <p class="mark">${say(`platform.label.${content.label}`)} \u00b7 <bdi>${alert.number ?? ""}</bdi></p>
    <h1 dir="auto">${content.title}</h1>
    ${complaint ? html`<p class="bad" role="alert">${complaint}</p>` : ""}
    ${done && isDone(done, receipt) ? html`<p class="good" role="status">${say(`warning.answer.done-${done}`)}</p>` : ""}
    ${alert.state === "withdrawn" ? html`<p class="bad">${say("warning.answer.withdrawn")}</p>` : alertForAddressee(content, receipt, language, say)}
    ${alert.state === "withdrawn" || alert.state === "closed" ? "" : answerForms(receipt, typed ?? { response: receipt.response ?? "no-answer", reason: receipt.reason, laterUntil: "" }, language, say)}`;
  return page({ language, title: say("warning.answer.title"), body: html`<main>${body}</main>`, status: complaint ? 400 : 200 });
}

/** An address can be kept and opened again; only what is on record is confirmed. */
function isDone(done: Doing, receipt: ReceiptRow): boolean {
  return done === "received" ? receipt.acknowledgedAt !== null : receipt.response !== null;
}

/** English as the United Nations writes it: day before month, 24 hours. */
function moments(language: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });
}

function days(language: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "long", timeZone: "UTC" });
}

type Typed = Pick<v.InferOutput<typeof AnswerForm>, "response" | "reason" | "laterUntil">;
type Say = (key: string, values?: Record<string, unknown>) => string;

function alertForAddressee(content: Alert, receipt: ReceiptRow, language: string, say: Say): Html {
  const asks = content.asks.filter((ask) => ask.addresseeKey === receipt.addresseeKey);
  const day = (moment: string | null) => (moment ? moments(language).format(new Date(moment)) : say("warning.answer.no-deadline"));
  return html`
    ${content.corrections.map((correction) => html`<p class="bad" dir="auto">${say("warning.answer.corrected", { at: day(correction.at), what: correction.what })}</p>`)}
    <p dir="auto">${content.keyJudgement}</p>
    <dl>
      <dt>${say("warning.answer.to")}</dt><dd><bdi>${receipt.name}</bdi></dd>
      <dt>${say("warning.answer.populations")}</dt><dd dir="auto">${content.populations.join("; ")}</dd>
      ${claimOf(content, language, say)}
      <dt>${say("warning.answer.respond-by")}</dt><dd>${day(content.deadlines.respondBy)} (UTC)</dd>
    </dl>
    ${asks.length > 0 ? html`<h2>${say("warning.answer.asked-of-you")}</h2>${asks.map((ask) => html`<p dir="auto">${ask.ask}</p>`)}` : ""}
    ${content.sections.map((section) => html`<h2>${say(`warning.section.${section.key}`)}</h2><p dir="auto">${section.text}</p>`)}
    ${content.options.length > 0 ? html`<h2>${say("warning.answer.options")}</h2><table><thead><tr><th>${say("warning.answer.option")}</th><th>${say("warning.answer.pros")}</th><th>${say("warning.answer.cons")}</th><th>${say("warning.answer.risks")}</th></tr></thead><tbody>${content.options.map((option) => html`<tr><td dir="auto">${option.text}</td><td dir="auto">${option.pros}</td><td dir="auto">${option.cons}</td><td dir="auto">${option.risks}</td></tr>`)}</tbody></table>` : ""}`;
}

/** What will have happened by when, and how likely that is: whoever decides weighs it, and can hold it against what comes. */
function claimOf({ claim }: Alert, language: string, say: Say): Html | "" {
  const stated = statedClaim(claim);
  if (stated === undefined) return "";
  const values = { likelihood: sayLikelihood(stated.likelihood, say), day: days(language).format(new Date(stated.horizon)) };
  return html`<dt>${say("warning.answer.claim")}</dt><dd><span dir="auto">${stated.text}</span> ${say("warning.answer.claim-band", values)}</dd>`;
}

function answerForms(receipt: ReceiptRow, typed: { readonly response: string; readonly reason: string; readonly laterUntil: string }, language: string, say: Say): Html {
  const moment = (at: string) => moments(language).format(new Date(at));
  const acknowledge = receipt.acknowledgedAt
    ? html`<p>${say("warning.answer.acknowledged-at", { at: moment(receipt.acknowledgedAt) })}</p>`
    : html`<form method="post" action="${keeping("/answer-acknowledge", language)}"><button>${say("warning.answer.acknowledge")}</button></form>`;
  const given = receipt.response && receipt.respondedAt ? html`<p>${say("warning.answer.given", { response: say(`warning.response.${receipt.response}`), at: moment(receipt.respondedAt) })}</p>` : "";
  const choices = (["act", "partly-act", "note", "decline", "later"] as const).map((response) => html`<label class="choice"><input type="radio" name="response" value="${response}" required ${typed.response === response ? "checked" : ""} /> ${say(`warning.response.${response}`)}</label>`);
  return html`<h2>${say("warning.answer.your-answer")}</h2>${acknowledge}${given}
    <form method="post" action="${keeping("/answer-respond", language)}">
      <fieldset><legend>${say("warning.answer.will-you-act")}</legend>${choices}</fieldset>
      <label for="reason">${say("warning.answer.reason")}</label><textarea id="reason" name="reason" dir="auto" maxlength="4000">${typed.reason}</textarea>
      <label for="laterUntil">${say("warning.answer.later-until")}</label><input id="laterUntil" name="laterUntil" type="date" value="${typed.laterUntil}" />
      <button>${say("warning.answer.send")}</button>
    </form>`;
}

async function answerOn(parts: AnswerPageParts, call: AnyCall, notedBy: (addresseeKey: string) => Noted, typed?: Typed): Promise<Response> {
  const visit = await visitOf(parts, call);
  if (!visit) return showAlert(parts, call, languageOf(call), {});
  // The addressee has no account: the system notes the answer in its own name, with the roles of those who receive alerts.
  const ctx = systemContext(parts.database, parts.systemId, visit.compartmentId, ["principal", "partner"], call.now);
  try {
    await ctx.transaction((db) => noteAnswer(db, ctx, parts.room, visit.alertId, notedBy(visit.addresseeKey)));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return showAlert(parts, call, languageOf(call), { complaint: parts.sentences.say(languageOf(call), error.code, error.values), typed });
  }
  return seeOther(`${keeping("/answer", languageOf(call))}&done=${typed ? "answered" : "received"}`);
}

function simplePage(language: string, title: string, body: Html, status = 200): Promise<Response> {
  return page({ language, title, body: html`<main><p class="mark">Vigie</p><h1>${title}</h1>${body}</main>`, status });
}
