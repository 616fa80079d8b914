/** A report or claim, and the ids of those that it names as where it has it from. What it names need not be in the list. */
export type Report = { readonly id: string; readonly cites: readonly string[] };

/** Where something was first told: one report, or several that cite each other in a circle and nobody else, which are no more than one. */
export type Origin = { readonly ids: readonly string[]; readonly isCircular: boolean };

/**
 * The independent origins of what reports tell: however often one telling was passed on, it counts once. Reports that go in a circle are one (a strongly connected component, Tarjan 1972), and an origin is one that
 * cites nothing outside of itself. What is cited and not there is an origin of its own. Reports that cite nobody are taken to be independent, which is the most that can be true: who
 * does not say where they have it from may have copied. In alphabetical order.
 */
export function originsOf(reports: readonly Report[]): Origin[] {
  const cites = new Map<string, Set<string>>();
  for (const { id, cites: cited } of reports) {
    const known = cites.get(id) ?? new Set();
    cites.set(id, known);
    for (const source of cited) {
      known.add(source);
      if (!cites.has(source)) cites.set(source, new Set());
    }
  }
  const circles = circlesOf(cites);
  const origins = circles.filter((ids) => ids.every((id) => [...(cites.get(id) ?? [])].every((source) => ids.includes(source))));
  return origins.map((ids) => ({ ids: ids.toSorted(), isCircular: ids.length > 1 })).toSorted((a, b) => ((a.ids[0] ?? "") < (b.ids[0] ?? "") ? -1 : 1));
}

/** Ids that reach each other, together (Kosaraju's way in two passes, without recursion: chains of reports may be long). */
function circlesOf(cites: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const citedBy = new Map<string, string[]>();
  for (const id of cites.keys()) citedBy.set(id, []);
  for (const [id, sources] of cites) for (const source of sources) citedBy.get(source)?.push(id);
  const seen = new Set<string>();
  const finished = [...cites.keys()].flatMap((id) => walk(id, (at) => cites.get(at) ?? [], seen));
  const placed = new Set<string>();
  return finished.toReversed().map((id) => walk(id, (at) => citedBy.get(at) ?? [], placed)).filter((circle) => circle.length > 0);
}

/** Whatever can be reached from here and was not seen before, each after all that it leads to. */
function walk(from: string, next: (id: string) => Iterable<string>, seen: Set<string>): string[] {
  if (seen.has(from)) return [];
  const [path, done] = [[{ id: from, rest: [...next(from)] }], new Array<string>()];
  seen.add(from);
  for (let last = path.at(-1); last !== undefined; last = path.at(-1)) {
    const id = last.rest.pop();
    if (id === undefined) {
      done.push(last.id);
      path.pop();
    } else if (!seen.has(id)) {
      seen.add(id);
      path.push({ id, rest: [...next(id)] });
    }
  }
  return done;
}
