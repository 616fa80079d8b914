import type { Draws } from "#numbers/forecast/draws.ts";
import { learnerSettings, type Explanation } from "#numbers/forecast/learner.ts";
import { areaModelOf, evidenceOfAreas } from "#numbers/forecast/areas.ts";
import { modelOf, versionOf } from "#numbers/forecast/model.ts";
import { knownUntil, panelOf, type Known } from "#numbers/forecast/panel.ts";
import type { Evidence } from "#numbers/forecast/predictors.ts";
import { structureUntil, usualPublication, type Structure } from "#numbers/forecast/structure.ts";
import { monthsAhead, yearSpan, type ForecastTarget } from "./forecast-run.ts";

export type { Structure };

/** The counts a run is made from: months numbered on from `first` to `last`. A unit without a row of a kind had no death of it. */
export type Basis = {
  readonly target: ForecastTarget;
  readonly first: number;
  readonly last: number;
  readonly units: readonly string[];
  readonly series: readonly { readonly kind: string; readonly unit: string; readonly counts: readonly number[] }[];
};

/** What is foretold of one unit: month by month, the next one first, and the next twelve together. */
export type UnitForecast = { readonly unit: string; readonly months: readonly Draws[]; readonly year: Draws | undefined; readonly reason: Explanation | undefined };

/** What a forecast says of its own making. */
export function madeBy(structure?: Structure): { readonly modelVersion: string; readonly seed: number } {
  return { modelVersion: versionOf(structure === undefined ? {} : { structure: structureUntil(structure, 0, { ...usualPublication, yearOf }) }), seed: learnerSettings.seed };
}

/** Kinds that are told beside the one forecast, because one kind of violence goes before another. */
const allKinds = ["state-based", "non-state", "one-sided"] as const;

/** What was known of the target at the cut, for the forecasts and for the baselines beside them. */
export function knownOf(basis: Basis): Known {
  return cutOf(basis, countedKinds(basis.target));
}

/** The kinds of violence whose deaths a target counts. */
export function countedKinds(target: ForecastTarget): readonly string[] {
  return target === "all" ? allKinds : [target];
}

/** Foretells every unit; with a table of structure, calm countries by what was known of it at the cut. `told` hears how much of the work is done, from 0 to 1. One model is done with before the next is learnt, so that only one is held in memory. */
export function computeForecasts(basis: Basis, neighboursOf: Evidence["neighboursOf"], told: (share: number) => void = () => undefined, structure?: Structure): UnitForecast[] {
  const months = Map.groupBy(computeMonths(basis, neighboursOf, structure), ({ unit }) => unit);
  told(0.6);
  const evidence = evidenceOf(basis, neighboursOf, structure);
  const yearly = modelOf(evidence, { from: 1, to: 1, span: yearSpan });
  told(0.9);
  return basis.units.map((unit, index) => {
    told(0.9 + (0.1 * (index + 1)) / basis.units.length);
    return { unit, months: (months.get(unit) ?? []).map(({ draws }) => draws), year: yearly.forecast(evidence.target, unit, 1), reason: yearly.explain(unit, 1) };
  });
}

/** Month by month only, the next one first: all that is needed to hold many earlier forecasts against what happened. */
export function computeMonths(basis: Basis, neighboursOf: Evidence["neighboursOf"], structure?: Structure): { readonly unit: string; readonly month: number; readonly draws: Draws }[] {
  const evidence = evidenceOf(basis, neighboursOf, structure);
  const { forecast } = modelOf(evidence, { from: 1, to: monthsAhead, span: 1 });
  return basis.units.flatMap((unit) => Array.from({ length: monthsAhead }, (_, ahead) => ahead + 1).flatMap((ahead) => {
    const draws = forecast(evidence.target, unit, ahead);
    return draws === undefined ? [] : [{ unit, month: basis.last + ahead, draws }];
  }));
}

/** The same of first-level areas, from events alone. `neighboursOf` gives areas of the same country. */
export function computeAreaForecasts(basis: Basis, neighboursOf: Evidence["neighboursOf"], countryOf: (area: string) => string, told: (share: number) => void = () => undefined): UnitForecast[] {
  const { first, last, units: areas } = basis;
  const evidence = evidenceOfAreas({ first, last, areas, series: basis.series.map((one) => ({ ...one, counts: Float64Array.from(one.counts) })) }, countedKinds(basis.target), last, neighboursOf);
  const months = areaMonths(evidence, countryOf);
  told(0.5);
  const yearly = areaModelOf(evidence, countryOf, { from: 1, to: 1, span: yearSpan });
  told(0.9);
  return areas.map((unit) => ({ unit, months: months.get(unit) ?? [], year: yearly.forecast(evidence.target, unit, 1), reason: yearly.isLearnt(unit) ? yearly.explain(unit, 1) : undefined }));
}

/** In a function of its own, so that this model is let go before the next is learnt. */
function areaMonths(evidence: ReturnType<typeof evidenceOfAreas>, countryOf: (area: string) => string): Map<string, Draws[]> {
  const { forecast } = areaModelOf(evidence, countryOf, { from: 1, to: monthsAhead, span: 1 });
  return new Map(evidence.target.units.map((area) => [area, Array.from({ length: monthsAhead }, (_, index) => forecast(evidence.target, area, index + 1)).filter((draws) => draws !== undefined)]));
}

/** Months are counted on from year 0, twelve a year. */
const yearOf = (month: number) => Math.floor(month / 12);

function evidenceOf(basis: Basis, neighboursOf: Evidence["neighboursOf"], structure?: Structure): Evidence {
  const kinds = allKinds.filter((kind) => kind !== basis.target).map((kind) => ({ name: kind, known: cutOf(basis, [kind]) }));
  return { target: knownOf(basis), kinds, neighboursOf, ...(structure === undefined ? {} : { structure: structureUntil(structure, basis.last, { ...usualPublication, yearOf }) }) };
}

function cutOf({ first, last, units, series }: Basis, kinds: readonly string[]): Known {
  const counts = new Map(units.map((unit) => [unit, new Array<number>(last - first + 1).fill(0)]));
  for (const one of series.filter(({ kind }) => kinds.includes(kind))) {
    const sums = counts.get(one.unit);
    one.counts.forEach((count, month) => {
      if (sums !== undefined) sums[month] = (sums[month] ?? 0) + count;
    });
  }
  return knownUntil(panelOf([...counts].flatMap(([unit, sums]) => sums.map((count, month) => ({ unit, month: first + month, count })))), last);
}
