import { html } from "hono/html";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sql, type Kysely } from "kysely";
import * as v from "valibot";
import type { Database } from "../database/open-database.ts";
import { page, seeOther } from "../http/page.ts";
import { openRoute, type Call, type Route } from "../http/route.ts";
import { recordEntry } from "../ledger/record-entry.ts";
import { languages, type Sentences } from "../messages/sentences.ts";
import { Refusal } from "../refusal.ts";
import { addressKey, countAttempt } from "./attempts.ts";
import { beginSignIn, finishSignIn } from "./passkey.ts";
import { isPassword, totpStep, type Vault } from "./password.ts";
import { endSessionOfRequest, sessionCookie, startSession, type Sessions } from "./session.ts";

export type IdentityParts = {
  readonly database: Database;
  readonly sentences: Sentences;
  readonly sessions: Sessions;
  readonly vault: Vault;
  readonly origin: string;
  /** Whether an alpha-3 code means a country; which countries there are is not for the platform to say. */
  readonly isCountry: (iso3: string) => boolean;
};

const PasswordForm = v.strictObject({ email: v.pipe(v.string(), v.maxLength(320)), password: v.pipe(v.string(), v.maxLength(1000)), code: v.pipe(v.string(), v.maxLength(12)), to: v.optional(v.string(), "") });
const Where = v.object({ to: v.optional(v.pipe(v.string(), v.maxLength(500)), ""), language: v.optional(v.picklist(languages)) });
const PasskeyAnswer = v.strictObject({ challengeId: v.pipe(v.string(), v.uuid()), response: v.unknown() });
const passkeyScript = readFileSync(join(import.meta.dirname, "passkey-page.js"), "utf8");

export function signInRoutes(parts: IdentityParts): Route[] {
  const { auth } = parts.database;
  const none = { data: "none", stepUp: false, audit: null, allowed: "anyone" } as const;
  return [
    openRoute({
      ...none, method: "GET", path: "/sign-in", action: "access.sign-in-page-read", summary: "The sign-in page.", query: Where,
      handle: (call) => signInPage(parts, call.query.language ?? call.language, localPath(call.query.to), undefined),
    }),
    openRoute({
      ...none, method: "GET", path: "/passkey-page.js", action: "access.sign-in-script-read", summary: "The script of the passkey button.",
      handle: async () => new Response(passkeyScript, { headers: { "content-type": "text/javascript; charset=utf-8" } }),
    }),
    openRoute({
      ...none, method: "POST", path: "/sign-in", action: "access.signed-in-with-password", summary: "Signs in with password and one-time code.", body: PasswordForm,
      handle: (call) => signInWithPassword(parts, call),
    }),
    openRoute({
      ...none, method: "POST", path: "/api/sign-in/passkey/options", action: "access.passkey-challenge-made", summary: "Begins a sign-in with a passkey.", body: v.strictObject({}),
      handle: async (call) => {
        await countAttempt(auth.db, call.now, { [addressKey(call.address)]: 60, everybody: 2_000 });
        return { body: await beginSignIn(auth.db, parts.origin, call.now) };
      },
    }),
    openRoute({
      ...none, method: "POST", path: "/api/sign-in/passkey", action: "access.signed-in-with-passkey", summary: "Signs in with the answer of a passkey.", body: PasskeyAnswer,
      handle: async (call) => {
        const accountId = await finishSignIn(auth.db, parts.origin, call.body.challengeId, call.body.response, call.now);
        const token = await startLoggedSession(auth.db, accountId, 2, call);
        parts.sessions.forget();
        return { status: 204, headers: { "set-cookie": sessionCookie(token) } };
      },
    }),
    openRoute({
      ...none, method: "GET", path: "/signed-out", action: "access.signed-out-page-read", summary: "The page after signing out.",
      // It ends nothing and clears nothing: a link on another site could otherwise sign people out (S56).
      handle: async () => seeOther("/sign-in"),
    }),
  ];
}

/** The session and its entry are one transaction (S63). */
export function startLoggedSession(auth: Kysely<unknown>, accountId: string, assurance: 1 | 2, call: Pick<Call<unknown, unknown>, "request" | "now">): Promise<string> {
  return inTransaction(auth, async (db) => {
    await endSessionOfRequest(db, call.request, call.now);
    const token = await startSession(db, accountId, assurance, call.now);
    await recordEntry(db, { actorId: accountId, event: "access.signed-in" });
    return token;
  });
}

/** A part of a larger transaction, or one of its own. */
function inTransaction<T>(auth: Kysely<unknown>, work: (db: Kysely<unknown>) => Promise<T>): Promise<T> {
  return auth.isTransaction ? work(auth) : auth.transaction().execute(work);
}

type PasswordRow = { accountId: string; hash: string; totpSecret: Buffer; lastStep: number };

async function signInWithPassword(parts: IdentityParts, call: Call<unknown, v.InferOutput<typeof PasswordForm>>): Promise<Response> {
  const { auth } = parts.database;
  const { password, code } = call.body;
  // One spelling for the limit and for the search: letters that two rules of lower case treat differently would raise the limit (S4).
  const email = call.body.email.trim().toLowerCase();
  try {
    await countAttempt(auth.db, call.now, { [`account ${email}`]: 10, [addressKey(call.address)]: 60, everybody: 2_000 });
  } catch (error) {
    if (error instanceof Refusal) return signInPage(parts, call.language, localPath(call.body.to), parts.sentences.say(call.language, error.code, error.values));
    throw error;
  }
  const { rows } = await sql<PasswordRow>`
    select account.id as "accountId", password.hash, password.totp_secret as "totpSecret", password.totp_last_step as "lastStep"
      from access.account join access.password on password.account_id = account.id
     where lower(account.email) = ${email} and account.disabled_at is null
  `.execute(auth.db);
  const [known] = rows;
  const isRight = await isPassword(known?.hash, password);
  const step = known && isRight ? totpStep(parts.vault.open(known.totpSecret), code, call.now) : undefined;
  // Nothing is asked of the database after a wrong password: looking for the account's row, or for none, would take different times (S3).
  if (!known || step === undefined || !(await useStep(auth.db, known.accountId, step))) {
    return signInPage(parts, call.language, localPath(call.body.to), parts.sentences.say(call.language, "platform.sign-in-failed"));
  }
  const token = await startLoggedSession(auth.db, known.accountId, 1, call);
  parts.sessions.forget();
  return seeOther(localPath(call.body.to) || "/", sessionCookie(token));
}

/** A code works once: the step it belongs to must be later than the last one used. */
async function useStep(auth: Kysely<unknown>, accountId: string, step: number): Promise<boolean> {
  const { rows } = await sql<{ accountId: string }>`
    update access.password set totp_last_step = ${step} where account_id = ${accountId} and ${step} > totp_last_step returning account_id as "accountId"
  `.execute(auth);
  return rows.length > 0;
}

/** Only addresses inside Vigie: a link that signs in and then leads elsewhere is a trap. */
export function localPath(to: string): string {
  return /^\/(?![/\\])[^\s]*$/.test(to) ? to : "";
}

async function signInPage(parts: IdentityParts, language: string, to: string, complaint: string | undefined): Promise<Response> {
  const say = (key: string) => parts.sentences.say(language, key);
  const body = html`<main>
    ${languageLinks("/sign-in", language)}
    <p class="mark">Vigie</p>
    <h1>${say("platform.sign-in.title")}</h1>
    <p class="bad" role="alert" data-complaint ${complaint ? "" : "hidden"}>${complaint ?? ""}</p>
    <button type="button" data-passkey="sign-in" data-to="${to}" data-failed="${say("platform.passkey-invalid")}" hidden>${say("platform.sign-in.passkey")}</button>
    <h2>${say("platform.sign-in.or-password")}</h2>
    <form method="post" action="/sign-in">
      <input type="hidden" name="to" value="${to}" />
      <label for="email">${say("platform.sign-in.email")}</label>
      <input id="email" name="email" type="email" autocomplete="username" required dir="ltr" />
      <label for="password">${say("platform.sign-in.password")}</label>
      <input id="password" name="password" type="password" autocomplete="current-password" required dir="ltr" />
      <label for="code">${say("platform.sign-in.code")}</label>
      <input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required dir="ltr" />
      <button>${say("platform.sign-in.submit")}</button>
    </form>
    <p class="soft">${say("platform.sign-in.password-level")}</p>
  </main>`;
  return page({ language, title: say("platform.sign-in.title"), body, script: "/passkey-page.js", status: complaint ? 400 : 200 });
}

const nativeNames = { ar: "عربي", en: "English", fr: "Français" } as const;

export function languageLinks(path: string, current: string) {
  const links = (["ar", "en", "fr"] as const).map((language) =>
    language === current ? html`<span aria-current="true" lang="${language}">${nativeNames[language]}</span>` : html`<a href="${path}?language=${language}" lang="${language}" hreflang="${language}">${nativeNames[language]}</a>`,
  );
  return html`<nav class="languages" aria-label="Language">${links}</nav>`;
}
