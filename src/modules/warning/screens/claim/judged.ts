import { overlap } from "#platform/rules/edtf.ts";
import { dayOf, type StatedClaim } from "../../model/claim.ts";
import type { JudgeClaim, Outcome } from "../../model/claim-verdict.ts";

/** What the form holds; which of it counts depends on the answer. */
export type Judged = { readonly outcome: Outcome | ""; readonly happenedOn: string; readonly measuresTaken: boolean; readonly basis: string; readonly correction: string };

/** The verdict as the server takes it: only what belongs to its answer. */
export function judgedOf({ outcome, happenedOn, measuresTaken, basis, correction }: Judged, corrects: number | null): JudgeClaim | undefined {
  const why = { basis, corrects, correction };
  if (outcome === "") return undefined;
  if (outcome === "came-true") return { outcome, happenedOn, ...why };
  return outcome === "did-not" ? { outcome, measuresTaken, ...why } : { outcome, ...why };
}

/** What is missing before it is sent, with the field it belongs to. */
export function whyNotJudged({ outcome, happenedOn, basis, correction }: Judged, claim: StatedClaim, issuedAt: string, isCorrection: boolean): { path: string; code: string }[] {
  return [
    ...(outcome === "" ? [{ path: "outcome", code: "platform.field-missing" }] : []),
    ...(outcome === "came-true" ? whyNotThen(happenedOn, claim, issuedAt) : []),
    ...(basis.trim() === "" ? [{ path: "basis", code: "warning.verdict-without-basis" }] : []),
    ...(isCorrection && correction.trim() === "" ? [{ path: "correction", code: "warning.verdict-correction-unexplained" }] : []),
  ];
}

function whyNotThen(happenedOn: string, claim: StatedClaim, issuedAt: string): { path: string; code: string }[] {
  if (happenedOn === "") return [{ path: "happenedOn", code: "platform.partial-date-missing" }];
  return overlap(happenedOn, `${dayOf(issuedAt)}/${claim.horizon}`) === "no" ? [{ path: "happenedOn", code: "warning.verdict-day-outside" }] : [];
}
