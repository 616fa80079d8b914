import { readClock, type ClockReading } from "#platform/rules/deadlines/clock.ts";
import { endOfTerm, type Term } from "#platform/rules/deadlines/term.ts";
import { dayIn } from "#platform/rules/deadlines/zoned-day.ts";
import { geneva } from "../duty-stations.ts";
import type { Communication } from "./communication.ts";

type LetterType = Communication["type"];

/** How long other mandates are given to sign, by custom: a day that is a working day, then five and seven working days. */
export const signingTerms = { UA: { unit: "working-hours", count: 24 }, AL: { unit: "working-days", count: 5 }, OL: { unit: "working-days", count: 7 } } as const satisfies Record<LetterType, Term>;
/** How long an addressee is given to answer. */
export const replyTerm: Term = { unit: "days", count: 60 };
/** How long a letter is confidential. */
export const confidentialTerms = { UA: { unit: "days", count: 60 }, AL: { unit: "days", count: 60 }, OL: { unit: "hours", count: 48 } } as const satisfies Record<LetterType, Term>;
/** Days after which the addressee is reminded. */
export const reminderDays = [45, 75] as const;

export function usualSignBy(type: LetterType, now: string): string {
  return endOfTerm(now, signingTerms[type], geneva).at;
}

export type LetterClocks = { readonly replyBy: string; readonly reminders: readonly string[]; readonly publication: ClockReading };

/** The clocks that began with the transmission, in Geneva. Only the one of publication can be held. */
export function letterClocks({ type, sent, publicationClock }: Pick<Communication, "type" | "sent" | "publicationClock">): LetterClocks | undefined {
  if (sent === null) return undefined;
  const after = (count: number) => endOfTerm(sent.at, { unit: "days", count }, geneva).at;
  return {
    replyBy: endOfTerm(sent.at, replyTerm, geneva).at,
    // A reminder is due on its day, not after it.
    reminders: reminderDays.map((days) => after(days - 1)),
    publication: readClock({ startedAt: sent.at, term: confidentialTerms[type], calendar: geneva, events: publicationClock }),
  };
}

/** Moments that somebody still waits for; what has happened, or cannot happen any more, is none. */
export type LetterAwaits = { readonly signatures: string | null; readonly reminders: readonly string[]; readonly reply: string | null; readonly publication: string | null };

export function awaitedOf(content: Pick<Communication, "type" | "sent" | "publicationClock" | "signBy" | "reminders">, state: string): LetterAwaits {
  const clocks = letterClocks(content);
  const isUnanswered = state === "sent" || state === "reminded";
  return {
    signatures: state === "joint-invited" || state === "consolidated" ? content.signBy : null,
    reminders: isUnanswered ? (clocks?.reminders.slice(content.reminders.length) ?? []) : [],
    reply: isUnanswered ? (clocks?.replyBy ?? null) : null,
    publication: isUnanswered || state === "reply-received" ? (clocks?.publication.dueAt ?? null) : null,
  };
}

/** The first of them: what the desk is reminded of. */
export function nextAwaited({ signatures, reminders, reply, publication }: LetterAwaits): string | undefined {
  return [signatures, ...reminders, reply, publication].filter((moment) => moment !== null).toSorted()[0];
}

/** Letters are counted by the year in Geneva in which they were transmitted. */
export function yearOfLetter(at: string): number {
  return Number(dayIn(Date.parse(at), geneva.zone).slice(0, 4));
}
