import { groupsOf, type Groups } from "./groups.ts";
import { pairKey } from "./pair-key.ts";

/**
 * What a person decided about two records. It overrides what was computed, and changes neither record nor link: taken out of the list, everything is as it was before.
 * "cannot say" means that somebody looked and could not tell: the two are not joined on their own link, but may come together through others.
 */
export type Decision = { readonly id: string; readonly one: string; readonly other: string; readonly verdict: "same" | "different" | "cannot say" };

/** Decisions that cannot all be right: this one says that two records are different, and these, one after the other, that they are the same. */
export type Contradiction = { readonly different: Decision; readonly same: readonly Decision[] };

export type Settled = {
  /** Records joined by people. */
  readonly groups: Groups;
  /** Pairs, as `pairKey` writes them, that must stay apart, and pairs whose own link is not to be used. */
  readonly apart: ReadonlySet<string>;
  readonly unused: ReadonlySet<string>;
  readonly contradictions: readonly Contradiction[];
};

/**
 * What decisions come to. Where they contradict each other nobody is taken to be right: none of the decisions "same" by which the records in question hang together is carried out, the records stay apart but for
 * what is computed through others, and the contradiction is reported until a person takes a decision back.
 */
export function settle(ids: readonly string[], decisions: readonly Decision[]): Settled {
  for (const { id, one, other } of decisions) if (one === other) throw new RangeError(`decision ${id} is about one record only`);
  const ordered = decisions.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const [same, different] = [ordered.filter(({ verdict }) => verdict === "same"), ordered.filter(({ verdict }) => verdict === "different")];
  const asked = groupsOf(ids);
  for (const { one, other } of same) asked.join(one, other);
  const contradictions = different.filter(({ one, other }) => asked.speakerOf(one) === asked.speakerOf(other)).map((decision): Contradiction => ({ different: decision, same: chain(same, decision.one, decision.other) }));
  const contested = new Set(contradictions.map((one) => asked.speakerOf(one.different.one)));
  const groups = groupsOf(ids);
  const unused = ordered.filter(({ verdict }) => verdict === "cannot say");
  for (const decision of same) {
    if (contested.has(asked.speakerOf(decision.one))) unused.push(decision);
    else groups.join(decision.one, decision.other);
  }
  const keys = (some: readonly Decision[]) => new Set(some.map(({ one, other }) => pairKey(one, other)));
  return { groups, apart: keys(different), unused: keys(unused), contradictions };
}

/** The shortest way from one record to another by decisions "same". */
function chain(same: readonly Decision[], from: string, to: string): Decision[] {
  const ways = new Map<string, readonly Decision[]>([[from, []]]);
  for (const [id, way] of ways) {
    if (id === to) return [...way];
    for (const decision of same) {
      const next = decision.one === id ? decision.other : decision.other === id ? decision.one : undefined;
      if (next !== undefined && !ways.has(next)) ways.set(next, [...way, decision]);
    }
  }
  return [];
}
