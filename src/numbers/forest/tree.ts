import type { Random } from "../random.ts";

/** Predictors in bins, column by column, what is to be foretold, and how much each row weighs, all of one length. */
export type BinnedRows = { readonly columns: readonly Uint8Array[]; readonly binCounts: readonly number[]; readonly target: Float64Array; readonly weights: Float64Array };

/** `leaf`: rows that a leaf holds at least. `tried`: predictors looked at for a split. */
export type TreeSettings = { readonly leaf: number; readonly tried: number };

/** A leaf holds the rows that were drawn into it, as often as they were drawn. Elsewhere, rows whose bin in `column` is at most `bin` go to `below`. `mean` is the weighted mean of the target. */
export type Node = { readonly mean: number } & ({ readonly rows: Int32Array } | { readonly column: number; readonly bin: number; readonly below: Node; readonly above: Node });

/** A regression tree on the rows drawn, split where the squared error falls most among some predictors at random (Breiman 2001, on histograms of bins). Orders `drawn` anew. */
export function growTree(binned: BinnedRows, drawn: Int32Array, settings: TreeSettings, random: Random): Node {
  const most = Math.max(...binned.binCounts);
  const scratch = { sums: new Float64Array(most), weights: new Float64Array(most), counts: new Int32Array(most) };
  const grow = (rows: Int32Array): Node => {
    const whole = wholeOf(binned, rows);
    const mean = whole.sum / whole.weight;
    const split = bestSplit(binned, rows, whole, settings, random, scratch);
    const bins = binned.columns[split?.column ?? -1];
    if (split === undefined || bins === undefined) return { mean, rows };
    const first = part(rows, bins, split.bin);
    return { mean, ...split, below: grow(rows.subarray(0, first)), above: grow(rows.subarray(first)) };
  };
  return grow(drawn);
}

type Whole = { readonly sum: number; readonly weight: number };

function wholeOf({ target, weights }: BinnedRows, rows: Int32Array): Whole {
  let [sum, weight] = [0, 0];
  for (const row of rows) {
    sum += (target[row] ?? 0) * (weights[row] ?? 0);
    weight += weights[row] ?? 0;
  }
  return { sum, weight };
}

/** Puts the rows whose bin is at most this one before the others, in place: copies of every node took as long as looking for the splits. Gives where the others begin. */
function part(rows: Int32Array, bins: Uint8Array, bin: number): number {
  let [first, last] = [0, rows.length - 1];
  while (first <= last) {
    const row = rows[first] ?? 0;
    if ((bins[row] ?? 0) <= bin) {
      first += 1;
      continue;
    }
    rows[first] = rows[last] ?? 0;
    rows[last] = row;
    last -= 1;
  }
  return first;
}

type Scratch = { readonly sums: Float64Array; readonly weights: Float64Array; readonly counts: Int32Array };

function bestSplit(binned: BinnedRows, rows: Int32Array, { sum, weight }: Whole, { leaf, tried }: TreeSettings, random: Random, scratch: Scratch): { column: number; bin: number } | undefined {
  if (rows.length < 2 * leaf) return undefined;
  let best: { column: number; bin: number } | undefined;
  // What is gained is the drop in squared error; the smallest gain that is more than rounding counts.
  let gained = (sum * sum) / weight + 1e-9;
  for (let attempt = 0; attempt < tried; attempt += 1) {
    const column = Math.floor(random() * binned.columns.length);
    const [bins, binCount] = [binned.columns[column], binned.binCounts[column] ?? 0];
    if (bins === undefined || binCount < 2) continue;
    const { sums, weights, counts } = fillBins(binned, rows, bins, binCount, scratch);
    let [sumBelow, weightBelow, below] = [0, 0, 0];
    for (let bin = 0; bin < binCount - 1; bin += 1) {
      sumBelow += sums[bin] ?? 0;
      weightBelow += weights[bin] ?? 0;
      below += counts[bin] ?? 0;
      if (below < leaf || counts[bin] === 0) continue;
      if (rows.length - below < leaf) break;
      const gain = (sumBelow * sumBelow) / weightBelow + ((sum - sumBelow) * (sum - sumBelow)) / (weight - weightBelow);
      if (gain > gained) [gained, best] = [gain, { column, bin }];
    }
  }
  return best;
}

function fillBins({ target, weights: given }: BinnedRows, rows: Int32Array, bins: Uint8Array, binCount: number, scratch: Scratch): Scratch {
  const { sums, weights, counts } = scratch;
  sums.fill(0, 0, binCount);
  weights.fill(0, 0, binCount);
  counts.fill(0, 0, binCount);
  for (const row of rows) {
    const bin = bins[row] ?? 0;
    const weight = given[row] ?? 0;
    sums[bin] = (sums[bin] ?? 0) + (target[row] ?? 0) * weight;
    weights[bin] = (weights[bin] ?? 0) + weight;
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return scratch;
}
