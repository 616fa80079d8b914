import { settle, type Decision } from "#numbers/matching/decisions.ts";
import type { PairState } from "./event-pair.ts";

export type DecidedPair = { readonly id: string; readonly oneId: string; readonly otherId: string; readonly state: PairState };

/** One decision "different", and the decisions "same" that say, one after the other, that its two events are one. They cannot all be right. */
export type PairContradiction<Pair> = { readonly different: Pair; readonly same: readonly Pair[] };

/** What decisions about pairs contradict, each with the shortest way by which the two events hang together all the same. */
export function contradictionsOf<Pair extends DecidedPair>(pairs: readonly Pair[]): PairContradiction<Pair>[] {
  const ids = new Set(pairs.flatMap(({ oneId, otherId }) => [oneId, otherId]));
  const decisions = pairs.flatMap(({ id, oneId, otherId, state }): Decision[] => (state === "same" || state === "different" ? [{ id, one: oneId, other: otherId, verdict: state }] : []));
  const pairOf = new Map(pairs.map((pair) => [pair.id, pair]));
  return settle([...ids], decisions).contradictions.flatMap(({ different, same }) => {
    const pair = pairOf.get(different.id);
    return pair === undefined ? [] : [{ different: pair, same: same.flatMap(({ id }) => pairOf.get(id) ?? []) }];
  });
}
