import * as v from "valibot";
import { isBlank, said, text } from "#assessment/model/text.ts";
import { overlap, PartialDate } from "#platform/rules/edtf.ts";
import { dayOf, isOver, type StatedClaim } from "./claim.ts";
import type { Due } from "./due.ts";

export const outcomes = ["came-true", "did-not", "cannot-be-judged"] as const;
export type Outcome = (typeof outcomes)[number];

const why = {
  /** From what it is known, with the source: a verdict without one cannot be checked. */
  basis: said(4000, "warning.verdict-without-basis"),
  /** The verdict that this one corrects, as the person saw it; none for the first. */
  corrects: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))), null),
  /** Why the earlier one does not hold. */
  correction: text(2000),
};

/** What a person says happened. Three answers, because only they can be scored: who would say "partly" says in the basis what is missing. */
export const JudgeClaim = v.variant("outcome", [
  v.strictObject({ outcome: v.literal("came-true"), happenedOn: PartialDate, ...why }),
  /** Measures were taken that may have prevented it: the warning may have done what it was for. */
  v.strictObject({ outcome: v.literal("did-not"), measuresTaken: v.boolean(), ...why }),
  v.strictObject({ outcome: v.literal("cannot-be-judged"), ...why }),
]);
export type JudgeClaim = v.InferOutput<typeof JudgeClaim>;

/** One verdict on the claim of an alert. All are kept; the one with the highest number counts. */
export type Verdict = {
  readonly number: number;
  readonly outcome: Outcome;
  readonly happenedOn: string | null;
  readonly measuresTaken: boolean;
  readonly basis: string;
  readonly correction: string;
  readonly judgedAt: string;
};

export type ToJudge = { readonly claim: StatedClaim | undefined; readonly issuedAt: string | undefined; readonly authors: readonly string[]; readonly latest: number | null };

/** Why this verdict cannot be given by this person now. */
export function whyNotJudge({ claim, issuedAt, authors, latest }: ToJudge, judged: JudgeClaim, by: string, now: string): string | undefined {
  const early = whyNotAsked({ claim, issuedAt, authors }, by, now);
  if (early !== undefined || claim === undefined || issuedAt === undefined) return early;
  if (judged.corrects !== latest) return "warning.verdict-overtaken";
  if (latest !== null && isBlank(judged.correction)) return "warning.verdict-correction-unexplained";
  if (judged.outcome !== "came-true") return undefined;
  return overlap(judged.happenedOn, `${dayOf(issuedAt)}/${claim.horizon}`) === "no" ? "warning.verdict-day-outside" : undefined;
}

/**
 * Why this person is not asked what happened. Nobody judges before the last day is over: claims that come true are known early, those that do
 * not only at the end, and a record made of early answers would flatter the office. Who wrote the alert does not judge it.
 */
export function whyNotAsked({ claim, issuedAt, authors }: Omit<ToJudge, "latest">, by: string, now: string): string | undefined {
  if (claim === undefined || issuedAt === undefined) return "warning.nothing-to-judge";
  if (!isOver(claim.horizon, now)) return "warning.claim-not-due";
  return authors.includes(by) ? "warning.claim-judge-is-author" : undefined;
}

/** The question stands from the end of the last day until somebody has answered it, also on an alert that was closed or withdrawn meanwhile. */
export function verdictDue({ claim, issuedAt, latest }: Omit<ToJudge, "authors">, now: string): Due[] {
  if (claim === undefined || issuedAt === undefined || latest !== null || !isOver(claim.horizon, now)) return [];
  return [{ what: "what-happened", addresseeKey: null, dueAt: endOf(claim.horizon), isOverdue: true }];
}

export function endOf(day: string): string {
  return `${day}T23:59:59Z`;
}
