/** An estimate of how many people there were, recorded or not, with its 95 % interval. None of them is below the number recorded. */
export type Estimate = { readonly total: number; readonly low: number; readonly high: number };

/**
 * Why a model gives no number. `too-few-lists`: fewer than three, with which no dependence between lists can be seen. `no-overlap`: nobody stands on two lists.
 * `no-finite-estimate`: the likelihood rises for ever, towards infinitely many people or none. `not-identifiable`: different numbers fit equally well.
 * `not-settled`: the sampler did not come to rest.
 */
export type Reason = "too-few-lists" | "no-overlap" | "no-finite-estimate" | "not-identifiable" | "not-settled";

/** What a model answers: a finite estimate or a named reason, never a number that stands for "unknown". */
export type Answer = { readonly estimate: Estimate; readonly reason?: undefined } | { readonly reason: Reason; readonly estimate?: undefined };

/** The 0.975 quantile of the normal distribution. */
const twoSided95 = 1.959_963_984_540_054;

/**
 * An estimate and its interval from the estimated number of unrecorded people and its variance. The interval is log-normal, so that it never goes below what is
 * recorded (Chao 1987, eq. 12).
 */
export function logNormalEstimate(recorded: number, unrecorded: number, variance: number): Estimate {
  if (unrecorded === 0) return { total: recorded, low: recorded, high: recorded };
  const factor = Math.exp(twoSided95 * Math.sqrt(Math.log1p(variance / unrecorded ** 2)));
  return { total: recorded + unrecorded, low: recorded + unrecorded / factor, high: recorded + unrecorded * factor };
}
