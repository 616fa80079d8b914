import type { Count } from "./event-fields.ts";

/** How many, told of one thing by one or several records. `bests` are the lowest and the highest of the numbers that sources hold best. */
export type Total = {
  readonly low: number;
  readonly bests: readonly [number, number];
  readonly high: number;
  /** Whether two sources exclude each other: their ranges have no number in common. */
  readonly isContested: boolean;
};

export type Totals = {
  /** One for each cluster, in their order; undefined where no record tells a number. */
  readonly clusters: readonly (Total | undefined)[];
  /** Sums over all clusters that tell a number. Contested where any of them is. */
  readonly whole: Total;
  /** Clusters of which nobody told a number. They are in no sum, and are not zero. */
  readonly untold: number;
};

/**
 * Counts added up so that no event counts twice: within a cluster sources are different tellings of one number, so their ranges are laid over each other and nothing is added; only clusters are added. What
 * contradicts stays a range, from the lowest to the highest that anybody holds possible. Sums of lows and highs are the outer limits and not an interval of any probability. Refuses ranges that
 * are none, and a record in two clusters.
 */
export function totalsOf(clusters: readonly { readonly ids: readonly string[] }[], countOf: (id: string) => Count | undefined): Totals {
  const ids = clusters.flatMap((cluster) => cluster.ids);
  if (new Set(ids).size !== ids.length) throw new RangeError("a record is in two clusters, and would count twice");
  const totals = clusters.map((cluster) => totalOf(cluster.ids.flatMap((id) => checked(countOf(id)) ?? [])));
  const told = totals.filter((total) => total !== undefined);
  const sum = (partOf: (total: Total) => number) => told.reduce((whole, total) => whole + partOf(total), 0);
  return {
    clusters: totals,
    whole: { low: sum(({ low }) => low), bests: [sum(({ bests }) => bests[0]), sum(({ bests }) => bests[1])], high: sum(({ high }) => high), isContested: told.some(({ isContested }) => isContested) },
    untold: totals.length - told.length,
  };
}

function checked(count: Count | undefined): Count | undefined {
  if (count !== undefined && !(count.low >= 0 && count.low <= count.best && count.best <= count.high && Number.isFinite(count.high))) throw new RangeError(`not a count with its range: ${count.low}, ${count.best}, ${count.high}`);
  return count;
}

function totalOf(counts: readonly Count[]): Total | undefined {
  if (counts.length === 0) return undefined;
  const [lows, bests, highs] = [counts.map(({ low }) => low), counts.map(({ best }) => best), counts.map(({ high }) => high)];
  return { low: Math.min(...lows), bests: [Math.min(...bests), Math.max(...bests)], high: Math.max(...highs), isContested: Math.max(...lows) > Math.min(...highs) };
}
