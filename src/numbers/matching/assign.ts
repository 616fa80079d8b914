import { bestFirst, type Link } from "./link.ts";

/**
 * Links by which each record has one partner at most, for two lists that have no doubles in themselves. Best first: the heaviest link is kept, whatever shares a record with it is dropped, then the heaviest
 * of what is left; between equals the alphabet of ids decides. No dropped link is heavier than both that stand in its way (a stable matching, Gale and Shapley 1962), so each can be explained by the one
 * that was kept instead, which an optimal sum could not.
 */
export function assignOneToOne(links: readonly Link[]): Link[] {
  const taken = new Set<string>();
  return links.toSorted(bestFirst).filter(({ one, other }) => {
    if (taken.has(one) || taken.has(other)) return false;
    taken.add(one).add(other);
    return true;
  });
}
