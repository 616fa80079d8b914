import { sizeOf, type CountDistribution } from "./negative-binomial.ts";

/**
 * Cumulative sum of the evidence that the rate has become `ratio` times the usual one: the logarithm of how much likelier the count then is, never below 0 (Page
 * 1954; for negative binomial counts whose mean changes, Höhle and Paul 2008). While nothing has changed, it takes exp(h) weeks or more on average to pass h (Lorden
 * 1971), if the usual rate is known.
 */
export function addEvidence(evidence: number, usual: CountDistribution, count: number, ratio: number): number {
  const size = sizeOf(usual);
  const { mean } = usual;
  const weight = size === Infinity
    ? count * Math.log(ratio) - mean * (ratio - 1)
    : count * Math.log(ratio * (size + mean) / (size + ratio * mean)) + size * Math.log((size + mean) / (size + ratio * mean));
  return Math.max(0, evidence + weight);
}
