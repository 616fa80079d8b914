import { logNormalEstimate, type Answer } from "./estimate.ts";
import { isFit, type LogLinearFit } from "./log-linear.ts";
import type { Overlap } from "./overlap.ts";
import { neighboursOf, type Fitter } from "./stepwise.ts";

/** A model whose weight is less than a twentieth of the best one's is left out (Madigan and Raftery 1994). */
const window = 2 * Math.log(20);

/** With ten lists there are 2^45 models. The search looks at no more than about so many. */
const mostModels = 1_000;

export type Weighted = { readonly model: LogLinearFit; readonly weight: number };

/**
 * The models that count, with weights that add up to 1: those in Occam's window (Madigan and Raftery 1994), which are near the best and not better without one of their
 * terms, reached from the given model by one term at a time. The weight is Akaike's, proportional to exp(-AIC / 2) (Buckland, Burnham and Augustin 1997): BIC
 * would need a sample size, and for overlapping lists it is open whether that is the people, the lists or the sets of lists.
 */
export function weighModels(overlap: Overlap, fit: Fitter, from: LogLinearFit): Weighted[] {
  const accepted: LogLinearFit[] = [];
  const seen = new Set<string>([from.terms.join(" ")]);
  let lowest = from.aic;
  for (let waiting = [from]; waiting.length > 0 && seen.size < mostModels;) {
    // Nearest the best first, so that what the limit cuts off weighs least.
    const [next, ...others] = waiting.toSorted((one, other) => one.aic - other.aic);
    waiting = others;
    if (!next || next.aic > lowest + window) break;
    lowest = Math.min(lowest, next.aic);
    const around = neighboursOf(overlap, next.terms).map(fit).filter(isFit);
    if (!around.some((model) => model.terms.length < next.terms.length && model.aic <= next.aic)) accepted.push(next);
    for (const model of around) {
      if (seen.has(model.terms.join(" ")) || model.aic > lowest + window) continue;
      seen.add(model.terms.join(" "));
      waiting.push(model);
    }
  }
  const inWindow = accepted.filter(({ aic }) => aic <= lowest + window);
  const shares = inWindow.map(({ aic }) => Math.exp((lowest - aic) / 2));
  const total = shares.reduce((sum, share) => sum + share, 0);
  return inWindow.map((model, index) => ({ model, weight: (shares[index] ?? 0) / total }));
}

/**
 * The average of the models by their weights, on the logarithm of the number of unrecorded people, with an interval that holds the spread between models as well as
 * that within each (Buckland, Burnham and Augustin 1997, eq. 9).
 */
export function averageOf(recorded: number, weighted: readonly Weighted[]): Answer {
  if (weighted.length === 0) return { reason: "no-finite-estimate" };
  const log = weighted.reduce((sum, { model, weight }) => sum + weight * Math.log(model.unrecorded), 0);
  const error = weighted.reduce((sum, { model, weight }) => sum + weight * Math.sqrt(Math.log1p(model.variance / model.unrecorded ** 2) + (Math.log(model.unrecorded) - log) ** 2), 0);
  const unrecorded = Math.exp(log);
  return { estimate: logNormalEstimate(recorded, unrecorded, unrecorded ** 2 * Math.expm1(error ** 2)) };
}
