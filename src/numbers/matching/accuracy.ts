/** How good proposed pairs are when the true ones are known: precision, recall and their harmonic mean, F1 (van Rijsbergen 1979), from 0 to 1. */
export function accuracyOf({ proposed, right, all }: { readonly proposed: number; readonly right: number; readonly all: number }): { precision: number; recall: number; f1: number } {
  if (right > proposed || right > all || proposed + all === 0) throw new RangeError(`${right} right of ${proposed} proposed and ${all} in all`);
  return { precision: proposed === 0 ? 0 : right / proposed, recall: all === 0 ? 0 : right / all, f1: (2 * right) / (proposed + all) };
}

/** How many pairs things of these sizes make: a person told three times is three pairs. */
export function pairsIn(sizes: Iterable<number>): number {
  let pairs = 0;
  for (const size of sizes) pairs += (size * (size - 1)) / 2;
  return pairs;
}
