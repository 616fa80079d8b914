import type { Situation } from "#information/model/situation.ts";
import type { Assessment } from "../../model/assessment.ts";

/** What a person says before the first version is kept; everything else is written in the workbench. */
export type Start = Pick<Assessment, "title" | "language" | "label" | "periodFrom" | "periodTo" | "cutOff">;
export type StartSituation = Pick<Situation, "populationsAtRisk" | "possiblePerpetrators" | "crimesConsidered"> & { readonly id: string };

/** A first assessment: what the situation already says is not asked again, and no indicator is judged before somebody looks at it. */
export function firstContent(start: Start, situation: StartSituation): Assessment {
  const scenario = { text: "", triggers: [], signposts: [] };
  return {
    ...start,
    situationId: situation.id,
    audience: [],
    embargoUntil: null,
    populationsAtRisk: situation.populationsAtRisk.map(({ name, why }) => ({ name, where: "", why })),
    possiblePerpetrators: situation.possiblePerpetrators.map(({ name, confidence, why }) => ({ name, confidence, why })),
    crimesConsidered: [...situation.crimesConsidered],
    keyJudgements: [],
    judgements: [],
    factorNarratives: [],
    mitigatingFactors: { text: "", searchDescribed: "" },
    counterEvidence: { text: "", searchDescribed: "" },
    alternativeExplanations: "",
    scenarios: { best: scenario, mostLikely: scenario, worst: scenario },
    informationGaps: [],
    recommendedMeasures: [],
    conclusions: "",
    whatWouldChange: "",
    proposedConcernLevel: null,
    previousAssessmentId: null,
    secondReading: null,
  };
}

/**
 * The next assessment of the same scope starts from the last one, so that the difference can be shown. What was decided for that
 * one alone is not carried over: trends, which speak of the time since, dissent, audience, embargo and the proposed level.
 */
export function nextContent(start: Start, previous: Assessment, previousId: string): Assessment {
  return {
    ...previous,
    ...start,
    audience: [],
    embargoUntil: null,
    judgements: previous.judgements.map((judgement) => ({ ...judgement, trend: null, dissent: [] })),
    proposedConcernLevel: null,
    previousAssessmentId: previousId,
    secondReading: null,
  };
}
