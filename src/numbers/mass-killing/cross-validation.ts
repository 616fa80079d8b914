import type { Random } from "../random.ts";
import { chanceOf, fitElasticNet, type Logistic, type Rows } from "./elastic-net.ts";

/** A penalty, and the mean of −ln of the chance given to what came about in countries that were not learnt from. */
export type Tried = { readonly penalty: number; readonly loss: number };

/**
 * How well each penalty does for countries left out, in `folds` groups of countries drawn by chance: the years of one country are so alike that leaving out
 * single years would tell little. `units` names the country of each row; penalties are tried from the largest down, each beginning where the last one ended.
 */
export function crossValidate(rows: Rows, units: readonly string[], penalties: readonly number[], share: number, folds: number, random: Random): Tried[] {
  const names = [...new Set(units)].toSorted();
  if (folds < 2 || folds > names.length) throw new RangeError(`${names.length} countries do not make ${folds} groups`);
  const foldOf = new Map(shuffled(names, random).map((name, place) => [name, place % folds]));
  const descending = penalties.toSorted((one, other) => other - one);
  const losses = descending.map(() => 0);
  for (let fold = 0; fold < folds; fold += 1) {
    const [kept, left] = [true, false].map((isKept) => only(rows, [...units.keys()].filter((row) => (foldOf.get(units[row] ?? "") !== fold) === isKept)));
    if (kept === undefined || left === undefined) continue;
    let fit: Logistic | undefined;
    for (const [place, penalty] of descending.entries()) {
      fit = fitElasticNet(kept, { penalty, share }, fit);
      losses[place] = (losses[place] ?? 0) + lossOf(fit, left);
    }
  }
  const whole = rows.weights.reduce((sum, weight) => sum + weight, 0);
  return descending.map((penalty, place) => ({ penalty, loss: (losses[place] ?? Number.NaN) / whole }));
}

function shuffled(names: readonly string[], random: Random): string[] {
  return names.map((name) => ({ name, place: random() })).toSorted((one, other) => one.place - other.place).map(({ name }) => name);
}

function only({ columns, happened, weights }: Rows, places: readonly number[]): Rows {
  const pick = (values: Float64Array) => Float64Array.from(places, (place) => values[place] ?? Number.NaN);
  return { columns: columns.map(pick), happened: pick(happened), weights: pick(weights) };
}

function lossOf(fit: Logistic, { columns, happened, weights }: Rows): number {
  return happened.reduce((sum, one, row) => {
    const chance = chanceOf(fit, columns.map((values) => values[row] ?? Number.NaN));
    return sum - (weights[row] ?? 0) * Math.log(one > 0.5 ? chance : 1 - chance);
  }, 0);
}
