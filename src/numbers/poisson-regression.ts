import { inner, inverseOf, times } from "./positive-definite.ts";

/**
 * A log-linear Poisson regression. `covariance` is that of the coefficients where the variance of a count is its mean; `fitted` are the means, row by row;
 * `logLikelihood` leaves out the term that no model changes, the sum of log(count!).
 */
export type PoissonFit = { readonly coefficients: Float64Array; readonly covariance: readonly Float64Array[]; readonly fitted: Float64Array; readonly logLikelihood: number };

/** More steps than any sound fit needs: it takes about six. */
const mostSteps = 100;

/**
 * Maximum likelihood by iteratively reweighted least squares (McCullagh and Nelder 1989, section 2.5), halving a step that makes it worse. One row of `design` and
 * one weight per count; without weights each counts once. Undefined where the information is singular or no maximum is reached, as when there is none.
 */
export function fitPoisson(design: readonly ArrayLike<number>[], counts: ArrayLike<number>, weights?: ArrayLike<number>): PoissonFit | undefined {
  if (design.length !== counts.length) throw new RangeError(`${design.length} rows and ${counts.length} counts`);
  const weight = Float64Array.from(counts, (_, row) => weights?.[row] ?? 1);
  let coefficients = firstGuess(design, counts, weight);
  if (!coefficients) return undefined;
  let state = stateAt(design, counts, weight, coefficients);
  for (let step = 0; step < mostSteps; step += 1) {
    const covariance = inverseOf(information(design, state.fitted.map((mean, row) => mean * (weight[row] ?? 0))));
    if (!covariance) return undefined;
    const move = times(covariance, score(design, counts, state.fitted, weight));
    const next = stepUphill(design, counts, weight, coefficients, move, state.logLikelihood);
    if (!next) return { coefficients, covariance, ...state };
    ({ coefficients, state } = next);
    const largest = move.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    if (largest < 1e-6) return { coefficients, covariance, ...state };
  }
  return undefined;
}

type State = { readonly fitted: Float64Array; readonly logLikelihood: number };

/** Least squares on the logarithms, weighted by the counts: where iteratively reweighted least squares is when its first step is done. */
function firstGuess(design: readonly ArrayLike<number>[], counts: ArrayLike<number>, weight: Float64Array): Float64Array | undefined {
  const raised = Float64Array.from(counts, (count) => count + 0.1);
  const inverse = inverseOf(information(design, raised.map((count, row) => count * (weight[row] ?? 0))));
  return inverse && times(inverse, columnSums(design, raised.map((count, row) => (weight[row] ?? 0) * count * (Math.log(count) + ((counts[row] ?? 0) - count) / count))));
}

function stateAt(design: readonly ArrayLike<number>[], counts: ArrayLike<number>, weight: Float64Array, coefficients: Float64Array): State {
  const fitted = new Float64Array(design.length);
  let logLikelihood = 0;
  for (const [index, row] of design.entries()) {
    const log = inner(row, coefficients);
    const mean = Math.exp(log);
    fitted[index] = mean;
    logLikelihood += (weight[index] ?? 0) * ((counts[index] ?? 0) * log - mean);
  }
  return { fitted, logLikelihood };
}

/** Undefined where no part of the step makes it better: that is the top, to rounding. */
function stepUphill(design: readonly ArrayLike<number>[], counts: ArrayLike<number>, weight: Float64Array, from: Float64Array, move: Float64Array, reached: number): { readonly coefficients: Float64Array; readonly state: State } | undefined {
  for (let part = 1; part > 1e-6; part /= 2) {
    const coefficients = from.map((value, index) => value + part * (move[index] ?? 0));
    const state = stateAt(design, counts, weight, coefficients);
    if (state.logLikelihood >= reached) return { coefficients, state };
  }
  return undefined;
}

/** The sum over all rows of the products of every two columns, each row times its factor; its lower triangle. */
export function information(design: readonly ArrayLike<number>[], factors: ArrayLike<number>): Float64Array[] {
  const size = design[0]?.length ?? 0;
  const sums = Array.from({ length: size }, () => new Float64Array(size));
  const filled: number[] = [];
  for (const [index, row] of design.entries()) {
    // Most columns of lists that overlap are 0 in most rows.
    filled.length = 0;
    for (let column = 0; column < size; column += 1) if (row[column] !== 0) filled.push(column);
    for (const one of filled) {
      const value = (factors[index] ?? 0) * (row[one] ?? 0);
      const sum = sums[one];
      if (!sum) continue;
      for (const other of filled) {
        if (other > one) break;
        sum[other] = (sum[other] ?? 0) + value * (row[other] ?? 0);
      }
    }
  }
  return sums;
}

function score(design: readonly ArrayLike<number>[], counts: ArrayLike<number>, fitted: Float64Array, weight: Float64Array): Float64Array {
  return columnSums(design, fitted.map((mean, index) => (weight[index] ?? 0) * ((counts[index] ?? 0) - mean)));
}

/** The sum over all rows, each times its factor. */
export function columnSums(design: readonly ArrayLike<number>[], factors: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(design[0]?.length ?? 0);
  for (const [index, row] of design.entries()) {
    const factor = factors[index] ?? 0;
    if (factor === 0) continue;
    for (let column = 0; column < sums.length; column += 1) sums[column] = (sums[column] ?? 0) + factor * (row[column] ?? 0);
  }
  return sums;
}
