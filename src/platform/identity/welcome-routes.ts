import { html } from "hono/html";
import { sql } from "kysely";
import * as v from "valibot";
import { page, seeOther } from "../http/page.ts";
import { openRoute, type Call, type Route } from "../http/route.ts";
import { recordEntry } from "../ledger/record-entry.ts";
import { languages } from "../messages/sentences.ts";
import { refuse, Refusal } from "../refusal.ts";
import { accountOfInvitation, findInvitation, useInvitation, type Invitation, type Welcomed } from "./invitation.ts";
import { beginRegistration, finishRegistration, storePasskey } from "./passkey.ts";
import { hashPassword, makeTotpSecret, totpAddress, totpStep, whyNotPassword } from "./password.ts";
import { sessionCookie } from "./session.ts";
import { languageLinks, startLoggedSession, type IdentityParts } from "./sign-in-routes.ts";

const Person = v.strictObject({ name: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200)), ""), email: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(320)), "") });
const PasskeyAnswer = v.strictObject({ challengeId: v.pipe(v.string(), v.uuid()), response: v.unknown() });
const PasswordForm = v.strictObject({ ...Person.entries, password: v.pipe(v.string(), v.maxLength(1000)), secret: v.pipe(v.string(), v.regex(/^[A-Z2-7]{32}$/)), code: v.pipe(v.string(), v.maxLength(12)) });
const PageQuery = v.object({ language: v.optional(v.picklist(languages)) });

/** What an invited person does once: say who they are (the first administrator only), and take a passkey or a password with codes. */
export function welcomeRoutes(parts: IdentityParts): Route[] {
  const personal = { data: "personal-link", stepUp: false, audit: null, allowed: "anyone" } as const;
  const { auth } = parts.database;
  return [
    openRoute({
      ...personal, method: "GET", path: "/welcome/:token", action: "access.invitation-opened", summary: "The page of a personal invitation.", query: PageQuery,
      handle: async (call) => welcomePage(parts, call.query.language ?? call.language, call.params["token"] ?? "", call.now, {}),
    }),
    openRoute({
      ...personal, method: "POST", path: "/api/welcome/:token/passkey/options", action: "access.passkey-registration-begun", summary: "Begins to register the passkey of an invited person.", body: Person,
      handle: async (call) => {
        const invitation = await invitationOf(parts, call);
        const account = await welcomed(parts, invitation, call.body, call.language);
        return { body: await beginRegistration(auth.db, parts.origin, { id: account.accountId, name: account.name, email: account.email }, call.now) };
      },
    }),
    openRoute({
      ...personal, method: "POST", path: "/api/welcome/:token/passkey", action: "access.passkey-registered", summary: "Registers the passkey of an invited person and signs in.", body: PasskeyAnswer,
      handle: async (call) => {
        const invitation = await invitationOf(parts, call);
        if (!invitation.accountId) return refuse("platform.invitation-not-found");
        const { accountId } = invitation;
        const passkey = await finishRegistration(auth.db, parts.origin, accountId, call.body.challengeId, call.body.response, call.now);
        const token = await auth.db.transaction().execute(async (db) => {
          await storePasskey(db, accountId, passkey, "1", call.now);
          await useInvitation(db, invitation.id, call.now);
          return startLoggedSession(db, accountId, 2, call);
        });
        return { status: 204, headers: { "set-cookie": sessionCookie(token) } };
      },
    }),
    openRoute({
      ...personal, method: "POST", path: "/welcome/:token", action: "access.password-set", summary: "Sets password and one-time codes of an invited person and signs in.", body: PasswordForm,
      handle: (call) => setPassword(parts, call),
    }),
  ];
}

async function invitationOf(parts: IdentityParts, call: Call<unknown, unknown>): Promise<Invitation> {
  const invitation = await findInvitation(parts.database.auth.db, call.params["token"] ?? "", call.now);
  return invitation ?? refuse("platform.invitation-not-found");
}

async function welcomed(parts: IdentityParts, invitation: Invitation, person: v.InferOutput<typeof Person>, language: string): Promise<Welcomed> {
  if (!invitation.accountId) {
    if (person.name === "") refuse("platform.name-invalid");
    if (!v.is(v.pipe(v.string(), v.email()), person.email)) refuse("platform.email-invalid");
  }
  return accountOfInvitation(parts.database.auth.db, invitation, { ...person, language });
}

async function setPassword(parts: IdentityParts, call: Call<unknown, v.InferOutput<typeof PasswordForm>>): Promise<Response> {
  const token = call.params["token"] ?? "";
  const { body } = call;
  const { auth } = parts.database;
  try {
    const invitation = await invitationOf(parts, call);
    const why = await whyNotPassword(body.password, [...body.name.split(/\s+/), body.email.split("@")[0] ?? ""]);
    if (why) refuse(why);
    const step = totpStep(body.secret, body.code, call.now);
    if (step === undefined) refuse("platform.code-invalid");
    const account = await welcomed(parts, invitation, body, call.language);
    const hash = await hashPassword(body.password);
    const session = await auth.db.transaction().execute(async (db) => {
      await useInvitation(db, invitation.id, call.now);
      await sql`
        insert into access.password (account_id, hash, totp_secret, totp_last_step, changed_at)
        values (${account.accountId}, ${hash}, ${parts.vault.seal(body.secret)}, ${step}, ${call.now})
        on conflict (account_id) do update set hash = excluded.hash, totp_secret = excluded.totp_secret, totp_last_step = excluded.totp_last_step, changed_at = excluded.changed_at
      `.execute(db);
      await recordEntry(db, { actorId: account.accountId, event: "access.password-set", recordId: account.accountId });
      return startLoggedSession(db, account.accountId, 1, call);
    });
    return seeOther("/", sessionCookie(session));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return welcomePage(parts, call.language, token, call.now, { ...body, complaint: parts.sentences.say(call.language, error.code, error.values) });
  }
}

type Shown = { name?: string; email?: string; secret?: string; complaint?: string };

async function welcomePage(parts: IdentityParts, language: string, token: string, now: Date, shown: Shown): Promise<Response> {
  const say = (key: string, values?: Record<string, string>) => parts.sentences.say(language, key, values);
  const invitation = await findInvitation(parts.database.auth.db, token, now);
  if (!invitation) {
    const body = html`<main><p class="mark">Vigie</p><h1>${say("platform.welcome.over-title")}</h1><p>${say("platform.invitation-not-found")}</p><p><a href="/sign-in">${say("platform.sign-in.title")}</a></p></main>`;
    return page({ language, title: say("platform.welcome.over-title"), body, status: 404 });
  }
  const secret = shown.secret ?? makeTotpSecret();
  const isFirst = invitation.purpose === "first-administrator" && !invitation.accountId;
  const who = html`
    <label for="name">${say("platform.welcome.name")}</label>
    <input id="name" name="name" autocomplete="name" required dir="auto" value="${shown.name ?? ""}" />
    <label for="email">${say("platform.sign-in.email")}</label>
    <input id="email" name="email" type="email" autocomplete="email" required dir="ltr" value="${shown.email ?? ""}" />`;
  const body = html`<main>
    ${languageLinks(`/welcome/${token}`, language)}
    <p class="mark">Vigie</p>
    <h1>${say(isFirst ? "platform.welcome.first-title" : "platform.welcome.title")}</h1>
    <p>${say(isFirst ? "platform.welcome.first-lead" : "platform.welcome.lead")}</p>
    <p class="bad" role="alert" data-complaint ${shown.complaint ? "" : "hidden"}>${shown.complaint ?? ""}</p>
    <form method="post" action="/welcome/${token}" data-person>
      ${isFirst ? who : ""}
      <button type="button" data-passkey="register" data-base="/api/welcome/${token}" data-failed="${say("platform.passkey-invalid")}" hidden>${say("platform.welcome.passkey")}</button>
      <h2>${say("platform.sign-in.or-password")}</h2>
      <p class="soft">${say("platform.sign-in.password-level")}</p>
      <label for="password">${say("platform.welcome.password")}</label>
      <input id="password" name="password" type="password" minlength="15" autocomplete="new-password" required dir="ltr" />
      <input type="hidden" name="secret" value="${secret}" />
      <p>${say("platform.welcome.code-lead")}</p>
      <p><code dir="ltr">${secret.replace(/(.{4})/g, "$1 ").trim()}</code></p>
      <p><a href="${totpAddress(secret, shown.email || "Vigie")}">${say("platform.welcome.code-link")}</a></p>
      <label for="code">${say("platform.sign-in.code")}</label>
      <input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required dir="ltr" />
      <button>${say("platform.welcome.submit")}</button>
    </form>
  </main>`;
  return page({ language, title: say("platform.welcome.title"), body, script: "/passkey-page.js", status: shown.complaint ? 400 : 200 });
}
