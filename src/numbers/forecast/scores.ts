import { quantileOf, type Draws } from "./draws.ts";

/**
 * The scores of the VIEWS prediction challenge 2023/24 (Hegre et al., arXiv 2407.11045): how far a forecast by draws was from what happened.
 * Lower is better for each; each is proper, so that nobody gains by forecasting something else than they believe.
 */

/**
 * Continuous ranked probability score of the plain empirical distribution, in the unit of the outcome: mean |x − y| less half the mean
 * |x − x′| over all pairs of draws, without correction for small samples (Gneiting and Raftery 2007, eq. 21). One draw gives the absolute error.
 */
export function crps({ values, counts, total }: Draws, outcome: number): number {
  let [error, spread, below] = [0, 0, 0];
  for (const [index, value] of values.entries()) {
    error += (counts[index] ?? 0) * Math.abs(value - outcome);
    below += counts[index] ?? 0;
    // Between two neighbours the share of pairs that lie on either side is the same, so no pair has to be looked at by itself.
    const next = values[index + 1];
    if (next !== undefined) spread += (next - value) * below * (total - below);
  }
  return error / total - spread / (total * total);
}

/** Upper ends of the bins in which outcomes are told apart, the last one open. */
const binEnds = [0.5, 2.5, 5.5, 10.5, 25.5, 50.5, 100.5, 250.5, 500.5, 1_000.5, Infinity];

/** Ignorance score in bits: −log2 of the share of draws in the bin of the outcome, with one draw added to every bin so that nothing is impossible. */
export function ignorance({ values, counts, total }: Draws, outcome: number): number {
  const bin = binOf(outcome);
  const inBin = counts.reduce((sum, count, index) => sum + (binOf(values[index] ?? 0) === bin ? count : 0), 0);
  return -Math.log2((inBin + 1) / (total + binEnds.length));
}

function binOf(value: number): number {
  return binEnds.findIndex((end) => value < end);
}

/**
 * Interval score of the central interval that holds all but `alpha` of the draws, in the unit of the outcome: its width and, where the outcome
 * lies outside, 2/alpha times how far (Gneiting and Raftery 2007, eq. 43).
 */
export function intervalScore(draws: Draws, outcome: number, alpha = 0.1): number {
  const [low, high] = [quantileOf(draws, alpha / 2), quantileOf(draws, 1 - alpha / 2)];
  return high - low + (2 / alpha) * Math.max(low - outcome, outcome - high, 0);
}
