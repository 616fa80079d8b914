import * as v from "valibot";
import type { Database } from "#platform/database/open-database.ts";
import { page } from "#platform/http/page.ts";
import { openRoute, type Route } from "#platform/http/route.ts";
import { languages, type Sentences } from "#platform/messages/sentences.ts";
import { refuse } from "#platform/refusal.ts";
import { csvLine } from "#platform/rules/csv-line.ts";
import { leaf, xmlDocument } from "#warning/model/xml.ts";
import { replyFigures } from "../model/publication/reply-figures.ts";
import { listRegister, type RegisterEntry } from "../store/register.ts";
import { letterBody, registerBody, type Asked } from "./register-page.ts";

export type RegisterParts = { readonly database: Database; readonly sentences: Sentences; readonly origin: string };

const Text = v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200)), "");
const Language = v.optional(v.picklist(languages));
const RegisterQuery = v.object({ language: Language, q: Text, addressee: Text, type: Text, year: Text });
const LetterQuery = v.object({ language: Language });
const Id = v.pipe(v.string(), v.uuid());

/** The public register: pages that need no account and no script, and the same as files. It knows nothing that was not published. */
export function registerRoutes({ database, sentences, origin }: RegisterParts): Route[] {
  const released = { method: "GET", data: "released", stepUp: false, audit: null, allowed: "anyone" } as const;
  const read = (id?: string) => listRegister(database.worker.db, id);
  return [
    openRoute({
      ...released, path: "/register", action: "protection.register-read", summary: "Published letters to States and others, found by words, addressee, type and year, with how they were answered.", query: RegisterQuery,
      handle: async (call) => {
        const language = call.query.language ?? call.language;
        const say = (key: string, values?: Readonly<Record<string, unknown>>) => sentences.say(language, key, values);
        const all = await read();
        const asked = { q: call.query.q, addressee: call.query.addressee, type: call.query.type, year: call.query.year };
        const year = /^\d{4}$/.test(asked.year) ? Number(asked.year) : call.now.getUTCFullYear();
        return page({ language, title: say("protection.register.title"), body: registerBody(all.filter((entry) => isFound(entry, asked)), all, figuresOf(all, year), year, asked, language, say) });
      },
    }),
    openRoute({
      ...released, path: "/register/letter/:id", action: "protection.register-letter-read", summary: "One published letter with its replies, as a page.", query: LetterQuery,
      handle: async (call) => {
        const language = call.query.language ?? call.language;
        const id = v.safeParse(Id, call.params["id"]);
        const [entry] = id.success ? await read(id.output) : [];
        // What was not published and what does not exist give the same answer.
        if (entry === undefined) return refuse("platform.record-not-found");
        return page({ language, title: entry.letter.reference, body: letterBody(entry, language, (key, values) => sentences.say(language, key, values)) });
      },
    }),
    openRoute({
      ...released, path: "/register/letters.csv", action: "protection.register-csv-read", summary: "Published letters as a table, one line each.",
      handle: async () => new Response(`\ufeff${csvLine(columns)}${(await read()).map((entry) => csvLine(lineOf(entry))).join("")}`, { headers: { "content-type": "text/csv; charset=utf-8", "content-disposition": 'attachment; filename="letters.csv"' } }),
    }),
    openRoute({
      ...released, path: "/register/letters.json", action: "protection.register-json-read", summary: "Published letters with their replies.",
      handle: async () => ({ body: { letters: await read() } }),
    }),
    openRoute({
      ...released, path: "/register/letters.atom", action: "protection.register-feed-read", summary: "Published letters as an Atom feed, the latest change first.", query: LetterQuery,
      handle: async (call) => new Response(feedOf(await read(), { origin, title: sentences.say(call.query.language ?? call.language, "protection.register.title"), now: call.now }), { headers: { "content-type": "application/atom+xml; charset=utf-8" } }),
    }),
  ];
}

/** Of letters of an exercise nobody counts. */
function figuresOf(entries: readonly RegisterEntry[], year: number) {
  const real = entries.filter(({ isExercise }) => !isExercise);
  return replyFigures(real, real.flatMap(({ id, replies }) => replies.map(({ receivedAt }) => ({ letterId: id, year: new Date(receivedAt).getUTCFullYear() }))), year);
}

function isFound({ addressee, year, letter }: RegisterEntry, asked: Asked): boolean {
  const text = plain([letter.reference, letter.title, letter.subject, letter.concern, ...letter.facts].join(" "));
  return (
    (asked.addressee === "" || asked.addressee === addressee) &&
    (asked.type === "" || asked.type === letter.type) &&
    (asked.year === "" || asked.year === String(year)) &&
    plain(asked.q).split(/\s+/).every((word) => text.includes(word))
  );
}

function plain(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase().trim();
}

const columns = ["reference", "type", "addressee", "year", "number", "sent_on", "published_at", "language", "title", "signatories", "replies", "late_replies", "is_exercise"] as const;

function lineOf({ letter, addressee, year, number, publishedAt, replies, isExercise }: RegisterEntry): (string | number)[] {
  return [letter.reference, letter.type, addressee, year, number, letter.sentOn, publishedAt, letter.language, letter.title, letter.signatories.map(({ mandate }) => mandate).join(" "), replies.length, replies.filter(({ isLate }) => isLate).length, isExercise ? "yes" : "no"];
}

type Feed = { readonly origin: string; readonly title: string; readonly now: Date };

function feedOf(entries: readonly RegisterEntry[], { origin, title, now }: Feed): string {
  const ordered = entries.toSorted((a, b) => b.changedAt.localeCompare(a.changedAt));
  const self = `${origin}/register/letters.atom`;
  return xmlDocument({
    name: "feed",
    attributes: { xmlns: "http://www.w3.org/2005/Atom" },
    content: [
      ...leaf("id", self), ...leaf("title", title), ...leaf("updated", ordered[0]?.changedAt ?? now.toISOString()),
      { name: "author", content: leaf("name", "Vigie") },
      { name: "link", attributes: { rel: "self", type: "application/atom+xml", href: self }, content: [] },
      ...ordered.map(({ id, letter, publishedAt, changedAt }) => ({
        name: "entry",
        attributes: { "xml:lang": letter.language },
        content: [
          ...leaf("id", `urn:uuid:${id}`), ...leaf("title", `${letter.reference}: ${letter.title}`), ...leaf("updated", changedAt), ...leaf("published", publishedAt), ...leaf("summary", letter.subject),
          { name: "link", attributes: { rel: "alternate", type: "text/html", href: `${origin}/register/letter/${id}` }, content: [] },
        ],
      })),
    ],
  });
}
