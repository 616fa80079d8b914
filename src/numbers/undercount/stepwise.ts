import { fitLogLinear, isFit, type LogLinear, type LogLinearFit } from "./log-linear.ts";
import { pairsOf, type Overlap, type Pair } from "./overlap.ts";

/** Fits models of one overlap, each at most once. Terms may come in any order. */
export type Fitter = (terms: readonly Pair[]) => LogLinear;

export function fitterOf(overlap: Overlap): Fitter {
  const known = new Map<string, LogLinear>();
  return (terms) => {
    const inOrder = terms.toSorted(([one, other], [another, last]) => one - another || other - last);
    const key = inOrder.join(" ");
    const fit = known.get(key) ?? fitLogLinear(overlap, inOrder);
    known.set(key, fit);
    return fit;
  };
}

/** Better by less than this is rounding. */
const rounding = 1e-9;

/**
 * The model that the search for the lowest AIC ends with: from the main effects, the one term added or dropped that lowers AIC most, until none lowers it (Akaike 1974;
 * both directions, as R's `step`). Models without a finite, identifiable estimate are passed over. Its interval knows nothing of the search, and is too narrow for that.
 */
export function searchStepwise(overlap: Overlap, fit: Fitter = fitterOf(overlap)): LogLinear {
  let best = fit([]);
  while (isFit(best)) {
    const better = bestOf(neighboursOf(overlap, best.terms).map(fit));
    if (!better || better.aic >= best.aic - rounding) break;
    best = better;
  }
  return best;
}

/** Each set of terms with one term more or one less. */
export function neighboursOf(overlap: Overlap, terms: readonly Pair[]): (readonly Pair[])[] {
  return pairsOf(overlap).map((pair) => {
    const others = terms.filter((term) => !isSame(term, pair));
    return others.length < terms.length ? others : [...terms, pair];
  });
}

function isSame([one, other]: Pair, [another, last]: Pair): boolean {
  return one === another && other === last;
}

function bestOf(models: readonly LogLinear[]): LogLinearFit | undefined {
  let best: LogLinearFit | undefined;
  for (const model of models) if (isFit(model) && (!best || model.aic < best.aic)) best = model;
  return best;
}
