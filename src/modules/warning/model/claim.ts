import * as v from "valibot";
import { LikelihoodWord } from "#assessment/model/likelihood.ts";
import { Day, isBlank, text } from "#assessment/model/text.ts";
import { isRealDay } from "#platform/rules/calendar-day.ts";

/**
 * What an alert says will have happened by a day, and how likely that is. A draft may hold a part of it; what leaves has all of it or none, and
 * then it stays as it was said: a correction touches the advice, never what is judged later.
 */
export const Claim = v.strictObject({
  /** One sentence that a stranger could find true or false. */
  text: text(600),
  /** The last day of which it speaks. */
  horizon: v.optional(v.nullable(v.pipe(Day, v.check(isRealDay, "warning.claim-day-invalid"))), null),
  likelihood: v.optional(v.nullable(LikelihoodWord), null),
  /** Which source settles it, and what counts: agreed before anybody knows how it comes out. */
  judgedBy: text(2000),
});
export type Claim = v.InferOutput<typeof Claim>;

export type StatedClaim = { readonly text: string; readonly horizon: string; readonly likelihood: LikelihoodWord; readonly judgedBy: string };

/** The claim, once it is whole. */
export function statedClaim(claim: Claim | null): StatedClaim | undefined {
  if (claim === null || isBlank(claim.text) || claim.horizon === null || claim.likelihood === null) return undefined;
  return { text: claim.text, horizon: claim.horizon, likelihood: claim.likelihood, judgedBy: claim.judgedBy };
}

/** Why an alert cannot leave with this claim: a part is missing, or nothing is left to foretell. */
export function whyNotClaim(claim: Claim | null, now: string): "warning.claim-incomplete" | "warning.claim-horizon-passed" | undefined {
  if (claim === null) return undefined;
  const stated = statedClaim(claim);
  if (stated === undefined) return "warning.claim-incomplete";
  return isOver(stated.horizon, now) || stated.horizon === dayOf(now) ? "warning.claim-horizon-passed" : undefined;
}

/** Days are those of the calendar in UTC: the claim speaks of the whole of its last day. */
export function isOver(day: string, now: string): boolean {
  return day < dayOf(now);
}

export function dayOf(moment: string): string {
  return new Date(moment).toISOString().slice(0, 10);
}
