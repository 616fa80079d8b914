/** How many people stand on exactly these lists, and on no other. */
export type Pattern = { readonly lists: readonly string[]; readonly count: number };

/**
 * Several lists of the same people and how they overlap. `counts` has one place for every set of lists: the number of people on exactly those, where the lists of the
 * set are the bits of the place, the first list the lowest bit. Place 0, the people on no list, is what is asked for and always 0. Nobody appears twice.
 */
export type Overlap = { readonly lists: readonly string[]; readonly counts: readonly number[]; readonly recorded: number };

/** More would make too many sets of lists to count through, and no study known to us has had so many. */
export const mostLists = 10;

/**
 * The overlap of all lists on which anybody stands, in the order of their names, so that nothing computed from it depends on the order in which lists or patterns came.
 * The same set of lists may come several times; its counts are added.
 */
export function overlapOf(patterns: Iterable<Pattern>): Overlap {
  const filled = [...patterns].filter(({ count }) => count !== 0);
  const lists = [...new Set(filled.flatMap((pattern) => pattern.lists))].toSorted();
  if (lists.length > mostLists) throw new RangeError(`${lists.length} lists; at most ${mostLists} can be compared`);
  const counts = Array.from({ length: 2 ** lists.length }, () => 0);
  for (const pattern of filled) {
    if (!Number.isSafeInteger(pattern.count) || pattern.count < 0) throw new RangeError(`not a number of people: ${pattern.count}`);
    const place = lists.reduce((bits, list, index) => (pattern.lists.includes(list) ? bits | (1 << index) : bits), 0);
    if (place === 0) throw new RangeError("people on no list cannot have been counted");
    counts[place] = (counts[place] ?? 0) + pattern.count;
  }
  return { lists, counts, recorded: counts.reduce((sum, count) => sum + count, 0) };
}

/** Whether the people of this place of `counts` stand on the list. */
export function isOn(place: number, list: number): boolean {
  return ((place >> list) & 1) === 1;
}

/** Two lists by their places in `lists`, the lower first. */
export type Pair = readonly [number, number];

/** Every two lists, in order. */
export function pairsOf({ lists }: Overlap): Pair[] {
  return lists.flatMap((_, one) => lists.slice(one + 1).map((_, further): Pair => [one, one + 1 + further]));
}

/** How many people stand on all the lists of a set, and perhaps on others. */
export function onAll({ counts }: Overlap, lists: readonly number[]): number {
  return counts.reduce((sum, count, place) => (lists.every((list) => isOn(place, list)) ? sum + count : sum), 0);
}
