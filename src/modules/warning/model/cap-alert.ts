import type { StoredRecord } from "#platform/rules/kind.ts";
import type { Alert } from "./alert.ts";
import type { AlertState } from "./alert-steps.ts";
import { isAfter } from "./clocks.ts";
import { maxHeadline, type PublicNotice } from "./public-notice.ts";
import { isOpen } from "./receipts.ts";
import { leaf, xmlDocument, type XmlNode } from "./xml.ts";

/** Who speaks. `sender` is an address that is globally unique (CAP 1.2, 3.2.1), without spaces, commas, `<` and `&`. */
export type CapSender = {
  readonly sender: string;
  readonly name: string;
  readonly web: string | null;
  /** The word that marks an exercise in a language ("EXERCISE", "EXERCICE"); null when this is no exercise. */
  readonly exerciseMark: ((language: string) => string) | null;
};

export type PublicStatement = Pick<StoredRecord<Alert, AlertState>, "id" | "state" | "content" | "steps">;

/**
 * Why this alert is not for the public. Advice to decision-makers never becomes a message of the Common Alerting Protocol: only a
 * public statement does, once two people have cleared it and its embargo is over.
 */
export function whyNotPublic({ state, content, steps }: PublicStatement, now: string): string | undefined {
  if (content.form !== "public-statement") return "warning.not-a-public-statement";
  if (content.label !== "unclassified") return "warning.public-statement-classified";
  if (content.publicNotice === null) return "warning.public-text-missing";
  const wasIssued = content.cleared !== null && content.secondReading !== null && steps.some((taken) => taken.step === "issue");
  if (!wasIssued || !(isOpen(state) || state === "closed" || state === "withdrawn")) return "warning.public-statement-not-cleared";
  if (content.embargoUntil === null) return undefined;
  if (isAfter(content.embargoUntil, now)) return "warning.public-statement-embargoed";
  const withdrawnAt = withdrawalOf({ state, steps });
  return withdrawnAt !== undefined && !isAfter(withdrawnAt, content.embargoUntil) ? "warning.public-statement-never-published" : undefined;
}

/**
 * The statement as a message of CAP 1.2 (OASIS, 1 July 2010): `Alert` when it was issued, `Update` after a correction, `Cancel` after
 * a withdrawal. The later ones refer to every message before them, so that whoever got the first finds out.
 */
export function capAlert(statement: PublicStatement, from: CapSender, now: string): string {
  const why = whyNotPublic(statement, now);
  const notice = statement.content.publicNotice;
  if (why !== undefined || notice === null) throw new RangeError(why ?? "warning.public-text-missing");
  if (/[\s,<&]/.test(from.sender) || from.sender === "") throw new RangeError("a CAP sender has no spaces, commas, < and &");
  const sent = messagesOf(statement);
  const current = sent.at(-1);
  if (!current) throw new RangeError("warning.public-statement-not-cleared");
  const references = sent.slice(0, -1).map((message) => `${from.sender},${message.identifier},${capTime(message.at)}`).join(" ");
  return xmlDocument({
    name: "alert",
    attributes: { xmlns: "urn:oasis:names:tc:emergency:cap:1.2" },
    content: [
      ...leaf("identifier", current.identifier),
      ...leaf("sender", from.sender),
      ...leaf("sent", capTime(current.at)),
      ...leaf("status", from.exerciseMark ? "Exercise" : "Actual"),
      ...leaf("msgType", current.type),
      ...leaf("scope", "Public"),
      ...leaf("references", references),
      ...notice.texts.map((written) => infoOf(written, notice, from)),
    ],
  });
}

type CapMessage = { readonly identifier: string; readonly type: "Alert" | "Update" | "Cancel"; readonly at: string };

/**
 * Messages sent for this statement, oldest first; an identifier is never used twice. The first is sent when the embargo ends, and
 * what was corrected before that moment was corrected in private.
 */
function messagesOf(statement: PublicStatement): CapMessage[] {
  const { id, content } = statement;
  if (content.cleared === null) return [];
  const { embargoUntil, cleared } = content;
  const publishedAt = embargoUntil !== null && isAfter(embargoUntil, cleared.at) ? embargoUntil : cleared.at;
  const withdrawnAt = withdrawalOf(statement);
  const all = [
    { type: "Alert" as const, at: publishedAt },
    ...content.corrections.filter((correction) => isAfter(correction.at, publishedAt)).map((correction) => ({ type: "Update" as const, at: correction.at })),
    ...(withdrawnAt === undefined ? [] : [{ type: "Cancel" as const, at: withdrawnAt }]),
  ];
  return all.map((message, index) => ({ ...message, identifier: `vigie.${id}.${index + 1}` }));
}

function withdrawalOf({ state, steps }: Pick<PublicStatement, "state" | "steps">): string | undefined {
  return state === "withdrawn" ? steps.findLast((taken) => taken.step === "withdraw")?.at : undefined;
}

function infoOf(written: PublicNotice["texts"][number], notice: PublicNotice, from: CapSender): XmlNode {
  // Who reads only the headline must see that it is an exercise.
  const headline = from.exerciseMark ? `${from.exerciseMark(written.language)} ${written.headline}`.slice(0, maxHeadline) : written.headline;
  return {
    name: "info",
    content: [
      ...leaf("language", written.language),
      ...leaf("category", notice.category),
      ...leaf("event", written.event),
      ...leaf("urgency", notice.urgency),
      ...leaf("severity", notice.severity),
      ...leaf("certainty", notice.certainty),
      ...leaf("expires", notice.expires === null ? null : capTime(notice.expires)),
      ...leaf("senderName", from.name),
      ...leaf("headline", headline),
      ...leaf("description", written.description),
      ...leaf("instruction", written.instruction),
      ...leaf("web", from.web),
      ...notice.areas.map((area) => ({ name: "area", content: [...leaf("areaDesc", area.name), ...area.pCodes.flatMap(geocode)] })),
    ],
  };
}

function geocode(pCode: string): XmlNode[] {
  return [{ name: "geocode", content: [...leaf("valueName", "P-code"), ...leaf("value", pCode)] }];
}

/** CAP writes no `Z` and no fractions of a second: Coordinated Universal Time is `-00:00`. */
export function capTime(moment: string): string {
  return `${new Date(Date.parse(moment)).toISOString().slice(0, 19)}-00:00`;
}
