import type { Database } from "#platform/database/open-database.ts";
import { openRoute, type Route } from "#platform/http/route.ts";
import * as v from "valibot";
import { addSourceFile, addSourceMessage, contactKeys, fileSubmission, obeySource, visit } from "../actions/contact-actions.ts";
import { FileSubmission, ProvenKeys, SourceFile, SourceMessage, SourceWish, VisitAnswer, VisitInput } from "../contract.ts";
import { openLogKey } from "#platform/ledger/signed-note.ts";
import { proveKeyList } from "../actions/key-list.ts";
import { contactFormRoutes } from "./contact-form-routes.ts";
import { openContactGuard } from "./contact-guard.ts";
import { atOnePace } from "./one-pace.ts";
import { ofOneSize } from "./one-size.ts";

/** Several times what looking takes. */
const visitPaceMs = 100;

/** The public page and what its script asks. No account, no cookie, and nothing kept of who came (S39-S47). */
export function contactRoutes(database: Database, dataDirectory: string): Route[] {
  const logKey = openLogKey(dataDirectory);
  const guard = openContactGuard();
  const open = { data: "personal-link", stepUp: false, audit: null, allowed: "anyone" } as const;
  return [
    ...contactFormRoutes(database, guard),
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
      summary: "What became of a submission, for whoever shows its receipt. The answer has one size and takes one time.",
      handle: async (call) => {
        guard.countVisit(call.address, call.now);
        return ofOneSize(JSON.stringify(await atOnePace(() => visit(database, call.body), visitPaceMs)), { headers: { "content-type": "application/json; charset=utf-8" } });
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
