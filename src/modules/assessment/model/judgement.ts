import * as v from "valibot";
import { findIndicator, IndicatorId } from "./framework.ts";
import { Id, text } from "./text.ts";

/** `unknown` when nobody could look, `not-observed` when somebody looked and saw nothing: the two are never joined. */
export const judgementValues = ["present", "partly", "not-observed", "contradicted", "unknown", "not-assessed"] as const;
export const confidences = ["low", "moderate", "high"] as const;
export const trends = ["worsening", "stable", "improving", "new", "cannot-say"] as const;
export const immediacies = ["already", "weeks", "months", "beyond", "unclear"] as const;
export const directions = ["supports", "contradicts", "context"] as const;
export const strengths = ["weak", "moderate", "strong"] as const;

export const JudgementValue = v.picklist(judgementValues);
export type JudgementValue = v.InferOutput<typeof JudgementValue>;
export const Confidence = v.picklist(confidences);
export type Confidence = v.InferOutput<typeof Confidence>;

export const Evidence = v.strictObject({
  /** An incident, a report or an event. */
  recordId: Id,
  direction: v.picklist(directions),
  extract: text(4000),
  strength: v.picklist(strengths),
});
export type Evidence = v.InferOutput<typeof Evidence>;

export const Judgement = v.pipe(
  v.strictObject({
    indicatorId: IndicatorId,
    judgement: JudgementValue,
    confidence: v.nullable(Confidence),
    /** Number and independence of sources, access, recency. */
    confidenceReason: text(2000),
    trend: v.nullable(v.picklist(trends)),
    immediacy: v.nullable(v.picklist(immediacies)),
    reasoning: text(6000),
    evidence: v.pipe(v.array(Evidence), v.maxLength(100)),
    /** Who sees it otherwise, in their own words; kept whatever the majority holds. */
    dissent: v.optional(v.pipe(v.array(v.strictObject({ by: Id, text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(4000)) })), v.maxLength(20)), []),
  }),
  v.check((judgement) => judgement.immediacy === null || findIndicator(judgement.indicatorId)?.nature !== "structural", "assessment.immediacy-of-structural-factor"),
);
export type Judgement = v.InferOutput<typeof Judgement>;

/** Whether somebody took a position, which needs a confidence and its reason; where nobody could look there is none to hold. */
export function takesPosition(value: JudgementValue): boolean {
  return value !== "unknown" && value !== "not-assessed";
}

/** Whether the judgement must point to evidence. That nothing was observed cannot be shown by a document. */
export function needsEvidence(value: JudgementValue): boolean {
  return value === "present" || value === "partly" || value === "contradicted";
}

/** A sensitive indicator said to be present, fully or in part: a second reader confirms each of these by itself. */
export function isSensitiveFinding(judgement: Judgement): boolean {
  return (judgement.judgement === "present" || judgement.judgement === "partly") && findIndicator(judgement.indicatorId)?.sensitive === true;
}
