import type { Identified } from "./blocks.ts";
import type { Choice, Evidence } from "./estimate.ts";
import type { Pattern } from "./field.ts";

/** Two records, the one with the alphabetically first id first, and the levels at which they are. */
export type Compared<T> = { readonly one: T; readonly other: T; readonly pattern: Pattern };

/** Pairs that were drawn from those not worth comparing, and for how many each of them stands. */
export type Others = { readonly patterns: readonly Pattern[]; readonly each: number };

/** What there is to learn from: with lists that have no doubles, each record chooses at most one partner in each other list; otherwise each pair stands for itself. */
export function evidenceOf<T extends Identified>(records: readonly T[], compared: readonly Compared<T>[], others: Others, listOf: ((record: T) => string) | undefined): Evidence {
  const patterns = new Map<string, Pattern>();
  const keyOf = (pattern: Pattern) => {
    const key = pattern.join(" ");
    if (!patterns.has(key)) patterns.set(key, pattern);
    return key;
  };
  const ofCompared = compared.map(({ pattern }) => keyOf(pattern));
  const ofOthers = others.patterns.map(keyOf);
  // In the order of the patterns, not in that in which pairs came: sums of floating numbers depend on it.
  const keys = [...patterns.keys()].toSorted();
  const places = new Map(keys.map((key, place) => [key, place]));
  const different = keys.map(() => 0);
  for (const place of ofOthers.map((key) => places.get(key) ?? 0)) different[place] = (different[place] ?? 0) + others.each;
  const placed = ofCompared.map((key) => places.get(key) ?? 0);
  const choices = listOf === undefined ? pairByPair(placed) : listByList(records, compared, placed, listOf);
  return { patterns: keys.map((key) => patterns.get(key) ?? []), ...choices, choicesInAll: choices.choicesInAll + (listOf === undefined ? others.patterns.length * others.each : 0), different };
}

type Choices = Pick<Evidence, "choices" | "choicesInAll">;

function pairByPair(placed: readonly number[]): Choices {
  const times = new Map<number, number>();
  for (const place of placed) times.set(place, (times.get(place) ?? 0) + 1);
  const choices = [...times].toSorted(([a], [b]) => a - b).map(([place, count]): Choice => ({ pairs: [place], among: 1, times: count }));
  return { choices, choicesInAll: placed.length };
}

/** Each record of a list chooses among those of each longer list, or of one of the same length that comes later in the alphabet. */
function listByList<T extends Identified>(records: readonly T[], compared: readonly Compared<T>[], placed: readonly number[], listOf: (record: T) => string): Choices {
  const sizes = new Map<string, number>();
  for (const record of records) sizes.set(listOf(record), (sizes.get(listOf(record)) ?? 0) + 1);
  const lists = [...sizes].toSorted(([a, x], [b, y]) => x - y || (a < b ? -1 : 1));
  const ranks = new Map(lists.map(([list], rank) => [list, rank]));
  const rankOf = (record: T) => ranks.get(listOf(record)) ?? 0;
  const choices = new Map<string, { pairs: number[]; among: number; times: number }>();
  for (const [index, { one, other }] of compared.entries()) {
    const [chooser, chosen] = rankOf(one) < rankOf(other) ? [one, other] : [other, one];
    const key = JSON.stringify([chooser.id, rankOf(chosen)]);
    const choice = choices.get(key) ?? { pairs: [], among: sizes.get(listOf(chosen)) ?? 1, times: 1 };
    choice.pairs.push(placed[index] ?? 0);
    choices.set(key, choice);
  }
  const choicesInAll = lists.reduce((sum, [, size], rank) => sum + size * (lists.length - 1 - rank), 0);
  return { choices: [...choices].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, choice]) => choice), choicesInAll };
}
