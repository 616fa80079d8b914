import { logGamma } from "../log-gamma.ts";

/** A count with this mean and variance: negative binomial where the variance is the larger, otherwise Poisson, which is where that ends. */
export type CountDistribution = { readonly mean: number; readonly variance: number };

/** Its size, that is mean² / (variance - mean); infinite for Poisson. Beyond a million the two cannot be told apart. */
export function sizeOf({ mean, variance }: CountDistribution): number {
  const size = mean ** 2 / (variance - mean);
  return size > 0 && size < 1e6 ? size : Infinity;
}

/** The chance of exactly so many. `mean` is above 0. */
export function chanceOf(distribution: CountDistribution, count: number): number {
  const [{ mean }, size] = [distribution, sizeOf(distribution)];
  if (size === Infinity) return Math.exp(count * Math.log(mean) - mean - logGamma(count + 1));
  return Math.exp(logGamma(count + size) - logGamma(size) - logGamma(count + 1) - size * Math.log1p(mean / size) - count * Math.log1p(size / mean));
}

/** The chance of so many or fewer. */
export function chanceOfAtMost(distribution: CountDistribution, count: number): number {
  let sum = 0;
  for (let each = 0; each <= count; each += 1) sum += chanceOf(distribution, each);
  return Math.min(1, sum);
}

/** The smallest count that this share of the distribution does not exceed. */
export function quantileOf(distribution: CountDistribution, share: number): number {
  if (!(share >= 0 && share < 1)) throw new RangeError(`a share lies from 0 to below 1: ${share}`);
  let [count, sum] = [0, chanceOf(distribution, 0)];
  // No quantile lies so far out; the limit ends the sum where rounding keeps it below the share.
  const most = distribution.mean + 50 * Math.sqrt(distribution.variance) + 50;
  while (sum < share && count < most) {
    count += 1;
    sum += chanceOf(distribution, count);
  }
  return count;
}
