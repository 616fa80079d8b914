/** Nearest rank: the smallest value that at least this part of the values does not exceed. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)];
  if (value === undefined) throw new RangeError("there is no percentile of no values");
  return value;
}

export function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
