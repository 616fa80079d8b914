import { binned, binsOf, growForest, leafIn, type ForestSettings } from "../forest/forest.ts";
import { seededRandom } from "../random.ts";
import type { Family } from "./country-years.ts";
import { chanceOf, fitElasticNet, type Penalty, type Rows } from "./elastic-net.ts";
import type { Predictor } from "./predictors.ts";

/** By how much each family of predictors moves the log-odds of a row away from `base`: base and parts add up to the log-odds. */
export type Parts = { readonly base: number; readonly families: ReadonlyMap<Family, number> };

/** What one learner says of rows: the chance, and how its families make it up. */
export type Voice = { chance(row: number): number; parts(row: number): Parts };

/** A forest also tells which rows it learnt from are like a row: how often they lie in the same leaves, from 0 to 1, one number for each row learnt from. */
export type ForestVoice = Voice & { likeness(row: number): Float64Array };

/** A chance below this is taken as this: leaves without an onset say nothing that goes to zero. */
const least = 1e-4;

export function logOdds(chance: number): number {
  return Math.log(Math.max(least, chance) / (1 - Math.min(1 - least, chance)));
}

/** The regression: each predictor adds its weight times its distance from the mean of the rows learnt from. */
export function netVoice(predictors: readonly Predictor[], happened: Float64Array, learnt: readonly number[], net: Penalty): Voice {
  const filled = filledBy(predictors, learnt);
  const rows = rowsOf(filled, happened, learnt);
  const fit = fitElasticNet(rows, net);
  const means = rows.columns.map((values) => values.reduce((sum, value) => sum + value, 0) / values.length);
  const base = means.reduce((sum, mean, column) => sum + mean * (fit.weights[column] ?? 0), fit.intercept);
  return {
    chance: (row) => chanceOf(fit, filled.map((values) => values[row] ?? Number.NaN)),
    parts: (row) => {
      const families = new Map<Family, number>();
      for (const [column, values] of filled.entries()) add(families, predictors[column]?.family, (fit.weights[column] ?? 0) * ((values[row] ?? Number.NaN) - (means[column] ?? 0)));
      return { base, families };
    },
  };
}

/**
 * The forest: along each path the mean changes with every split (Saabas 2014). These changes are of chances; they are stretched by one factor so that they add up to the change of the log-odds.
 */
export function forestVoice(predictors: readonly Predictor[], happened: Float64Array, learnt: readonly number[], settings: ForestSettings, seed: number): ForestVoice {
  const columns = binned(predictors.map(({ values }) => picked(values, learnt)));
  const forest = growForest(columns, picked(happened, learnt), new Float64Array(learnt.length).fill(1), settings, seededRandom(seed));
  const binsAt = (row: number) => binsOf(forest, predictors.map(({ values }) => values[row] ?? Number.NaN));
  const meanOf = (sum: number) => sum / forest.trees.length;
  const base = meanOf(forest.trees.reduce((sum, tree) => sum + tree.mean, 0));
  const chance = (row: number) => {
    const bins = binsAt(row);
    return meanOf(forest.trees.reduce((sum, tree) => sum + leafIn(tree, bins).mean, 0));
  };
  return {
    chance,
    parts: (row) => {
      const [bins, families] = [binsAt(row), new Map<Family, number>()];
      for (const tree of forest.trees) leafIn(tree, bins, (column, change) => add(families, predictors[column]?.family, meanOf(change)));
      const moved = chance(row) - base;
      const stretch = Math.abs(moved) < 1e-12 ? 0 : (logOdds(base + moved) - logOdds(base)) / moved;
      return { base: logOdds(base), families: new Map([...families].map(([family, part]) => [family, part * stretch])) };
    },
    likeness: (row) => {
      const [bins, likeness] = [binsAt(row), new Float64Array(learnt.length)];
      for (const tree of forest.trees) {
        const leaf = leafIn(tree, bins);
        if ("rows" in leaf) for (const held of leaf.rows) likeness[held] = (likeness[held] ?? 0) + meanOf(1 / leaf.rows.length);
      }
      return likeness;
    },
  };
}

/** What is unknown stands at the median of the rows that are learnt from, and of no others. */
export function filledBy(predictors: readonly Predictor[], learnt: readonly number[]): Float64Array[] {
  return predictors.map(({ values }) => {
    const middle = medianOf(picked(values, learnt));
    return values.map((value) => (Number.isNaN(value) ? middle : value));
  });
}

export function rowsOf(columns: readonly Float64Array[], happened: Float64Array, learnt: readonly number[]): Rows {
  return { columns: columns.map((values) => picked(values, learnt)), happened: picked(happened, learnt), weights: new Float64Array(learnt.length).fill(1) };
}

function add(families: Map<Family, number>, family: Family = "structure", part = 0): void {
  families.set(family, (families.get(family) ?? 0) + part);
}

function picked(values: Float64Array, rows: readonly number[]): Float64Array {
  return Float64Array.from(rows, (row) => values[row] ?? Number.NaN);
}

/** Of those that are known; 0 where none is. */
function medianOf(values: Float64Array): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).toSorted();
  return sorted[sorted.length >> 1] ?? 0;
}
