import fc from "fast-check";
import type { Random } from "../numbers/random.ts";
import { overlapOf, type Overlap, type Pattern } from "../numbers/undercount/overlap.ts";

const names = ["church", "hospital", "morgue", "press", "radio"];

/** Overlaps of three to five lists, many sets of lists empty. */
export const patterns: fc.Arbitrary<Pattern[]> = fc.integer({ min: 3, max: 5 }).chain((lists) => fc.array(fc.record({
  lists: fc.subarray(names.slice(0, lists), { minLength: 1 }),
  count: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 60 })),
}), { minLength: 4, maxLength: 20 }));

/** Lists of invented people, each of whom comes with the chance of being on each list; whoever is on none leaves no trace. */
export function overlapBy(random: Random, people: number, chancesOf: () => readonly number[]): Overlap {
  return overlapOf(Array.from({ length: people }, () => {
    const chances = chancesOf();
    return { lists: names.slice(0, chances.length).filter((_, list) => random() < (chances[list] ?? 0)), count: 1 };
  }).filter(({ lists }) => lists.length > 0));
}

/** People of two kinds, the second as likely to come as `share` says. */
export function twoKinds(random: Random, people: number, one: readonly number[], other: readonly number[], share: number): Overlap {
  return overlapBy(random, people, () => (random() < share ? other : one));
}
