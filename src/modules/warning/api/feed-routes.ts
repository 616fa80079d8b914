import * as v from "valibot";
import type { Database } from "#platform/database/open-database.ts";
import { openRoute, type Route } from "#platform/http/route.ts";
import { languages, type Sentences } from "#platform/messages/sentences.ts";
import { refuse } from "#platform/refusal.ts";
import { atomFeed, type FeedEntry } from "../model/atom-feed.ts";
import { capAlert, whyNotPublic, type CapSender } from "../model/cap-alert.ts";
import { isAfter } from "../model/clocks.ts";
import { listPublicStatements, type PublishedStatement } from "../store/public-alerts.ts";

export type FeedParts = { readonly database: Database; readonly sentences: Sentences; readonly origin: string };

const FeedQuery = v.object({ language: v.optional(v.picklist(languages)) });
const Id = v.pipe(v.string(), v.uuid());

/** Public statements for everybody: a feed, and each statement as a message of the Common Alerting Protocol. */
export function feedRoutes(parts: FeedParts): Route[] {
  const released = { method: "GET", data: "released", stepUp: false, audit: null, allowed: "anyone" } as const;
  return [
    openRoute({
      ...released, path: "/feed/alerts.atom", action: "warning.feed-read", summary: "Public statements as an Atom feed, the latest change first.", query: FeedQuery,
      handle: async (call) => xmlResponse(await writeFeed(parts, call.query.language ?? call.language, call.now), "application/atom+xml"),
    }),
    openRoute({
      ...released, path: "/feed/alerts/:file", action: "warning.cap-read", summary: "One public statement as a CAP 1.2 message: `<id>.cap`.",
      handle: async (call) => {
        const id = v.safeParse(Id, /^(.+)\.cap$/.exec(call.params["file"] ?? "")?.[1]);
        const [statement] = id.success ? await readPublic(parts, call.now, id.output) : [];
        // What is not public and what does not exist give the same answer.
        return statement ? xmlResponse(capAlert(statement, senderOf(parts, statement), call.now.toISOString()), "application/cap+xml") : refuse("platform.record-not-found");
      },
    }),
  ];
}

async function readPublic({ database }: FeedParts, now: Date, id: string | null = null): Promise<PublishedStatement[]> {
  const found = await listPublicStatements(database.worker.db, now, id);
  return found.filter((statement) => whyNotPublic(statement, now.toISOString()) === undefined);
}

async function writeFeed(parts: FeedParts, language: string, now: Date): Promise<string> {
  const statements = await readPublic(parts, now);
  const feed = { id: `${parts.origin}/feed/alerts.atom`, selfUrl: `${parts.origin}/feed/alerts.atom`, title: parts.sentences.say(language, "warning.feed-title"), author: "Vigie", updated: now.toISOString() };
  return atomFeed(feed, statements.flatMap((statement) => entryOf(parts, statement, language)));
}

/** In the reader's language where the statement has it, otherwise in its first one. The title of the record stays inside. */
function entryOf({ sentences, origin }: FeedParts, { id, state, content, steps, isExercise }: PublishedStatement, language: string): FeedEntry[] {
  const texts = content.publicNotice?.texts ?? [];
  const text = texts.find((one) => one.language.split("-")[0] === language) ?? texts[0];
  const issuedAt = content.cleared?.at;
  if (!text || issuedAt === undefined) return [];
  const published = content.embargoUntil !== null && isAfter(content.embargoUntil, issuedAt) ? content.embargoUntil : issuedAt;
  const changes = [published, ...content.corrections.map((correction) => correction.at), ...steps.filter((taken) => taken.step === "withdraw").map((taken) => taken.at)];
  const marks = [isExercise ? sentences.say(text.language, "warning.cap-exercise-mark") : "", state === "withdrawn" ? sentences.say(text.language, "warning.feed-withdrawn") : ""];
  return [{
    id: `urn:uuid:${id}`,
    title: [...marks.filter((mark) => mark !== ""), text.headline].join(" "),
    updated: changes.reduce((latest, at) => (isAfter(at, latest) ? at : latest)),
    published,
    summary: text.description,
    language: text.language,
    capUrl: `${origin}/feed/alerts/${id}.cap`,
  }];
}

function senderOf({ sentences, origin }: FeedParts, statement: PublishedStatement): CapSender {
  const exerciseMark = statement.isExercise ? (language: string) => sentences.say(language, "warning.cap-exercise-mark") : null;
  return { sender: new URL(origin).host, name: "Vigie", web: `${origin}/feed/alerts/${statement.id}.cap`, exerciseMark };
}

function xmlResponse(xml: string, type: string): Response {
  return new Response(xml, { headers: { "content-type": `${type}; charset=utf-8` } });
}
