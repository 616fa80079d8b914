import { settle, type Contradiction, type Decision } from "./decisions.ts";
import { bestFirst, type Link } from "./link.ts";
import { pairKey } from "./pair-key.ts";

/** Records that are taken for one thing, by id in alphabetical order, and the bits of the weakest link between any two of them that were compared. */
export type Cluster = { readonly ids: readonly string[]; readonly weakest: number | undefined };

export type Clustering = { readonly clusters: readonly Cluster[]; readonly contradictions: readonly Contradiction[] };

export type ClusterRule = {
  /** Links with fewer bits join nothing. 0 bits are even odds. */
  readonly least: number;
  /** Two groups are not joined, however strong the link between them, when any two records in them have a link with fewer bits than this. */
  readonly weakest: number;
  /** Whether two records may be in one cluster at all, such as those of a list without doubles. Symmetric. */
  readonly mayJoin?: (one: string, other: string) => boolean;
  readonly decisions?: readonly Decision[];
};

/**
 * Records in clusters, each record in exactly one. First what people decided, then links, best first, each joining the groups of its two records unless something stands between any of them: a person's
 * decision, the rule of who may be together, or a link that is too weak. So a chain of likely pairs does not bind what is surely different: transitive closure, guarded by its weakest link. Decisions
 * override, and their contradictions are reported. Links and decisions about records that are not there throw RangeError.
 */
export function clustersOf(ids: readonly string[], links: readonly Link[], { least, weakest, mayJoin = () => true, decisions = [] }: ClusterRule): Clustering {
  const { groups, apart, unused, contradictions } = settle(ids, decisions);
  const bitsOf = new Map(links.map(({ one, other, bits }) => [pairKey(one, other), bits]));
  const mayBeTogether = (one: string, other: string) => {
    const key = pairKey(one, other);
    return !apart.has(key) && (bitsOf.get(key) ?? weakest) >= weakest && mayJoin(one, other);
  };
  for (const { one, other, bits } of links.toSorted(bestFirst)) {
    const [ones, others] = [groups.membersOf(one), groups.membersOf(other)];
    if (bits < least || ones === others || unused.has(pairKey(one, other))) continue;
    if (ones.every((a) => others.every((b) => mayBeTogether(a, b)))) groups.join(one, other);
  }
  const speakers = ids.filter((id) => groups.speakerOf(id) === id).toSorted();
  return { clusters: speakers.map((id) => clusterOf(groups.membersOf(id), bitsOf)), contradictions };
}

function clusterOf(ids: readonly string[], bitsOf: ReadonlyMap<string, number>): Cluster {
  const bits = ids.flatMap((one, index) => ids.slice(index + 1).flatMap((other) => bitsOf.get(pairKey(one, other)) ?? []));
  return { ids, weakest: bits.length === 0 ? undefined : Math.min(...bits) };
}
