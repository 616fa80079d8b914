import { seededRandom } from "../random.ts";
import type { Told } from "../forecast/probability-scores.ts";

/** Two forecasts of the same case, and the country it is of. */
export type Compared = { readonly country: string; readonly one: number; readonly other: number; readonly happened: boolean };

/** How much better the one forecast scores than the other: on all cases, and where nine tenths and a half (95 %) of the resamples lie. */
export type Difference = { readonly difference: number; readonly low: number; readonly high: number };

/**
 * Difference of a score, with its interval from resampling whole countries with replacement (the cluster bootstrap, Field and Welsh 2007): years of one
 * country are not independent. Resamples in which the score cannot be told, such as an area without a case that happened, are drawn anew.
 */
export function differenceOverCountries(cases: readonly Compared[], score: (told: readonly Told[]) => number, resamples: number, seed: number): Difference {
  if (!Number.isInteger(resamples) || resamples < 2 || !cases.some(({ happened }) => happened)) throw new RangeError("an interval needs two resamples or more, and a case that happened");
  const countries = [...Map.groupBy(cases, ({ country }) => country).values()];
  const random = seededRandom(seed);
  const differences = Float64Array.from({ length: resamples }, () => {
    for (;;) {
      const drawn = countries.flatMap(() => countries[Math.floor(random() * countries.length)] ?? []);
      if (drawn.some(({ happened }) => happened)) return differenceOf(drawn, score);
    }
  }).toSorted();
  const at = (share: number) => differences[Math.round(share * (resamples - 1))] ?? Number.NaN;
  return { difference: differenceOf(cases, score), low: at(0.025), high: at(0.975) };
}

function differenceOf(cases: readonly Compared[], score: (told: readonly Told[]) => number): number {
  const [one, other] = [cases.map((each) => ({ chance: each.one, happened: each.happened })), cases.map((each) => ({ chance: each.other, happened: each.happened }))];
  return score(one) - score(other);
}
