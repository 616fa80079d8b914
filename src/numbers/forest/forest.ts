import type { Random } from "../random.ts";
import { binEdges, binOf } from "./bins.ts";
import { growTree, type Node, type TreeSettings } from "./tree.ts";

/** `trees` are grown on `share` of as many rows as there are, drawn with replacement. */
export type ForestSettings = TreeSettings & { readonly trees: number; readonly share: number };

/** Predictors in bins, with the edges that part them: made once for all the forests that learn from the same rows. */
export type Binned = { readonly edges: readonly Float64Array[]; readonly columns: readonly Uint8Array[] };

/** Puts predictors, column by column, into bins. A value that is not known is NaN and lies in the lowest. */
export function binned(columns: readonly Float64Array[]): Binned {
  const edges = columns.map(binEdges);
  return { edges, columns: columns.map((column, index) => Uint8Array.from(column, (value) => binOf(edges[index] ?? column, value))) };
}

/**
 * A forest that keeps which rows lie in each leaf, so that a whole distribution can be read off it and not only a mean (quantile regression forest,
 * Meinshausen 2006).
 */
export type Forest = { readonly edges: readonly Float64Array[]; readonly trees: readonly Node[] };

/**
 * `weights` say how often each row is drawn beside the others. Throws RangeError without rows. The same rows, settings and source of chance give the same
 * forest.
 */
export function growForest({ edges, columns }: Binned, target: Float64Array, weights: Float64Array, settings: ForestSettings, random: Random): Forest {
  if (target.length === 0) throw new RangeError("a forest does not grow from no rows");
  const rows = { columns, binCounts: edges.map(({ length }) => length + 1), target };
  const draw = drawer(weights, random);
  return { edges, trees: Array.from({ length: settings.trees }, () => growTree(rows, drawn(Math.ceil(target.length * settings.share), draw), settings, random)) };
}

function drawn(length: number, draw: () => number): Int32Array {
  const rows = new Int32Array(length);
  for (let index = 0; index < length; index += 1) rows[index] = draw();
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

/** Draws places of a list of weights, each as often as its weight says. */
function drawer(weights: Float64Array, random: Random): () => number {
  let total = 0;
  const passed = weights.map((weight) => (total += weight));
  return () => {
    const sought = random() * total;
    let [low, high] = [0, passed.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((passed[middle] ?? 0) <= sought) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
