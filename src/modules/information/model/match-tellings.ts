import { matchEvents, type Reach } from "#numbers/matching/events.ts";
import { recordOf, type Telling } from "./event-record.ts";
import { leastProbability, type PairReason } from "./event-pair.ts";

/** Changes whenever the same events would give other pairs, probabilities or reasons. */
export const matchVersion = "1";

/** Two events that may be one, by their ids in order, and why. */
export type FoundPair = { readonly one: string; readonly other: string; readonly probability: number; readonly bits: number; readonly reasons: readonly PairReason[] };
export type Matched = { readonly compared: number; readonly pairs: readonly FoundPair[] };

/** Sources date an event by a day or two apart, and place it in the next town. */
export const reach: Reach = { days: 3, km: 50 };

/**
 * Which events of different data sets may be one. A data set is taken to have no doubles of its own. Events that were matched with each other before
 * are there to be matched with the others only.
 */
export function matchTellings(events: readonly Telling[], matchedBefore: ReadonlySet<string> = new Set()): Matched {
  const datasetOf = new Map(events.map(({ id, dataset }) => [id, dataset]));
  if (new Set(datasetOf.values()).size < 2) return { compared: 0, pairs: [] };
  const matching = matchEvents(events.map(recordOf), reach, (id) => datasetOf.get(id) ?? "");
  const links = matching.links.filter(({ one, other }) => !(matchedBefore.has(one) && matchedBefore.has(other)));
  const pairs = links.filter(({ probability }) => probability >= leastProbability).map(({ one, other, probability, bits }): FoundPair => {
    const reasons = matching.explain(one, other).reasons.map(({ field, level = null, bits: weight }) => ({ field, level, bits: weight }));
    return one < other ? { one, other, probability, bits, reasons } : { one: other, other: one, probability, bits, reasons };
  });
  return { compared: links.length, pairs };
}
