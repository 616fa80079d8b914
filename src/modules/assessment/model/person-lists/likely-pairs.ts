import { matchPeople } from "#numbers/matching/people.ts";
import type { Reason } from "#numbers/matching/weigh.ts";
import type { Listed } from "./listed.ts";

/** Two people on lists who may be one, how probable that is, and what speaks for and against it. */
export type LikelyPair = { readonly one: Listed; readonly other: Listed; readonly probability: number; readonly reasons: readonly Reason[] };

/** Changes whenever the same lists would give other pairs, probabilities or reasons. */
export const personMatchVersion = "1";

/** Less probable pairs are not shown to anybody. */
const leastProbability = 0.05;

/** More likely the same than not: a pair that should not stay undecided when lists are counted. */
export function isLikely({ probability }: Pick<LikelyPair, "probability">): boolean {
  return probability >= 0.5;
}

export function keyOfPair({ one, other }: { readonly one: Listed; readonly other: Listed }): string {
  return JSON.stringify([one.person.id, other.person.id]);
}

export type FoundPairs = { readonly pairs: readonly LikelyPair[]; /** As likely as two people are, also those who were not found. */ readonly pairOf: (one: Listed, other: Listed) => LikelyPair };

/** Who may be one and the same on several lists, or on one, the likeliest first. A list beside others is taken to have no doubles. `told` hears the share that is done. */
export function findPairs(listed: readonly Listed[], told?: (share: number) => void): FoundPairs {
  const people = new Map(listed.map((one) => [one.person.id, one]));
  const listOf = new Set(listed.map(({ list }) => list)).size > 1 ? (id: string) => people.get(id)?.list ?? "" : undefined;
  const matching = matchPeople(listed.map(({ person }) => person), listOf, told);
  const pairs = matching.links.flatMap(({ one, other, probability }): LikelyPair[] => {
    const [first, second] = [people.get(one), people.get(other)];
    return probability < leastProbability || first === undefined || second === undefined ? [] : [{ one: first, other: second, probability, reasons: matching.explain(one, other).reasons }];
  });
  const pairOf = (one: Listed, other: Listed) => {
    const { probability, reasons } = matching.explain(one.person.id, other.person.id);
    return { one, other, probability, reasons };
  };
  return { pairs: pairs.toSorted((one, other) => other.probability - one.probability), pairOf };
}
