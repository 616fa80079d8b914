import type { Link } from "./link.ts";

/**
 * Probabilities of links between lists without doubles, in which a record has one partner at most: every other possible partner of either of the two takes its part. Two links that are as good as each
 * other are then at most an even chance each, however well both fit. Bits and reasons stay those of the pair alone.
 */
export function withRivals(links: readonly Link[], listOf: (id: string) => string): Link[] {
  const odds = new Map<string, number>();
  const [keyOf, oddsOf] = [(id: string, list: string) => JSON.stringify([id, list]), (link: Link) => 2 ** link.bits];
  for (const link of links) {
    for (const key of [keyOf(link.one, listOf(link.other)), keyOf(link.other, listOf(link.one))]) odds.set(key, (odds.get(key) ?? 0) + oddsOf(link));
  }
  return links.map((link) => {
    const own = oddsOf(link);
    const all = (odds.get(keyOf(link.one, listOf(link.other))) ?? own) + (odds.get(keyOf(link.other, listOf(link.one))) ?? own) - own;
    return { ...link, probability: own / (1 + Math.max(all, own)) };
  });
}
