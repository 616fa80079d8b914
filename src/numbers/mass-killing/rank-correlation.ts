/** Spearman's rank correlation of two lists of one length, from -1 to 1: Pearson's of their ranks, equal values sharing the mean of theirs. NaN where one list is all equal. */
export function rankCorrelation(one: readonly number[], other: readonly number[]): number {
  if (one.length !== other.length || one.length < 2) throw new RangeError(`lists of ${one.length} and ${other.length} have no rank correlation`);
  const [a, b] = [centredRanks(one), centredRanks(other)];
  const product = (x: readonly number[], y: readonly number[]) => x.reduce((sum, value, place) => sum + value * (y[place] ?? 0), 0);
  return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
}

function centredRanks(values: readonly number[]): number[] {
  const sums = new Map<number, { sum: number; count: number }>();
  for (const [place, value] of values.toSorted((x, y) => x - y).entries()) {
    const { sum, count } = sums.get(value) ?? { sum: 0, count: 0 };
    sums.set(value, { sum: sum + place, count: count + 1 });
  }
  return values.map((value) => (sums.get(value)?.sum ?? Number.NaN) / (sums.get(value)?.count ?? 1) - (values.length - 1) / 2);
}
