import { binned, binsOf, growForest, leafIn, type ForestSettings } from "../forest/forest.ts";
import { seededRandom } from "../random.ts";
import { onsetsWithin, type KnownYears } from "./country-years.ts";
import { crossValidate, type Tried } from "./cross-validation.ts";
import { chanceOf, fitElasticNet, type Penalty, type Rows } from "./elastic-net.ts";
import { derivedPredictors, publishedPredictors, type Derivation, type Predictor } from "./predictors.ts";

/** The chance that a new mass killing begins in a country within one year, and within two, after the cut. */
export type Chances = { readonly country: string; readonly withinOne: number; readonly withinTwo: number };

export type KillingSettings = { readonly net: Penalty; readonly forest: ForestSettings; readonly seed: number };

/** Chosen on forecasts for 1974 to 1993 (docs/methods/mass-killing.md). */
export const killingSettings: KillingSettings = { net: { penalty: 0.006, share: 0.5 }, forest: { trees: 150, leaf: 15, tried: 8, share: 0.6 }, seed: 1 };

/** What each of the two learners says of a row, and what they say together. */
export type Voices = { readonly net: number; readonly forest: number; readonly together: number };

/**
 * The chances of every country that has a row in the year of the cut. An elastic-net regression on the published predictors and a forest on these and what
 * is derived from them, blended by the mean of their log-odds. Throws RangeError where no onset is known to learn from.
 */
export function chancesAt(known: KnownYears, derivation: Derivation, settings: KillingSettings = killingSettings): Chances[] {
  const [one, two] = [1, 2].map((years) => voicesAt(known, years, derivation, settings));
  return latest(known).flatMap((row, place) => {
    const [withinOne, within, country] = [one?.[place]?.together, two?.[place]?.together, known.rows[row]?.country];
    // Each window is learnt by itself; within two years is never less likely than within the first of them.
    return withinOne === undefined || within === undefined || country === undefined ? [] : [{ country, withinOne, withinTwo: Math.max(withinOne, within) }];
  });
}

/** The same for one window, learner by learner, in the order of the countries. */
export function voicesAt(known: KnownYears, years: number, derivation: Derivation, settings: KillingSettings = killingSettings): Voices[] {
  const [published, happened] = [publishedPredictors(known), onsetsWithin(known, years)];
  const learnt = knownOf(happened);
  const [net, forest] = [netOf(published, happened, learnt, settings), forestOf([...published, ...derivedPredictors(known, derivation)], happened, learnt, settings)];
  return latest(known).map((row) => ({ net: net(row), forest: forest(row), together: together(net(row), forest(row)) }));
}

/** How well the regression does with each penalty for countries left out, in ten groups, on what was known at the cut. */
export function penaltiesTried(known: KnownYears, years: number, penalties: readonly number[], { net, seed }: KillingSettings = killingSettings): Tried[] {
  const happened = onsetsWithin(known, years);
  const learnt = knownOf(happened);
  const rows = rowsOf(filledBy(publishedPredictors(known), learnt), happened, learnt);
  return crossValidate(rows, learnt.map((row) => known.rows[row]?.country ?? ""), penalties, net.share, 10, seededRandom(seed));
}

function knownOf(happened: Float64Array): number[] {
  return [...happened.keys()].filter((row) => !Number.isNaN(happened[row] ?? Number.NaN));
}

/** Rows of the year of the cut: those that something is foretold of. */
function latest({ rows, until }: KnownYears): number[] {
  return [...rows.keys()].filter((row) => rows[row]?.year === until);
}

/** A chance below this is taken as this: leaves without an onset say nothing that goes to zero. */
const least = 1e-4;

function together(one: number, other: number): number {
  const odds = (chance: number) => Math.log(Math.max(least, chance) / (1 - Math.min(1 - least, chance)));
  return 1 / (1 + Math.exp(-(odds(one) + odds(other)) / 2));
}

function netOf(predictors: readonly Predictor[], happened: Float64Array, learnt: readonly number[], { net }: KillingSettings): (row: number) => number {
  const filled = filledBy(predictors, learnt);
  const fit = fitElasticNet(rowsOf(filled, happened, learnt), net);
  return (row) => chanceOf(fit, filled.map((values) => values[row] ?? Number.NaN));
}

/** What is unknown stands at the median of the rows that are learnt from, and of no others. */
function filledBy(predictors: readonly Predictor[], learnt: readonly number[]): Float64Array[] {
  return predictors.map(({ values }) => {
    const middle = medianOf(picked(values, learnt));
    return values.map((value) => (Number.isNaN(value) ? middle : value));
  });
}

function rowsOf(columns: readonly Float64Array[], happened: Float64Array, learnt: readonly number[]): Rows {
  return { columns: columns.map((values) => picked(values, learnt)), happened: picked(happened, learnt), weights: new Float64Array(learnt.length).fill(1) };
}

function forestOf(predictors: readonly Predictor[], happened: Float64Array, learnt: readonly number[], settings: KillingSettings): (row: number) => number {
  const columns = binned(predictors.map(({ values }) => picked(values, learnt)));
  const forest = growForest(columns, picked(happened, learnt), new Float64Array(learnt.length).fill(1), settings.forest, seededRandom(settings.seed));
  return (row) => {
    const bins = binsOf(forest, predictors.map(({ values }) => values[row] ?? Number.NaN));
    return forest.trees.reduce((sum, tree) => sum + leafIn(tree, bins).mean, 0) / forest.trees.length;
  };
}

function picked(values: Float64Array, rows: readonly number[]): Float64Array {
  return Float64Array.from(rows, (row) => values[row] ?? Number.NaN);
}

/** Of those that are known; 0 where none is. */
function medianOf(values: Float64Array): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).toSorted();
  return sorted[sorted.length >> 1] ?? 0;
}
