import * as v from "valibot";
import { PartialDate } from "#platform/rules/edtf.ts";
import { Label } from "#platform/rules/label.ts";
import { FactorId, IndicatorId } from "./framework.ts";
import { Confidence, Judgement } from "./judgement.ts";
import { LikelihoodWord } from "./likelihood.ts";
import { Day, Id, LanguageTag, Moment, said, text } from "./text.ts";

export const audiences = ["office", "principals", "un-entities", "partners", "member-states", "public"] as const;
export const Audience = v.picklist(audiences);
export const crimesConsidered = ["genocide", "crimes-against-humanity", "war-crimes"] as const;

/** A section that may say "none found", but then has to tell where somebody looked. */
const SearchedSection = v.strictObject({ text: text(10_000), searchDescribed: text(4000) });
const Scenario = v.strictObject({
  text: text(4000),
  triggers: v.pipe(v.array(said(500, "assessment.trigger-empty")), v.maxLength(20)),
  signposts: v.pipe(v.array(said(500, "assessment.signpost-empty")), v.maxLength(20)),
});
const AtRisk = v.strictObject({ name: said(300, "assessment.population-unnamed"), where: text(300), why: text(2000) });
const PossiblePerpetrator = v.strictObject({ name: said(300, "assessment.perpetrator-unnamed"), confidence: Confidence, why: text(2000) });
const KeyJudgement = v.strictObject({
  text: said(1500, "assessment.key-judgement-empty"),
  likelihood: LikelihoodWord,
  confidence: Confidence,
  /** Until when the judgement speaks: "the next three months". */
  horizon: said(200, "assessment.horizon-missing"),
});
const FactorNarrative = v.strictObject({
  factorId: FactorId,
  text: text(8000),
  /** Said openly by the authors: everything held under this factor goes back to one origin. */
  restsOnOneOrigin: v.optional(v.boolean(), false),
});
/** Written by the step, never by hand: submitting clears it. */
const SecondReading = v.strictObject({ by: Id, at: Moment, confirmedIndicatorIds: v.array(IndicatorId) });

export const maxKeyJudgements = 5;

export const Assessment = v.strictObject({
  label: Label,
  situationId: Id,
  title: v.pipe(v.string(), v.trim(), v.minLength(3, "assessment.title-missing"), v.maxLength(300)),
  language: LanguageTag,
  audience: v.optional(v.pipe(v.array(Audience), v.maxLength(audiences.length)), []),
  embargoUntil: v.optional(v.nullable(Moment), null),
  periodFrom: PartialDate,
  periodTo: PartialDate,
  /** Nothing that became known after this day was considered. */
  cutOff: Day,
  populationsAtRisk: v.pipe(v.array(AtRisk), v.maxLength(50)),
  possiblePerpetrators: v.pipe(v.array(PossiblePerpetrator), v.maxLength(50)),
  crimesConsidered: v.pipe(v.array(v.picklist(crimesConsidered)), v.maxLength(crimesConsidered.length)),
  keyJudgements: v.pipe(v.array(KeyJudgement), v.maxLength(maxKeyJudgements, "assessment.too-many-key-judgements")),
  judgements: v.pipe(v.array(Judgement), v.check((all) => isOncePerKey(all.map((one) => one.indicatorId)), "assessment.indicator-twice")),
  factorNarratives: v.optional(v.pipe(v.array(FactorNarrative), v.check((all) => isOncePerKey(all.map((one) => one.factorId)), "assessment.factor-twice")), []),
  mitigatingFactors: SearchedSection,
  counterEvidence: SearchedSection,
  alternativeExplanations: text(8000),
  scenarios: v.strictObject({ best: Scenario, mostLikely: Scenario, worst: Scenario }),
  informationGaps: v.optional(v.pipe(v.array(v.strictObject({ gap: said(1000, "assessment.gap-empty"), collectionPlan: text(2000) })), v.maxLength(50)), []),
  /** Ids of the list of measures. */
  recommendedMeasures: v.optional(v.pipe(v.array(v.pipe(v.string(), v.regex(/^[a-z]+\.[A-Za-z]+$/), v.maxLength(80))), v.maxLength(68)), []),
  conclusions: text(8000),
  whatWouldChange: text(4000),
  /** Proposed by people after reading; nothing computes it. */
  proposedConcernLevel: v.optional(v.nullable(v.picklist([1, 2, 3, 4])), null),
  previousAssessmentId: v.optional(v.nullable(Id), null),
  secondReading: v.optional(v.nullable(SecondReading), null),
});
export type Assessment = v.InferOutput<typeof Assessment>;

function isOncePerKey(keys: readonly string[]): boolean {
  return new Set(keys).size === keys.length;
}
