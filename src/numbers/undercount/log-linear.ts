import { logGamma } from "../log-gamma.ts";
import { fitPoisson, information } from "../poisson-regression.ts";
import { inverseOf } from "../positive-definite.ts";
import type { Reason } from "./estimate.ts";
import { hasFiniteMaximum } from "./existence.ts";
import { isOn, onAll, type Overlap, type Pair } from "./overlap.ts";

/**
 * A fitted model: Akaike's criterion, the expected number of people on no list, and the variance of the estimate of that number.
 */
export type LogLinearFit = { readonly terms: readonly Pair[]; readonly aic: number; readonly unrecorded: number; readonly variance: number };

/** A model, or why its terms give no number. */
export type LogLinear = LogLinearFit | { readonly terms: readonly Pair[]; readonly reason: Reason };

export function isFit(model: LogLinear): model is LogLinearFit {
  return "aic" in model;
}

/**
 * The log-linear Poisson model of the counts with a main effect for every list and a term for each pair given, which lets those two lists depend on each other
 * (Fienberg 1972; Cormack 1989). Sets of lists on which nobody stands count as 0. A term whose two lists share nobody goes to minus infinity: it and the sets that hold
 * both lists are taken out, and the rest is estimated if its estimate is finite and identifiable (Chan, Silverman and Vincent 2021).
 */
export function fitLogLinear(overlap: Overlap, terms: readonly Pair[]): LogLinear {
  if (overlap.lists.length < 3) return { terms, reason: "too-few-lists" };
  const empty = terms.filter((pair) => onAll(overlap, pair) === 0);
  const kept = terms.filter((pair) => !empty.includes(pair));
  const places = overlap.counts.flatMap((_, place) => (place > 0 && !empty.some(([one, other]) => isOn(place, one) && isOn(place, other)) ? [place] : []));
  const design = places.map((place) => [1, ...overlap.lists.map((_, list) => (isOn(place, list) ? 1 : 0)), ...kept.map(([one, other]) => (isOn(place, one) && isOn(place, other) ? 1 : 0))]);
  const counts = places.map((place) => overlap.counts[place] ?? 0);
  if (!isIdentifiable(design)) return { terms, reason: "not-identifiable" };
  if (!hasFiniteMaximum(design, counts)) return { terms, reason: "no-finite-estimate" };
  const fit = fitPoisson(design, counts);
  if (!fit) return { terms, reason: "no-finite-estimate" };
  const logLikelihood = fit.logLikelihood - counts.reduce((sum, count) => sum + logGamma(count + 1), 0);
  const unrecorded = Math.exp(fit.coefficients[0] ?? 0);
  return {
    terms,
    // A term that went to minus infinity was estimated as well.
    aic: 2 * (1 + overlap.lists.length + terms.length) - 2 * logLikelihood,
    unrecorded,
    // The number of unrecorded people is a Poisson count around its mean, of which only the mean is estimated (Sandland and Cormack 1984).
    variance: unrecorded ** 2 * (fit.covariance[0]?.[0] ?? 0) + unrecorded,
  };
}

/** Whether no two sets of parameters mean the same: the columns of the design are independent. */
export function isIdentifiable(design: readonly (readonly number[])[]): boolean {
  if (design.length < (design[0]?.length ?? 0)) return false;
  return inverseOf(information(design, design.map(() => 1))) !== undefined;
}
