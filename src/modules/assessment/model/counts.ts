import type { Assessment } from "./assessment.ts";
import { factors } from "./framework.ts";
import { judgementValues, type JudgementValue } from "./judgement.ts";

export type IndicatorCounts = {
  /** The sentence "counts are not a score": a screen that shows the counts shows it beside them. */
  readonly sentence: "assessment.counts-not-a-score";
  readonly factors: readonly { readonly factorId: string; readonly counts: Readonly<Record<JudgementValue, number>> }[];
};

/**
 * How many indicators of each factor were judged how. There is no total over factors, no weight and no threshold, and nothing may
 * turn these numbers into a level, a rank or a colour: factors are not equal, and a risk can be grave with few of them.
 */
export function indicatorCounts(content: Assessment): IndicatorCounts {
  const valueOf = new Map(content.judgements.map((judgement) => [judgement.indicatorId, judgement.judgement]));
  return {
    sentence: "assessment.counts-not-a-score",
    factors: factors.map((factor) => {
      const values = factor.indicators.map((indicator) => valueOf.get(indicator.id) ?? "not-assessed");
      return { factorId: factor.id, counts: countEach(values) };
    }),
  };
}

function countEach(values: readonly JudgementValue[]): Record<JudgementValue, number> {
  const counts: Record<JudgementValue, number> = { present: 0, partly: 0, "not-observed": 0, contradicted: 0, unknown: 0, "not-assessed": 0 };
  for (const value of judgementValues) counts[value] = values.filter((one) => one === value).length;
  return counts;
}
