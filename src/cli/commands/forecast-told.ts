import { computeForecasts, madeBy, type Basis } from "#assessment/model/forecast/compute.ts";
import { figuresOf, type Figures } from "#assessment/model/forecast/figures.ts";
import { forecastTargets, leastMonths, monthsAhead, yearSpan } from "#assessment/model/forecast/forecast-run.ts";
import { originsOf } from "#assessment/model/forecast/backtest.ts";
import { seriesOf, unitsOf } from "#assessment/model/forecast/frozen-series.ts";
import { listAreas } from "#geography/store/area-rows.ts";
import { neighboursByCountry } from "#geography/model/neighbours.ts";
import { countryOfArea, deathsByArea, type AreaDeaths } from "#information/model/event-areas.ts";
import { eventKinds } from "#information/model/event.ts";
import { listMonthlyDeaths } from "#information/store/event-datasets.ts";
import { listMonthlyPoints } from "#information/store/event-points.ts";
import { areaModelOf, evidenceOfAreas } from "#numbers/forecast/areas.ts";
import type { Draws } from "#numbers/forecast/draws.ts";
import { versionOf } from "#numbers/forecast/model.ts";
import { structureUntil, usualPublication } from "#numbers/forecast/structure.ts";
import { refuse } from "#platform/refusal.ts";
import { monthNumber, monthOf } from "#platform/rules/calendar-month.ts";
import type { CommandAnswer, CommandCall } from "../command.ts";
import { meanOf, meansOfModels, scoreAreas, worldOf, type AreaScore, type World } from "../numbers/area-forecasts.ts";
import { covariatesOf, datasetOf, everyOf, monthIn, targetOf } from "./forecast-call.ts";

/** What is told of one country or area: the next twelve months together, and each of the next fourteen. */
type Told = { readonly unit: string; readonly isLearnt?: boolean; readonly year: Figures | undefined; readonly months: readonly Figures[] };

/** Below this chance of any death within twelve months a unit has no line of its own; all of them are in the answer for programs. */
const worthALine = 0.05;

/** Forecasts with a table of structure, told and not kept: what is kept must be computed again from what was frozen, and the table is not frozen yet. */
export async function tellWithStructure(call: CommandCall): Promise<CommandAnswer> {
  const { sentences, language } = call;
  const [target, { dataset, first }, cutOff, covariates] = [targetOf(call), await datasetOf(call), monthIn(call, "cut-off"), covariatesOf(call)];
  const series = seriesOf(await listMonthlyDeaths(call.database.worker.db, dataset, cutOff), monthNumber(first), monthNumber(cutOff));
  const basis: Basis = { target, first: monthNumber(first), last: monthNumber(cutOff), series, units: unitsOf(series) };
  if (covariates === undefined) return refuse("cli.covariates-file-not-found", { values: { file: "" } });
  if (basis.last - basis.first + 1 < leastMonths) refuse("cli.forecast-too-short", { values: { months: leastMonths } });
  const structure = structureUntil(covariates.structure, basis.last, { ...usualPublication, yearOf: (month) => Math.floor(month / 12) });
  const unknown = basis.units.filter((unit) => structure.columns.every((_, column) => structure.at(unit, basis.last, column) === undefined));
  const neighbours = neighboursByCountry();
  const forecasts = computeForecasts(basis, (unit) => neighbours.get(unit) ?? [], (share) => sayShare(call, share), covariates.structure);
  const units = forecasts.map(({ unit, months, year, reason }) => ({ unit, year: year && figuresOf(year), months: months.map(figuresOf), reason }));
  return {
    result: { target, dataset, cutOff, modelVersion: versionOf({ structure }), seed: madeBy().seed, columns: structure.columns, leftOut: covariates.leftOut, unknown, units },
    lines: [sentences.say(language, "cli.forecast-told-structure", { units: units.length, columns: structure.columns.length, unknown: unknown.length, leftOut: covariates.leftOut }), ...linesOf(call, units)],
  };
}

/** Forecasts of first-level areas, told and not kept, with what could not be placed and how their sums stand beside the forecasts of their countries. */
export async function tellAreas(call: CommandCall): Promise<CommandAnswer> {
  const { sentences, language } = call;
  const [target, { dataset, first }, cutOff] = [targetOf(call), await datasetOf(call), monthIn(call, "cut-off")];
  if (monthNumber(cutOff) - monthNumber(first) + 1 < leastMonths) refuse("cli.forecast-too-short", { values: { months: leastMonths } });
  const { world, unplaced } = await worldIn(call, dataset, monthNumber(first), cutOff);
  const until = monthNumber(cutOff);
  const evidence = evidenceOfAreas(world, kindsOf(target), until, (area) => world.neighbours.get(area) ?? []);
  const months = monthsOfAreas(evidence);
  sayShare(call, 0.4);
  const { years, isLearnt } = yearsOfAreas(evidence);
  sayShare(call, 0.7);
  const units = world.areas.map((area): Told => { const year = years.get(area); return { unit: area, isLearnt: isLearnt.has(area), year: year && figuresOf(year), months: months.get(area) ?? [] }; });
  const beside = await besideCountries(call, world, (area) => { const draws = years.get(area); return draws === undefined ? 0 : meanOf(draws); }, cutOff);
  sayShare(call, 1);
  return { result: { target, dataset, cutOff, ...madeBy(), units, countries: beside, withoutCountry: unplaced }, lines: [...placedLines(call, world, unplaced), ...linesOf(call, units), ...beside.filter(({ areas }) => areas >= 1).map((one) => sentences.say(language, "cli.forecast-areas-sum", { country: one.country, areas: Math.round(one.areas), whole: Math.round(one.whole) }))] };
}

type AreaEvidence = ReturnType<typeof evidenceOfAreas>;

/** Each model is learnt and let go in a function of its own, so that only one is held in memory. */
function monthsOfAreas(evidence: AreaEvidence): ReadonlyMap<string, readonly Figures[]> {
  const { forecast } = areaModelOf(evidence, countryOfArea, { from: 1, to: monthsAhead, span: 1 });
  return new Map(evidence.target.units.map((area) => [area, Array.from({ length: monthsAhead }, (_, index) => forecast(evidence.target, area, index + 1)).filter((draws) => draws !== undefined).map(figuresOf)]));
}

function yearsOfAreas(evidence: AreaEvidence): { readonly years: ReadonlyMap<string, Draws | undefined>; readonly isLearnt: ReadonlySet<string> } {
  const { forecast, isLearnt } = areaModelOf(evidence, countryOfArea, { from: 1, to: 1, span: yearSpan });
  const { units } = evidence.target;
  return { years: new Map(units.map((area) => [area, forecast(evidence.target, area, 1)])), isLearnt: new Set(units.filter(isLearnt)) };
}

/** Earlier forecasts of areas beside the simple rules. */
export async function backtestAreas(call: CommandCall): Promise<CommandAnswer> {
  const { sentences, language } = call;
  const [target, { dataset, first, last }] = [targetOf(call), await datasetOf(call)];
  const { world, unplaced } = await worldIn(call, dataset, monthNumber(first), last);
  const whole: Basis = { target, first: world.first, last: world.last, series: [], units: [] };
  const origins = originsOf(whole, monthNumber(monthIn(call, "from")), monthNumber(monthIn(call, "to")), everyOf(call));
  if (origins.length === 0) refuse("cli.forecast-nothing-to-test", { values: { last } });
  if ((origins[0] ?? 0) - world.first + 1 < leastMonths) refuse("cli.forecast-too-short", { values: { months: leastMonths } });
  const all: AreaScore[] = [];
  for (const [index, origin] of origins.entries()) {
    all.push(...scoreAreas(world, origin, kindsOf(target)));
    call.say(sentences.say(language, "cli.forecast-tested", { cutOff: monthOf(origin), done: index + 1, total: origins.length }));
  }
  const models = meansOfModels(all);
  const number = (value: number) => new Intl.NumberFormat(language, { maximumFractionDigits: 4 }).format(value);
  return {
    result: { dataset, target, models, countries: placedOf(world), withoutCountry: unplaced },
    lines: [...placedLines(call, world, unplaced), ...models.map(({ model, isLearnt, months, crps, ignorance, intervalScore }) => sentences.say(language, isLearnt ? "cli.forecast-area-model" : "cli.forecast-area-pooled", { model, months, crps: number(crps), ignorance: number(ignorance), interval: number(intervalScore) }))],
  };
}

/** All areas of the countries that the data set names, a country at a time, so that neither its outlines nor its points stay in memory. */
async function worldIn({ database }: CommandCall, dataset: string, first: number, last: string): Promise<{ world: World; unplaced: number }> {
  const { db } = database.worker;
  const deaths = await listMonthlyDeaths(db, dataset, last);
  const countries = new Map<string, AreaDeaths>();
  for (const country of [...new Set(deaths.map(({ countryIso3 }) => countryIso3))].filter((iso3) => iso3 !== "").toSorted()) {
    const points = (await listMonthlyPoints(db, dataset, country, last)).map((one) => ({ ...one, month: monthNumber(one.month) }));
    countries.set(country, deathsByArea(country, points, await listAreas(db, country, 1), first, monthNumber(last)));
  }
  const unplaced = deaths.reduce((sum, { countryIso3, events }) => sum + (countryIso3 === "" ? events : 0), 0);
  const world = worldOf(countries, first, monthNumber(last));
  return world.areas.length === 0 ? refuse("cli.forecast-no-areas", { values: { dataset } }) : { world, unplaced };
}

/** The mean of the next twelve months summed over the areas of a country beside the country's own: two models, which need not agree. */
async function besideCountries(call: CommandCall, world: World, meanOfArea: (area: string) => number, cutOff: string): Promise<(ReturnType<typeof placedOf>[number] & { areas: number; whole: number })[]> {
  const target = targetOf(call);
  const { dataset } = await datasetOf(call);
  const series = seriesOf(await listMonthlyDeaths(call.database.worker.db, dataset, cutOff), world.first, world.last);
  const neighbours = neighboursByCountry();
  const whole = new Map(computeForecasts({ target, first: world.first, last: world.last, series, units: unitsOf(series) }, (unit) => neighbours.get(unit) ?? []).map(({ unit, year }) => [unit, year === undefined ? 0 : meanOf(year)]));
  const sums = Map.groupBy(world.areas, countryOfArea);
  return placedOf(world).map((one) => ({ ...one, areas: (sums.get(one.country) ?? []).reduce((sum, area) => sum + meanOfArea(area), 0), whole: whole.get(one.country) ?? 0 }));
}

function placedOf({ countries }: World) {
  return [...countries].map(([country, { areas, placed, notPlaced }]) => ({ country, areasKnown: areas.length, placed, ...notPlaced }));
}

function placedLines({ sentences, language }: CommandCall, world: World, unplaced: number): string[] {
  const all = placedOf(world);
  const sum = (of: (one: (typeof all)[number]) => number) => all.reduce((total, one) => total + of(one), 0);
  const [imprecise, outside] = [sum((one) => one.imprecise.events), sum((one) => one.outside.events)];
  const most = all.filter((one) => one.imprecise.events + one.outside.events > 0).toSorted((one, other) => other.imprecise.events + other.outside.events - one.imprecise.events - one.outside.events);
  return [
    sentences.say(language, "cli.forecast-areas-placed", { areas: world.areas.length, events: sum((one) => one.placed.events), imprecise, outside, withoutCountry: unplaced }),
    ...most.map((one) => sentences.say(language, "cli.forecast-areas-not-placed", { country: one.country, imprecise: one.imprecise.events, outside: one.outside.events, deaths: one.imprecise.deaths + one.outside.deaths })),
  ];
}

function linesOf({ sentences, language }: CommandCall, units: readonly Told[]): string[] {
  const percent = (share: number) => new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 }).format(share);
  return units.flatMap(({ unit, year }) => (year === undefined || year.chances.any < worthALine ? [] : [sentences.say(language, "cli.forecast-told", { unit, median: year.median, low: year.most[0], high: year.most[1], any: percent(year.chances.any), of25: percent(year.chances.of25) })]));
}

function kindsOf(target: (typeof forecastTargets)[number]): readonly string[] {
  return target === "all" ? eventKinds : [target];
}

function sayShare({ say, sentences, language }: CommandCall, share: number): void {
  say(sentences.say(language, "cli.forecast-progress", { share: Math.round(share * 100) }));
}
