import { fitPoisson, type PoissonFit } from "../poisson-regression.ts";
import { inner, times } from "../positive-definite.ts";
import type { CountDistribution } from "./negative-binomial.ts";

/** Counts week by week; undefined where it is not known, which is not zero. */
export type Counts = readonly (number | undefined)[];

/** Three years: what a yearly wave needs, and no further back, because a conflict is soon another one. */
const longest = 156;

/** The weeks just before are left out, so that a surge does not become its own yardstick. Four, because in as many it should have been found. */
const gap = 4;

/** With fewer known weeks nothing is called usual. */
const fewest = 26;

/** From two years on, a straight trend and a yearly wave are told apart from chance. */
const forSeason = 104;
const weeksInYear = 365.25 / 7;

/** A past week with a residual above this has its weight reduced (Noufaily et al. 2013): it may have been a surge itself. */
const unusual = 2.58;

/**
 * What would be usual in a week, from the weeks before it alone: a quasi-Poisson regression in which past surges weigh less (Farrington et al. 1996; Noufaily et al.
 * 2013), with a trend and one yearly wave where two years are known. The variance is that of a count to come: dispersion and error of the mean together. Undefined
 * where too little is known.
 */
export function usualAt(counts: Counts, week: number): CountDistribution | undefined {
  const known: { readonly at: number; readonly count: number }[] = [];
  for (let at = Math.max(0, week - gap - longest); at < week - gap; at += 1) {
    const count = counts[at];
    if (count !== undefined) known.push({ at, count });
  }
  if (known.length < fewest) return undefined;
  const values = known.map(({ count }) => count);
  const sum = values.reduce((all, count) => all + count, 0);
  // Too few to fit anything; half an event is what may have been missed.
  if (sum < 5) return { mean: (sum + 0.5) / values.length, variance: (sum + 0.5) / values.length * (1 + 1 / values.length) };
  const isLong = known.length >= forSeason;
  const rowAt = (at: number) => [1, ...(isLong ? [(at - week) / weeksInYear, Math.sin(2 * Math.PI * at / weeksInYear), Math.cos(2 * Math.PI * at / weeksInYear)] : [])];
  const usual = predict(known.map(({ at }) => rowAt(at)), values, rowAt(week));
  // A trend is not believed beyond anything that was seen (Farrington et al. 1996, section 3.5), nor a regression that has no end.
  return usual && usual.mean <= Math.max(...values) ? usual : predict(known.map(() => [1]), values, [1]);
}

function predict(design: readonly (readonly number[])[], counts: readonly number[], row: readonly number[]): CountDistribution | undefined {
  const first = fitPoisson(design, counts);
  if (!first) return undefined;
  const weights = reweigh(first, counts, dispersionOf(first, counts, counts.map(() => 1)));
  const fit = fitPoisson(design, counts, weights) ?? first;
  const dispersion = dispersionOf(fit, counts, weights);
  const mean = Math.exp(inner(row, fit.coefficients));
  return { mean, variance: dispersion * (mean + mean ** 2 * inner(row, times(fit.covariance, row))) };
}

/** How many times the variance is the mean, at least 1. */
function dispersionOf({ fitted, coefficients }: PoissonFit, counts: readonly number[], weights: readonly number[]): number {
  const sum = counts.reduce((all, count, index) => all + (weights[index] ?? 0) * (count - (fitted[index] ?? 0)) ** 2 / Math.max(fitted[index] ?? 0, 1e-9), 0);
  return Math.max(1, sum / (counts.length - coefficients.length));
}

/** Weights from Anscombe residuals, adding up to the number of weeks. The leverage of a week is left out: with half a year or more it is next to nothing. */
function reweigh({ fitted }: PoissonFit, counts: readonly number[], dispersion: number): number[] {
  const weights = counts.map((count, index) => {
    const mean = fitted[index] ?? 0;
    const residual = 1.5 * (count ** (2 / 3) * mean ** (-1 / 6) - mean ** 0.5) / Math.sqrt(dispersion);
    return residual > unusual ? residual ** -2 : 1;
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight * counts.length / total);
}
