import { drawsOf, drawsOfShares, fullDraws, type Draws } from "./draws.ts";
import type { Known } from "./panel.ts";

/** A whole distribution of the count of a unit in a month after the cut, from what was known at it. Undefined where too little is known to say one. */
export type Forecaster = (known: Known, unit: string, monthsAhead: number) => Draws | undefined;

/** The same distribution in about a thousand draws. */
function inFull({ values, counts, total }: Draws): Draws {
  const times = Math.max(1, Math.round(fullDraws / total));
  return { values, counts: counts.map((count) => count * times), total: total * times };
}

/** Nobody will die. Right in most months of most countries, and of no use to anybody. */
export const allZero: Forecaster = () => inFull(drawsOf([0]));

/** It goes on as in the last month (“persistence”). */
export const persistence: Forecaster = (known, unit) => {
  const [last] = known.history(unit, 1);
  return last === undefined ? undefined : inFull(drawsOf([last]));
};

/** It goes on as in the last month, give or take what chance does to a count (the organisers' "last historical Poisson"). */
export const lastPoisson: Forecaster = (known, unit) => {
  const [last] = known.history(unit, 1);
  return last === undefined ? undefined : poissonDraws(last, fullDraws);
};

/** Any of the last twelve months of the same unit comes again, each as likely as the others (“conflictology”): the whole distribution and no sample of it. */
export const conflictology: Forecaster = (known, unit) => {
  const counts = known.history(unit, 12).filter((count) => count !== undefined);
  return counts.length === 0 ? undefined : inFull(drawsOf(counts));
};

/** So many draws of a Poisson distribution that stand for equal shares of it: the quantiles in the middle of each share. `mean` is not negative. */
export function poissonDraws(mean: number, draws: number): Draws {
  if (!(mean >= 0) || !Number.isFinite(mean)) throw new RangeError(`a Poisson distribution has a mean of 0 or more: ${mean}`);
  // Chances relative to the likeliest count, each from its neighbour, until they no longer count: nothing overflows, whatever the mean.
  const mode = Math.floor(mean);
  const below: number[] = [];
  for (let [count, chance] = [mode, 1]; count > 0; count -= 1) {
    chance *= count / mean;
    if (chance < 1e-16) break;
    below.push(chance);
  }
  const chances = [...below.toReversed(), 1];
  for (let [count, chance] = [mode + 1, mean / (mode + 1)]; chance >= 1e-16; count += 1, chance *= mean / count) chances.push(chance);
  const first = mode - below.length;
  return drawsOfShares(new Map(chances.map((chance, index) => [first + index, chance])), draws);
}
