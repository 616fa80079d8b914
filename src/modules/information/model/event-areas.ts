import { neighboursByArea } from "#geography/model/area-neighbours.ts";
import type { AdministrativeArea } from "#geography/model/area.ts";
import { areaAt, buildAreaIndex } from "#geography/model/point-in-area.ts";
import type { Event, wherePrecisions } from "./event.ts";

/** Deaths of one kind at one point in one month, as a data set tells them. */
export type PointDeaths = Pick<Event, "adm1" | "latitude" | "longitude" | "wherePrecision"> & { readonly kind: string; readonly month: number; readonly best: number; readonly events: number };

/**
 * What a country's events say of its first-level areas: month by month from `first`, of each kind and area with any. `areas` are all of them, also those in which nothing happened.
 * `notPlaced` is what counts for the country and for none of its areas, and why: told of the country only, or at a point in none of the outlines.
 */
export type AreaDeaths = {
  readonly areas: readonly string[];
  readonly neighbours: ReadonlyMap<string, readonly string[]>;
  readonly series: readonly { readonly kind: string; readonly unit: string; readonly counts: Float64Array }[];
  readonly notPlaced: { readonly imprecise: Lost; readonly outside: Lost };
  readonly placed: Lost;
};
type Lost = { readonly events: number; readonly deaths: number };

/** Whether a point says in which first-level area it was. Where nothing is said a town is meant. */
const isPrecise = {
  exact: true, near: true, "second-level-area": true, "first-level-area": true, "line-or-area": false, country: false, international: false,
} as const satisfies Record<(typeof wherePrecisions)[number], boolean>;

/** An area as one unit of a forecast: codes of areas are only told apart within their country. */
export function areaUnit(countryIso3: string, code: string): string {
  return `${countryIso3} ${code}`;
}

export function countryOfArea(unit: string): string {
  return unit.slice(0, 3);
}

/**
 * Puts the events of one country into its first-level areas by their points. Where no outlines are known the data set's own names of areas are taken, and all areas of the
 * country for neighbours. Nothing is left out silently: what cannot be placed is counted.
 */
export function deathsByArea(countryIso3: string, deaths: readonly PointDeaths[], outlines: readonly AdministrativeArea[], first: number, last: number): AreaDeaths {
  const codeAt = outlines.length === 0 ? ({ adm1 }: PointDeaths) => adm1 : codesIn(outlines);
  const lost = { imprecise: { events: 0, deaths: 0 }, outside: { events: 0, deaths: 0 }, placed: { events: 0, deaths: 0 } };
  const series = new Map<string, { readonly kind: string; readonly unit: string; readonly counts: Float64Array }>();
  for (const one of deaths) {
    const isSaid = one.wherePrecision === null || isPrecise[one.wherePrecision];
    const code = isSaid ? codeAt(one) : null;
    const group = lost[isSaid ? (code === null ? "outside" : "placed") : "imprecise"];
    group.events += one.events;
    group.deaths += one.best;
    if (code === null || one.month < first || one.month > last) continue;
    const unit = areaUnit(countryIso3, code);
    const own = series.get(`${one.kind} ${unit}`) ?? { kind: one.kind, unit, counts: new Float64Array(last - first + 1) };
    own.counts[one.month - first] = (own.counts[one.month - first] ?? 0) + one.best;
    series.set(`${one.kind} ${unit}`, own);
  }
  const named = [...new Set([...series.values()].map(({ unit }) => unit))];
  const areas = (outlines.length === 0 ? named : outlines.map(({ pcode }) => areaUnit(countryIso3, pcode))).toSorted();
  const neighbours = outlines.length === 0
    ? new Map(areas.map((unit) => [unit, areas.filter((other) => other !== unit)]))
    : new Map([...neighboursByArea(outlines)].map(([code, others]) => [areaUnit(countryIso3, code), others.map((other) => areaUnit(countryIso3, other))]));
  return { areas, neighbours, series: [...series.values()], notPlaced: { imprecise: lost.imprecise, outside: lost.outside }, placed: lost.placed };
}

/** Thousands of events share the point of their town: each point is looked up once. */
function codesIn(outlines: readonly AdministrativeArea[]): (point: Pick<PointDeaths, "latitude" | "longitude">) => string | null {
  const [index, found] = [buildAreaIndex(outlines), new Map<string, string | null>()];
  return ({ latitude, longitude }) => {
    if (latitude === null || longitude === null) return null;
    const key = `${latitude} ${longitude}`;
    const code = found.get(key) ?? (found.has(key) ? null : (areaAt(index, latitude, longitude, 1)?.pcode ?? null));
    found.set(key, code);
    return code;
  };
}
