/** Ids in groups that can be joined (union–find with halving of paths, Tarjan 1975). Which id speaks for a group depends on nothing but the ids in it: the alphabetically first one. */
export type Groups = {
  readonly speakerOf: (id: string) => string;
  /** All ids of the group of this one, in alphabetical order. */
  readonly membersOf: (id: string) => readonly string[];
  readonly join: (one: string, other: string) => void;
};

/** Each id alone at first. Asking for any other throws RangeError. */
export function groupsOf(ids: Iterable<string>): Groups {
  const above = new Map<string, string>();
  const members = new Map<string, readonly string[]>();
  for (const id of ids) {
    above.set(id, id);
    members.set(id, [id]);
  }
  const speakerOf = (id: string): string => {
    let at = id;
    for (;;) {
      const next = above.get(at);
      if (next === undefined) throw new RangeError(`there is no record ${id}`);
      if (next === at) return at;
      above.set(at, above.get(next) ?? next);
      at = next;
    }
  };
  const membersOf = (id: string) => members.get(speakerOf(id)) ?? [];
  const join = (one: string, other: string) => {
    const [a, b] = [speakerOf(one), speakerOf(other)];
    if (a === b) return;
    const [first, second] = a < b ? [a, b] : [b, a];
    const all = [...membersOf(first), ...membersOf(second)].sort();
    above.set(second, first);
    members.set(first, all);
    members.delete(second);
  };
  return { speakerOf, membersOf, join };
}
