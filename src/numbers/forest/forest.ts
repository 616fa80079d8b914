import type { Random } from "../random.ts";
import { binEdges, binOf } from "./bins.ts";
import { growTree, type Node, type TreeSettings } from "./tree.ts";

/** `trees` are grown on `share` of as many rows as there are, drawn with replacement. */
export type ForestSettings = TreeSettings & { readonly trees: number; readonly share: number };

/** Predictors in bins, with the edges that part them: made once for all the forests that learn from the same rows. */
export type Binned = { readonly edges: readonly Float64Array[]; readonly columns: readonly Uint8Array[] };

/** Puts predictors into bins, column by column, so that no more than one has to be there unbinned. A value that is not known is NaN and lies in the lowest. */
export function binned(columns: Iterable<Float64Array>): Binned {
  const [edges, bins]: [Float64Array[], Uint8Array[]] = [[], []];
  for (const column of columns) {
    const own = binEdges(column);
    edges.push(own);
    bins.push(Uint8Array.from(column, (value) => binOf(own, value)));
  }
  return { edges, columns: bins };
}

/**
 * A forest that keeps which rows lie in each leaf, so that a whole distribution can be read off it and not only a mean (quantile regression forest,
 * Meinshausen 2006).
 */
export type Forest = { readonly edges: readonly Float64Array[]; readonly trees: readonly Node[] };

/**
 * `weights`, above zero, say for how many rows each one stands: they count in means and splits, while every row is drawn as often as the others, so that a few rows
 * are not starved by many that are all alike. Throws RangeError without rows. The same rows, settings and source of chance give the same
 * forest.
 */
export function growForest({ edges, columns }: Binned, target: Float64Array, weights: Float64Array, settings: ForestSettings, random: Random): Forest {
  if (target.length === 0) throw new RangeError("a forest does not grow from no rows");
  const rows = { columns, binCounts: edges.map(({ length }) => length + 1), target, weights };
  return { edges, trees: Array.from({ length: settings.trees }, () => growTree(rows, drawn(Math.ceil(target.length * settings.share), target.length, random), settings, random)) };
}

function drawn(length: number, from: number, random: Random): Int32Array {
  const rows = new Int32Array(length);
  for (let index = 0; index < length; index += 1) rows[index] = Math.floor(random() * from);
  return rows;
}

/** Where a row with these predictors ends up in a tree. `passed` is told each split on the way: its column, and by how much it changed the mean. */
export function leafIn(tree: Node, bins: readonly number[], passed?: (column: number, change: number) => void): Node {
  let node = tree;
  while ("column" in node) {
    const next: Node = (bins[node.column] ?? 0) <= node.bin ? node.below : node.above;
    passed?.(node.column, next.mean - node.mean);
    node = next;
  }
  return node;
}

/** The predictors of one row in the bins of a forest. */
export function binsOf({ edges }: Forest, values: readonly number[]): number[] {
  return edges.map((edge, column) => binOf(edge, values[column] ?? Number.NaN));
}
