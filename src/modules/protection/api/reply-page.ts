import { html } from "hono/html";
import * as v from "valibot";
import { page, seeOther, type Html } from "#platform/http/page.ts";
import { openRoute, type Call, type Route } from "#platform/http/route.ts";
import { addressKey, countAttempt } from "#platform/identity/attempts.ts";
import { languageLinks } from "#platform/identity/sign-in-routes.ts";
import { recordEntry } from "#platform/ledger/record-entry.ts";
import { languages, type Sentences } from "#platform/messages/sentences.ts";
import { findRecord } from "#platform/records/stored.ts";
import { Refusal, statusOf } from "#platform/refusal.ts";
import type { Attachments } from "#platform/rules/attachment.ts";
import { letterIn, receiveReply, type ReplyRoom } from "../actions/receive-reply.ts";
import { letterClocks } from "../model/communication/letter-clocks.ts";
import { replyForms } from "../model/reply/reply.ts";
import { enterReplyPage, findReplyVisit, isOpenLink, type ReplyLink } from "../store/reply-links.ts";
import { contactLanguages } from "./contact-words.ts";
import { largestReply, mostFiles, readUpload, type ReplyFields } from "./reply-upload.ts";

export type ReplyPageParts = { readonly room: ReplyRoom; readonly sentences: Sentences };

const cookieName = "__Host-vigie-reply";
const PageQuery = v.object({ language: v.optional(v.picklist(languages)) });
const CodeForm = v.strictObject({ code: v.pipe(v.string(), v.trim(), v.maxLength(20)) });
type AnyCall = Call<{ readonly language?: (typeof languages)[number] | undefined }, unknown>;
type Say = (key: string, values?: Readonly<Record<string, unknown>>) => string;

/**
 * The page on which whoever a letter was sent to answers it, with files: no account, no JavaScript needed. Its address shows nothing by itself; a code that
 * the office gave by another way opens it. What is sent stands at the desk as a reply that somebody registers; nothing moves by itself.
 */
export function replyPageRoutes(parts: ReplyPageParts): Route[] {
  const personal = { data: "personal-link", stepUp: false, audit: null, allowed: "anyone" } as const;
  return [
    openRoute({
      ...personal, method: "GET", path: "/reply/:token", action: "protection.reply-door-read", summary: "The door of the page on which a letter is answered.", query: PageQuery,
      handle: (call) => doorPage(parts, call),
    }),
    openRoute({
      ...personal, method: "POST", path: "/reply/:token", action: "protection.reply-page-entered", summary: "Opens the page on which a letter is answered, with its code.", query: PageQuery, body: CodeForm,
      handle: (call) => enter(parts, call, call.body.code),
    }),
    openRoute({
      ...personal, method: "GET", path: "/reply", action: "protection.reply-page-read", summary: "The form of a reply.", query: PageQuery,
      handle: (call) => formPage(parts, call, {}),
    }),
    openRoute({
      ...personal, method: "POST", path: "/reply", action: "protection.reply-received", summary: "Takes a reply with its files.", query: PageQuery, readsOwnBody: true, bodyLimit: largestReply,
      handle: (call) => take(parts, call),
    }),
  ];
}

const languageOf = (call: AnyCall) => call.query.language ?? call.language;
const sayFor = ({ sentences }: ReplyPageParts, call: AnyCall): Say => (key, values) => sentences.say(languageOf(call), key, values);
const keeping = (path: string, call: AnyCall) => `${path}?language=${languageOf(call)}`;

async function doorPage(parts: ReplyPageParts, call: AnyCall, complaint?: string): Promise<Response> {
  const say = sayFor(parts, call);
  const token = call.params["token"] ?? "";
  if (!(await isOpenLink(parts.room.database.worker.db, token, call.now))) return simplePage(call, say("protection.reply-page.title"), html`<p>${say("protection.reply-page.over")}</p>`, 404);
  return simplePage(call, say("protection.reply-page.title"), html`${languageLinks(`/reply/${token}`, languageOf(call))}
    ${complaint ? html`<p class="bad" role="alert">${complaint}</p>` : ""}
    <p>${say("protection.reply-page.door-lead")}</p>
    <form method="post" action="${keeping(`/reply/${token}`, call)}">
      <label for="code">${say("protection.reply-page.code")}</label>
      <input id="code" name="code" inputmode="numeric" autocomplete="off" required dir="ltr" />
      <button>${say("protection.reply-page.open")}</button>
    </form>`, complaint ? 400 : 200);
}

async function enter(parts: ReplyPageParts, call: AnyCall, code: string): Promise<Response> {
  const { auth, worker } = parts.room.database;
  const say = sayFor(parts, call);
  try {
    await countAttempt(auth.db, call.now, { [addressKey(call.address)]: 60 });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return simplePage(call, say("protection.reply-page.title"), html`<p class="bad" role="alert">${say(error.code, error.values)}</p>`, statusOf(error.code));
  }
  const entered = await worker.db.transaction().execute(async (db) => {
    const found = await enterReplyPage(db, call.params["token"] ?? "", code, call.now);
    if (found) await recordEntry(db, { actorId: parts.room.systemId, event: "protection.reply-page-entered", recordId: found.link.communicationId, compartmentId: found.link.compartmentId, label: found.link.label });
    return found;
  });
  if (!entered) return doorPage(parts, call, say("protection.reply-page.code-wrong"));
  return seeOther(keeping("/reply", call), `${cookieName}=${entered.visit}; Path=/; HttpOnly; Secure; SameSite=Strict; Max-Age=5400`);
}

async function visitOf(parts: ReplyPageParts, call: AnyCall): Promise<ReplyLink | undefined> {
  const cookie = (call.request.headers.get("cookie") ?? "").split(/; */).find((one) => one.startsWith(`${cookieName}=`));
  return cookie ? findReplyVisit(parts.room.database.worker.db, cookie.slice(cookieName.length + 1), call.now) : undefined;
}

async function letterOf({ room }: ReplyPageParts, link: ReplyLink) {
  const record = await room.database.worker.db.transaction().execute((db) => findRecord(db, room.communications.kind, link.communicationId));
  const letter = letterIn(record?.content);
  return record && letter ? { number: record.number ?? "", letter } : undefined;
}

type Shown = { readonly complaint?: string; readonly typed?: ReplyFields };

async function formPage(parts: ReplyPageParts, call: AnyCall, { complaint, typed }: Shown): Promise<Response> {
  const say = sayFor(parts, call);
  const link = await visitOf(parts, call);
  const about = link && (await letterOf(parts, link));
  if (!about) return simplePage(call, say("protection.reply-page.title"), html`<p>${say("protection.reply-page.visit-over")}</p>`, 404);
  const { number, letter } = about;
  const day = (at: string) => new Intl.DateTimeFormat(languageOf(call) === "en" ? "en-GB" : languageOf(call), { dateStyle: "long", timeZone: "Europe/Zurich" }).format(new Date(at));
  const said = typed ?? { form: "substantive", language: languageOf(call), text: "", isConfidential: false };
  const options = (words: readonly (readonly [value: string, text: string])[], chosen: string) => words.map(([value, text]) => html`<option value="${value}" ${value === chosen ? "selected" : ""}>${text}</option>`);
  return simplePage(call, say("protection.reply-page.title"), html`${languageLinks("/reply", languageOf(call))}
    ${complaint ? html`<p class="bad" role="alert">${complaint}</p><p>${say("protection.reply-page.files-again")}</p>` : ""}
    <p>${say("protection.reply-page.lead", { number, day: day(letter.sent?.at ?? "") })}</p>
    <p><strong dir="auto">${letter.addressee.name}</strong></p>
    <p>${say("protection.reply-page.by", { day: day(letterClocks(letter)?.replyBy ?? "") })}</p>
    <form method="post" action="${keeping("/reply", call)}" enctype="multipart/form-data">
      <label for="form">${say("protection.reply-page.form")}</label>
      <select id="form" name="form">${options(replyForms.map((one) => [one, say(`protection.reply-form.${one}`)]), said.form)}</select>
      <label for="language">${say("protection.reply-page.language")}</label>
      <select id="language" name="language">${options(contactLanguages.map(({ code, name }) => [code, name]), said.language)}</select>
      <label for="text">${say("protection.reply-page.text")}</label>
      <textarea id="text" name="text" dir="auto" maxlength="20000" rows="12">${said.text}</textarea>
      <label for="files">${say("protection.reply-page.files")}</label>
      <input id="files" name="files" type="file" multiple aria-describedby="files-hint" />
      <p class="soft" id="files-hint">${say("protection.reply-page.files-hint", { count: mostFiles })}</p>
      <label class="choice"><input type="checkbox" name="isConfidential" value="yes" ${said.isConfidential ? "checked" : ""} /> ${say("protection.reply-page.confidential")}</label>
      <button>${say("protection.reply-page.send")}</button>
    </form>`, complaint ? 400 : 200);
}

async function take(parts: ReplyPageParts, call: AnyCall): Promise<Response> {
  const say = sayFor(parts, call);
  const link = await visitOf(parts, call);
  const about = link && (await letterOf(parts, link));
  if (!about) return formPage(parts, call, {});
  let typed: ReplyFields | undefined;
  try {
    const { fields, files, refused } = await readUpload(call.request);
    typed = fields;
    if (refused) return await formPage(parts, call, { typed, complaint: refused.name === undefined ? say(refused.code) : say("protection.reply-page.file-refused", { name: refused.name, sentence: say(refused.code) }) });
    if (fields.text === "" && files.length === 0) return await formPage(parts, call, { typed, complaint: say("protection.reply-page.nothing-said") });
    const title = say("protection.reply-page.reply-title", { number: about.number });
    const kept = await receiveReply(parts.room, link, about.letter, { ...fields, title }, files, call.now);
    return receivedPage(call, say, about.number, kept);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return formPage(parts, call, { ...(typed ? { typed } : {}), complaint: say(error.code === "platform.body-too-large" ? "protection.reply-page.too-large" : error.code, error.values) });
  }
}

/** What arrived, by digest: whoever sent it can prove later what it was. */
function receivedPage(call: AnyCall, say: Say, number: string, kept: Attachments): Promise<Response> {
  const when = new Intl.DateTimeFormat(languageOf(call) === "en" ? "en-GB" : languageOf(call), { dateStyle: "long", timeStyle: "short", timeZone: "UTC" }).format(call.now);
  return simplePage(call, say("protection.reply-page.title"), html`<p class="good" role="status">${say("protection.reply-page.received", { number, when })}</p>
    ${kept.length === 0 ? "" : html`<h2>${say("protection.reply-page.files")}</h2><p>${say("protection.reply-page.digests")}</p><dl>${kept.map(({ name, sha256 }) => html`<dt><bdi>${name}</bdi></dt><dd><code dir="ltr">${sha256}</code></dd>`)}</dl>`}
    <p><a href="${keeping("/reply", call)}">${say("protection.reply-page.another")}</a></p>`);
}

function simplePage(call: AnyCall, title: string, body: Html, status = 200): Promise<Response> {
  return page({ language: languageOf(call), title, body: html`<main><p class="mark">Vigie</p><h1>${title}</h1>${body}</main>`, status });
}
