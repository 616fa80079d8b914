import { percentile, rounded } from "./percentile.ts";

/** Milliseconds of one question of a restricted viewer and of one who sees everything, taken in turns. */
export type Sides = { readonly restricted: readonly number[]; readonly wide: readonly number[] };

/** At most so many times as long for the restricted viewer. */
export const ratioReach = 1.3;

/** Several questions of one group, each with its two sides, in every way in which they can be compared; decision 0013 says which of them counts. */
export function compareSides(cases: Readonly<Record<string, Sides>>) {
  const all = (side: keyof Sides) => Object.values(cases).flatMap((sides) => sides[side]);
  const ratios = Object.entries(cases)
    .map(([name, { restricted, wide }]) => ({ name, ratio: median(restricted) / median(wide) }))
    .toSorted((a, b) => b.ratio - a.ratio);
  const medianOfRatios = median(ratios.map(({ ratio }) => ratio));
  return {
    p95: rounded(percentile(all("restricted"), 0.95)),
    wideP95: rounded(percentile(all("wide"), 0.95)),
    ratioOfPooledP95: hundredths(percentile(all("restricted"), 0.95) / percentile(all("wide"), 0.95)),
    medianOfRatios: hundredths(medianOfRatios),
    isWithinRatio: medianOfRatios <= ratioReach,
    worst: ratios.slice(0, 1).map(({ name, ratio }) => ({ name, ratio: hundredths(ratio) }))[0],
    casesOver: Object.fromEntries(ratios.filter(({ ratio }) => ratio > ratioReach).map(({ name, ratio }) => [name, hundredths(ratio)])),
  };
}

/** Of an even number the mean of the two in the middle: with four cases the lower of them would flatter. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  if (low === undefined || high === undefined) throw new RangeError("there is no median of no values");
  return (low + high) / 2;
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
