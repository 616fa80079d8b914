import { html } from "hono/html";
import * as v from "valibot";
import type { Database } from "#platform/database/open-database.ts";
import { page, seeOther } from "#platform/http/page.ts";
import { openRoute, type Route } from "#platform/http/route.ts";
import { fingerprint } from "#platform/rules/sealing/certificate.ts";
import { SealingRefused } from "#platform/rules/sealing/sealing-refused.ts";
import { contactKeys } from "../actions/contact-actions.ts";
import type { ContactGuard } from "./contact-guard.ts";
import { contactBody, formAddress, type ContactPageParts } from "./contact-page.ts";
import { ContactForm, fileWithoutScript, receiptPage, visitWithoutScript } from "./contact-without-script.ts";
import { contactLanguageCodes, contactLanguageOf, readContactWords, type ContactLanguage } from "./contact-words.ts";
import { atOnePace } from "./one-pace.ts";
import { ofOneSize } from "./one-size.ts";
import { openShownPages } from "./shown-pages.ts";

const PageQuery = v.object({ language: v.optional(v.picklist(contactLanguageCodes)) });
/** Several times what sealing and opening in this process take. */
const formPaceMs = 600;
const readPaceMs = 100;

/** The public page and its form as a browser without scripts sends it. */
export function contactFormRoutes(database: Database, guard: ContactGuard): Route[] {
  const words = readContactWords();
  const shown = openShownPages();
  const open = { data: "personal-link", stepUp: false, audit: null, allowed: "anyone" } as const;
  const contactPage = async (language: ContactLanguage, now: Date, parts: Pick<ContactPageParts, "notice" | "typed"> & { readonly status?: number } = {}) => {
    const keys = await contactKeys(database, now);
    const key = keys.organisation ? await fingerprint(keys.organisation.root) : "";
    const { status = 200, ...given } = parts;
    return page({ language, title: words[language]["title"] ?? "", status, script: "/contact/start.js", isModule: true, body: contactBody({ language, words: words[language], keys, key, ...given }) });
  };
  const complaint = (sentence = "") => ({ status: 400, notice: html`<p class="bad" role="alert">${sentence}</p>` });
  const answerTo = async (form: ContactForm, now: Date): Promise<Response> => {
    const { language, receipt } = form;
    const said = words[language];
    const again = (sentence: string | undefined) => contactPage(language, now, { ...complaint(sentence), typed: form });
    if (receipt.trim() === "" && form.what.trim() === "") return again(said["needs-what"]);
    if (receipt.trim() === "") return page({ language, title: said["title"] ?? "", body: receiptPage(said, await fileWithoutScript(database, form, now)) });
    const found = await visitWithoutScript(database, form, said, now).catch((error: unknown) => {
      if (error instanceof SealingRefused) return error;
      throw error;
    });
    if (found instanceof SealingRefused) return again(said["words-wrong"]);
    return found === undefined ? again(said["nothing-found"]) : page({ language, title: said["title"] ?? "", body: found });
  };
  return [
    openRoute({
      ...open, method: "GET", path: "/contact", action: "protection.contact-page-read", query: PageQuery, summary: "The public page: two ways in, explained before anything is written.",
      handle: (call) => contactPage(call.query.language ?? contactLanguageOf(call.request.headers.get("accept-language")), call.now),
    }),
    openRoute({
      ...open, method: "POST", path: formAddress, action: "protection.contact-form-sent", body: ContactForm, query: v.object({}), summary: "The form of the public page as a browser without scripts sends it: sealed in the server's memory, or what became of a submission.",
      handle: async (call) => {
        guard.countVisit(call.address, call.now);
        return atOnePace(async () => seeOther(`/contact/shown/${await shown.keep(await answerTo(call.body, call.now), call.now)}`), formPaceMs);
      },
    }),
    openRoute({
      ...open, method: "GET", path: "/contact/shown/:token", action: "protection.contact-answer-read", query: v.object({}), summary: "The answer to a form that was just sent, for two minutes; all of one size.",
      handle: async (call) => {
        const language = contactLanguageOf(call.request.headers.get("accept-language"));
        return atOnePace(async () => {
          const answer = (await shown.find(call.params["token"] ?? "", call.now)) ?? (await contactPage(language, call.now, { ...complaint(words[language]["shown-no-more"]), status: 404 }));
          return ofOneSize(await answer.text(), { status: answer.status, headers: Object.fromEntries(answer.headers) });
        }, readPaceMs);
      },
    }),
  ];
}
