/**
 * Where a predictor is cut into bins: values that part the given ones into about equal shares, and a few more near the top, where what matters is rare
 * and far apart. Ascending, none twice. Values that are not known (NaN) are left out and later fall into the lowest bin.
 */
export function binEdges(values: Float64Array): Float64Array {
  const sorted = values.filter((value) => !Number.isNaN(value)).toSorted();
  const edges: number[] = [];
  for (const share of shares) {
    const value = sorted[Math.floor(share * sorted.length)];
    if (value !== undefined && value > (edges.at(-1) ?? -Infinity)) edges.push(value);
  }
  return Float64Array.from(edges);
}

const shares = [...Array.from({ length: 63 }, (_, index) => (index + 1) / 64), 0.99, 0.993, 0.995, 0.997, 0.998, 0.999];

/** How many edges lie at or below the value: from 0 to the number of edges. */
export function binOf(edges: Float64Array, value: number): number {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value >= (edges[middle] ?? Infinity)) low = middle + 1;
    else high = middle;
  }
  return low;
}
