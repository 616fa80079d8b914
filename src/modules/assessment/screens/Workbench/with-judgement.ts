import type { Assessment } from "../../model/assessment.ts";
import type { Factor } from "../../model/framework.ts";
import { indicators } from "../../model/framework.ts";
import type { Judgement } from "../../model/judgement.ts";

const places = new Map(indicators.map((indicator, place) => [indicator.id, place]));

/** The judgements with one put in, in the order of the Framework. */
export function withJudgement(judgements: Assessment["judgements"], judgement: Judgement): Assessment["judgements"] {
  return [...judgements.filter((one) => one.indicatorId !== judgement.indicatorId), judgement].toSorted((a, b) => (places.get(a.indicatorId) ?? 0) - (places.get(b.indicatorId) ?? 0));
}

export function freshJudgement(indicatorId: string, judgement: Judgement["judgement"]): Judgement {
  return { indicatorId, judgement, confidence: null, confidenceReason: "", trend: null, immediacy: null, reasoning: "", evidence: [], dissent: [] };
}

/** Says of every indicator of a factor that nobody has judged yet that it is not assessed. What was judged stays. */
export function restNotAssessed(judgements: Assessment["judgements"], factor: Factor): Assessment["judgements"] {
  const judged = new Set(judgements.map((one) => one.indicatorId));
  return factor.indicators.filter((indicator) => !judged.has(indicator.id)).reduce((all, indicator) => withJudgement(all, freshJudgement(indicator.id, "not-assessed")), judgements);
}
