/** How two samples differ by their ranks (Mann and Whitney, 1947): one huge value, a pause of the garbage collector say, weighs no more than any other largest. */
export type Difference = {
  /** Standard deviations between the rank sum and what equal distributions give; the normal approximation holds from about twenty values on. */
  readonly deviation: number;
  /** Probability of a deviation at least as large when the distributions are equal. */
  readonly p: number;
  /** How often a value of the first is larger than one of the second: 0.5 when they are equal. What somebody who listens once would win by guessing. */
  readonly larger: number;
};

export function compareRanks(ours: readonly number[], theirs: readonly number[]): Difference {
  const ranked = [...ours.map((value) => ({ value, isOurs: true })), ...theirs.map((value) => ({ value, isOurs: false }))].toSorted((a, b) => a.value - b.value);
  const sum = ranked.reduce((total, one, index) => total + (one.isOurs ? index + 1 : 0), 0);
  const [n, m] = [ours.length, theirs.length];
  const deviation = (sum - (n * (n + m + 1)) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12);
  return { deviation, p: bothTails(Math.abs(deviation)), larger: (sum - (n * (n + 1)) / 2) / (n * m) };
}

/** Area beyond ±z under the normal curve, to seven digits: Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 26.2.17. */
function bothTails(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const series = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return Math.min(1, 2 * (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * series);
}
