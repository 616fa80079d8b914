import * as v from "valibot";
import type { StepFacts } from "#platform/rules/kind.ts";
import { highestLabel, labelRank } from "#platform/rules/label.ts";
import type { Assessment } from "./assessment.ts";
import { ClearInput, SecondReadInput, type AssessmentState, type AssessmentStep } from "./assessment-steps.ts";
import { indicators } from "./framework.ts";
import { isSensitiveFinding, needsEvidence, takesPosition } from "./judgement.ts";
import { isBlank } from "./text.ts";

type Facts = StepFacts<Assessment, AssessmentState>;

/** Why this step cannot be taken now, beyond role and order. */
export function whyNotAssessmentStep(step: AssessmentStep, facts: Facts): string | undefined {
  if (step === "submit") return whyNotComplete(facts.record.content);
  if (step === "second-read") return whyNotSecondRead(facts);
  if (step === "clear") return whyNotClear(facts);
  return undefined;
}

/** Every indicator of the Framework is judged or said not to be assessed, and the sections that guard against haste are written. */
export function whyNotComplete(content: Assessment): string | undefined {
  return whyNotJudged(content) ?? whyNotWritten(content);
}

function whyNotJudged(content: Assessment): string | undefined {
  const judged = new Set(content.judgements.map((judgement) => judgement.indicatorId));
  if (indicators.some((indicator) => !judged.has(indicator.id))) return "assessment.indicator-not-judged";
  for (const judgement of content.judgements) {
    if (needsEvidence(judgement.judgement) && judgement.evidence.length === 0) return "assessment.judgement-without-evidence";
    if (takesPosition(judgement.judgement) && judgement.confidence === null) return "assessment.judgement-without-confidence";
    if (judgement.confidence !== null && isBlank(judgement.confidenceReason)) return "assessment.confidence-without-reason";
    if (isSensitiveFinding(judgement) && isBlank(judgement.reasoning)) return "assessment.sensitive-finding-without-reasoning";
  }
  return undefined;
}

function whyNotWritten(content: Assessment): string | undefined {
  if (content.populationsAtRisk.length === 0) return "assessment.population-missing";
  if (content.keyJudgements.length === 0) return "assessment.key-judgements-missing";
  if (isBlank(content.mitigatingFactors.text) && isBlank(content.mitigatingFactors.searchDescribed)) return "assessment.mitigating-factors-missing";
  if (isBlank(content.counterEvidence.text) && isBlank(content.counterEvidence.searchDescribed)) return "assessment.counter-evidence-missing";
  if (isBlank(content.alternativeExplanations)) return "assessment.alternative-explanations-missing";
  if (isBlank(content.conclusions)) return "assessment.conclusions-missing";
  return undefined;
}

/** The second reader has written nothing of it, and puts a name to each sensitive finding by itself. */
function whyNotSecondRead({ record, actor, input }: Facts): string | undefined {
  if (record.authors.includes(actor.userId)) return "assessment.second-reader-is-author";
  const { confirmedIndicatorIds } = v.parse(SecondReadInput, input);
  const confirmed = new Set(confirmedIndicatorIds);
  const open = record.content.judgements.filter(isSensitiveFinding).some((judgement) => !confirmed.has(judgement.indicatorId));
  return open ? "assessment.sensitive-finding-not-confirmed" : undefined;
}

function whyNotClear({ record, actor, input, linked }: Facts): string | undefined {
  if (record.authors.includes(actor.userId)) return "assessment.clearer-is-author";
  if (secondReaderOf(record) === actor.userId) return "assessment.clearer-is-second-reader";
  const { audience } = v.parse(ClearInput, input);
  if ((audience ?? record.content.audience).length === 0) return "assessment.audience-missing";
  const highest = highestLabel(linked.map((one) => one.label));
  return labelRank(record.content.label) < labelRank(highest) ? "assessment.label-below-evidence" : undefined;
}

/** From the history of steps, which nobody can write, and not from the content. */
export function secondReaderOf(record: Facts["record"]): string | undefined {
  return record.steps.findLast((taken) => taken.step === "second-read")?.by;
}
