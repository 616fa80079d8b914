import type { Told } from "./probability-scores.ts";

/** What lists of the highest chances found: `listed` in all, `found` of the `happened`, and how many false alarms a reader gets for each true one. */
export type ListRecord = { readonly listed: number; readonly happened: number; readonly found: number; readonly recall: number; readonly falsePerTrue: number };

/** Puts on a list, of each year (or other round) by itself, the cases that rank `size` or better, and counts what the lists held. */
export function topLists(rounds: readonly (readonly Told[])[], size: number): ListRecord {
  if (!Number.isInteger(size) || size < 1) throw new RangeError(`a list holds one or more: ${size}`);
  const listed = rounds.flatMap((round) => {
    const ranks = ranksOf(round.map(({ chance }) => chance));
    return round.filter((_, place) => (ranks[place] ?? Infinity) <= size);
  });
  return recordOf(listed, rounds.flat());
}

/** The same count for lists that were made elsewhere: those on them, and all there were. `recall` is NaN where nothing happened. */
export function recordOf(listed: readonly Told[], all: readonly Told[]): ListRecord {
  const [found, happened] = [countOf(listed), countOf(all)];
  return { listed: listed.length, happened, found, recall: found / happened, falsePerTrue: (listed.length - found) / found };
}

function countOf(told: readonly Told[]): number {
  return told.filter(({ happened }) => happened).length;
}

/** Rank of each value, the highest 1. Equal values share the first of their ranks: 1, 2, 2, 4. */
export function ranksOf(values: readonly number[]): number[] {
  const first = new Map<number, number>();
  values.toSorted((one, other) => other - one).forEach((value, place) => first.has(value) || first.set(value, place + 1));
  return values.map((value) => first.get(value) ?? Number.NaN);
}
