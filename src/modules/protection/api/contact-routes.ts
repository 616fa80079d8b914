import { html } from "hono/html";
import type { Database } from "#platform/database/open-database.ts";
import { page } from "#platform/http/page.ts";
import { openRoute, type Route } from "#platform/http/route.ts";
import { fingerprint } from "#platform/rules/sealing/certificate.ts";
import { SealingRefused } from "#platform/rules/sealing/sealing-refused.ts";
import * as v from "valibot";
import { addSourceFile, addSourceMessage, contactKeys, fileSubmission, obeySource, visit } from "../actions/contact-actions.ts";
import { FileSubmission, ProvenKeys, SourceFile, SourceMessage, SourceWish, VisitAnswer, VisitInput } from "../contract.ts";
import { openLogKey } from "#platform/ledger/signed-note.ts";
import { proveKeyList } from "../actions/key-list.ts";
import { openContactGuard } from "./contact-guard.ts";
import { contactBody } from "./contact-page.ts";
import { ContactForm, fileWithoutScript, receiptPage, visitWithoutScript } from "./contact-without-script.ts";
import { contactLanguageCodes, contactLanguageOf, readContactWords } from "./contact-words.ts";

const PageQuery = v.object({ language: v.optional(v.picklist(contactLanguageCodes)) });
/** Every answer to a receipt is this long, whether there is news, nothing or nobody (S47). */
export const visitBytes = 128 * 1024;

/** The public page and what its script asks. No account, no cookie, and nothing kept of who came (S39-S47). */
export function contactRoutes(database: Database, dataDirectory: string): Route[] {
  const logKey = openLogKey(dataDirectory);
  const words = readContactWords();
  const guard = openContactGuard();
  const open = { data: "personal-link", stepUp: false, audit: null, allowed: "anyone" } as const;
  return [
    openRoute({
      ...open, method: "GET", path: "/contact", action: "protection.contact-page-read", query: PageQuery, summary: "The public page: two ways in, explained before anything is written.",
      handle: async (call) => {
        const language = call.query.language ?? contactLanguageOf(call.request.headers.get("accept-language"));
        const keys = await contactKeys(database, call.now);
        const key = keys.organisation ? await fingerprint(keys.organisation.root) : "";
        return page({ language, title: words[language]["title"] ?? "", script: "/contact/start.js", isModule: true, body: contactBody({ language, words: words[language], keys, key }) });
      },
    }),
    openRoute({
      ...open, method: "POST", path: "/contact", action: "protection.contact-form-sent", body: ContactForm, query: v.object({}), summary: "The form of the public page as a browser without scripts sends it: sealed in the server's memory, or what became of a submission.",
      handle: async (call) => {
        const { language, receipt } = call.body;
        const said = words[language];
        const again = async (sentence: string) => {
          const keys = await contactKeys(database, call.now);
          const key = keys.organisation ? await fingerprint(keys.organisation.root) : "";
          return page({ language, title: said["title"] ?? "", status: 400, script: "/contact/start.js", isModule: true, body: contactBody({ language, words: said, keys, key, notice: html`<p class="bad" role="alert">${sentence}</p>`, typed: call.body }) });
        };
        guard.countVisit(call.address, call.now);
        if (receipt.trim() === "" && call.body.what.trim() === "") return again(said["needs-what"] ?? "");
        if (receipt.trim() === "") return page({ language, title: said["title"] ?? "", body: receiptPage(said, await fileWithoutScript(database, call.body, call.now)) });
        const found = await visitWithoutScript(database, call.body, said, call.now).catch((error: unknown) => {
          if (error instanceof SealingRefused) return error;
          throw error;
        });
        if (found instanceof SealingRefused) return again(said["words-wrong"] ?? "");
        return found === undefined ? again(said["nothing-found"] ?? "") : page({ language, title: said["title"] ?? "", body: found });
      },
    }),
    openRoute({
      ...open, method: "GET", path: "/api/contact/keys", action: "protection.contact-keys-read", answer: ProvenKeys, query: v.object({}),
      summary: "The doors that are open, the certified keys of those who read behind them, the proof that the ledger lists them, and a puzzle to solve before sending.",
      handle: async (call) => {
        const keys = await contactKeys(database, call.now);
        return { body: { ...keys, proof: keys.organisation ? await proveKeyList(database, logKey, keys.organisation.root) : null, challenge: guard.challenge(call.now) } };
      },
    }),
    openRoute({
      ...open, method: "POST", path: "/api/contact/submissions", action: "protection.submission-filed", body: FileSubmission, bodyLimit: 3_000_000,
      summary: "Keeps a box that was closed in the sender's browser.",
      handle: async (call) => {
        guard.countVisit(call.address, call.now);
        await guard.checkAnswer(call.body.puzzle, call.now);
        await fileSubmission(database, call.body, call.now);
        return { status: 204 };
      },
    }),
    openRoute({
      ...open, method: "POST", path: "/api/contact/visits", action: "protection.receipt-shown", body: VisitInput, answer: VisitAnswer,
      summary: "What became of a submission, for whoever shows its receipt. The answer has one size.",
      handle: async (call) => {
        guard.countVisit(call.address, call.now);
        return ofOneSize(JSON.stringify(await visit(database, call.body)));
      },
    }),
    openRoute({
      ...open, method: "POST", path: "/api/contact/messages", action: "protection.source-message-sent", body: SourceMessage, bodyLimit: 3_000_000, summary: "Keeps a further message of the source.",
      handle: async (call) => {
        guard.countVisit(call.address, call.now);
        await addSourceMessage(database, call.body, call.now);
        return { status: 204 };
      },
    }),
    openRoute({
      ...open, method: "POST", path: "/api/contact/files", action: "protection.source-file-sent", body: SourceFile, bodyLimit: 14_000_000, summary: "Keeps a file of the source, cleaned and sealed in its browser.",
      handle: async (call) => {
        guard.countVisit(call.address, call.now);
        await addSourceFile(database, call.body, call.now);
        return { status: 204 };
      },
    }),
    openRoute({
      ...open, method: "POST", path: "/api/contact/wishes", action: "protection.source-wish-obeyed", body: SourceWish, summary: "Takes back consent, or destroys what was sent.",
      handle: async (call) => {
        guard.countVisit(call.address, call.now);
        await obeySource(database, call.body, call.now);
        return { status: 204 };
      },
    }),
  ];
}

/** Spaces after JSON change nothing for whoever reads it; compressed, the length would tell again. */
function ofOneSize(text: string): Response {
  const bytes = Buffer.alloc(Math.max(visitBytes, Buffer.byteLength(text)), " ");
  bytes.write(text);
  return new Response(new Uint8Array(bytes), { headers: { "content-type": "application/json; charset=utf-8", "content-encoding": "identity" } });
}
