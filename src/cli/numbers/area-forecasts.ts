import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import * as v from "valibot";
import type { AdministrativeArea } from "#geography/model/area.ts";
import { findCountry } from "#geography/model/countries.ts";
import { readAreas } from "#geography/model/read-areas.ts";
import { countryOfArea, deathsByArea, type AreaDeaths, type PointDeaths } from "#information/model/event-areas.ts";
import { areaModelOf, areaSettings, evidenceOfAreas, type AreaTable } from "#numbers/forecast/areas.ts";
import { allZero, conflictology, lastPoisson, persistence } from "#numbers/forecast/baselines.ts";
import type { Draws } from "#numbers/forecast/draws.ts";
import type { LearnerSettings } from "#numbers/forecast/learner.ts";
import { crps, ignorance, intervalScore } from "#numbers/forecast/scores.ts";
import { rowsOf, type Compared, type PublishedTable } from "./published-table.ts";

/** Forecasts of state-based deaths in first-level areas, cut at five year ends, held against what happened and beside the simple rules. */
export const areasTable: PublishedTable = {
  name: "areas",
  folder: "ucdp-ged-21-1",
  compare: (folder) => {
    const world = readWorld(folder, join(folder, "..", "admin-geography"), join(folder, "..", "cod-boundaries"));
    const scores = [2013, 2014, 2015, 2016, 2017].flatMap((year) => scoreAreas(world, monthNumber(year, 12), ["state-based"]));
    return [...placedRows(world), ...meansOfModels(scores).flatMap(comparedOf)];
  },
};

export type World = AreaTable & { readonly neighbours: ReadonlyMap<string, readonly string[]>; readonly countries: ReadonlyMap<string, AreaDeaths> };

const Extract = v.array(v.object({ year: v.string(), month: v.string(), country: v.string(), type_of_violence: v.string(), latitude: v.string(), longitude: v.string(), best_death: v.string() }));
const kinds: Readonly<Record<string, string>> = { "State-based violence": "state-based", "Non-state violence": "non-state", "One-sided violence": "one-sided" };
const monthNumber = (year: number, month: number) => year * 12 + month - 1;
const [first, last] = [monthNumber(1989, 1), monthNumber(2018, 12)];

/** The extract's events in the areas of the countries of which outlines are there: OCHA's where there are any, otherwise those of Natural Earth. */
export function readWorld(folder: string, naturalEarth: string, ocha: string): World {
  const deaths = new Map<string, PointDeaths[]>();
  for (const row of v.parse(Extract, rowsOf(join(folder, "ged211_extract_1989_2018.csv.gz")))) {
    const iso3 = findCountry({ ucdpName: row.country })?.iso3 ?? "";
    const own = deaths.get(iso3) ?? [];
    own.push({ adm1: null, latitude: Number(row.latitude), longitude: Number(row.longitude), wherePrecision: null, kind: kinds[row.type_of_violence] ?? "", month: monthNumber(Number(row.year), Number(row.month)), best: Number(row.best_death), events: 1 });
    deaths.set(iso3, own);
  }
  const outlines = outlinesIn(naturalEarth, ocha);
  return worldOf(new Map([...deaths].map(([iso3, own]) => [iso3, deathsByArea(iso3, own, outlines.get(iso3) ?? [], first, last)])), first, last);
}

/** All areas of all countries, with counts from one month to another. */
export function worldOf(countries: ReadonlyMap<string, AreaDeaths>, first: number, last: number): World {
  const all = [...countries.values()];
  return { first, last, countries, areas: all.flatMap(({ areas }) => areas), series: all.flatMap(({ series }) => series), neighbours: new Map(all.flatMap(({ neighbours }) => [...neighbours])) };
}

function outlinesIn(naturalEarth: string, ocha: string): Map<string, readonly AdministrativeArea[]> {
  const read = (path: string) => {
    const result = readAreas(gunzipSync(readFileSync(path)).toString("utf8"));
    if ("refused" in result) throw new RangeError(`${path}: ${result.refused}`);
    return result.areas;
  };
  const byCountry = Map.groupBy(read(join(naturalEarth, "admin1_30_countries.geojson.gz")), ({ countryIso3 }) => countryIso3);
  const files = existsSync(ocha) ? readdirSync(ocha).filter((name) => name.endsWith("_adm1.topo.json.gz")) : [];
  return new Map([...byCountry, ...files.map((name) => [name.slice(0, 3), read(join(ocha, name))] as const)]);
}

/** One month of one area as one of them told it. `isLearnt`: something had happened there before the cut. */
export type AreaScore = { readonly model: string; readonly area: string; readonly isLearnt: boolean; readonly crps: number; readonly ignorance: number; readonly intervalScore: number; readonly mean: number; readonly outcome: number };

const rules = { allZero, persistence, lastPoisson, conflictology };
export const monthsAhead = 14;

/** What would have been said at the end of a month of deaths of some kinds, held against what happened in the months ahead that are known. */
export function scoreAreas(world: World, until: number, of: readonly string[], settings: LearnerSettings = areaSettings): AreaScore[] {
  const evidence = evidenceOfAreas(world, of, until, (area) => world.neighbours.get(area) ?? []);
  const model = areaModelOf(evidence, countryOfArea, { from: 1, to: monthsAhead, span: 1 }, settings);
  const outcomes = evidenceOfAreas(world, of, world.last, () => []).target;
  return world.areas.flatMap((area) => {
    const after = outcomes.history(area, world.last - until).slice(0, monthsAhead);
    return Object.entries({ vigie: model.forecast, ...rules }).flatMap(([name, say]) => after.flatMap((outcome = 0, index) => {
      const draws = say(evidence.target, area, index + 1);
      return draws === undefined ? [] : [{ model: name, area, isLearnt: model.isLearnt(area), outcome, mean: meanOf(draws), crps: crps(draws, outcome), ignorance: ignorance(draws, outcome), intervalScore: intervalScore(draws, outcome) }];
    }));
  });
}

export function meanOf({ values, counts, total }: Draws): number {
  return values.reduce((sum, value, place) => sum + value * (counts[place] ?? 0), 0) / total;
}

export type AreaMeans = { readonly model: string; readonly isLearnt: boolean; readonly months: number; readonly crps: number; readonly ignorance: number; readonly intervalScore: number };

/** Mean scores of each model, apart for areas with an event before and for those without. */
export function meansOfModels(scores: readonly AreaScore[]): AreaMeans[] {
  return [true, false].flatMap((isLearnt) => [...Map.groupBy(scores.filter((score) => score.isLearnt === isLearnt), ({ model }) => model)].map(([model, own]) => {
    const mean = (of: (score: AreaScore) => number) => own.reduce((sum, score) => sum + of(score), 0) / own.length;
    return { model, isLearnt, months: own.length, crps: mean((one) => one.crps), ignorance: mean((one) => one.ignorance), intervalScore: mean((one) => one.intervalScore) };
  }).toSorted((one, other) => one.crps - other.crps));
}

function comparedOf({ model, isLearnt, months, crps: ofCrps, ignorance: ofIgnorance, intervalScore: ofInterval }: AreaMeans): Compared[] {
  const what = `${model}, areas ${isLearnt ? "with" : "without"} an event before, ${months} months`;
  return [{ what, measure: "CRPS", ours: ofCrps }, { what, measure: "IGN", ours: ofIgnorance }, { what, measure: "MIS", ours: ofInterval }];
}

function placedRows({ countries, areas }: World): Compared[] {
  const all = [...countries.values()];
  const sum = (of: (one: AreaDeaths) => number) => all.reduce((total, one) => total + of(one), 0);
  return [
    ["areas", areas.length], ["events placed", sum(({ placed }) => placed.events)], ["deaths placed", sum(({ placed }) => placed.deaths)],
    ["events not placed: told too roughly", sum(({ notPlaced }) => notPlaced.imprecise.events)], ["events not placed: in no known outline", sum(({ notPlaced }) => notPlaced.outside.events)],
    ["deaths not placed: in no known outline", sum(({ notPlaced }) => notPlaced.outside.deaths)],
  ].map(([measure, ours]) => ({ what: "events of 1989 to 2018", measure: String(measure), ours: Number(ours) }));
}
