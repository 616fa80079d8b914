import { join } from "node:path";
import { crps, ignorance, intervalScore } from "#numbers/forecast/scores.ts";
import type { Draws } from "#numbers/forecast/draws.ts";
import { calmMonths, learnerSettings, type LearnerSettings, type Learnt, type Target } from "#numbers/forecast/learner.ts";
import { modelOf, withOnsets } from "#numbers/forecast/model.ts";
import { knownUntil, type Known, type Panel } from "#numbers/forecast/panel.ts";
import { brier, logScore, rocAuc, type Told } from "#numbers/forecast/probability-scores.ts";
import { onsetColumns } from "#assessment/model/forecast/structure-of-table.ts";
import { structureUntil, usualPublication, type Structure } from "#numbers/forecast/structure.ts";
import { differenceOverCountries } from "#numbers/mass-killing/country-bootstrap.ts";
import { monthOf, neighboursOf, numberOf, readHistory } from "./challenge.ts";
import { readCovariates } from "./covariates.ts";
import type { Compared, PublishedTable } from "./published-table.ts";

/**
 * What a table of country-years adds to forecasts from events alone: both on the same windows, cut at October of the year before. Which columns, and that they are heard in calm
 * countries only, was chosen on the windows 2008 to 2017 (docs/decisions/0027); 2018 to 2020 are for reporting.
 */
export const structureTable: PublishedTable = {
  name: "structure",
  folder: "views-challenge-2023",
  compare: (folder) => [[2008, 2017], [2018, 2020]].flatMap(([first = 0, last = 0]) => {
    const cases = structureCases(folder, first, last);
    return groups.flatMap(({ name, isOf }) => compared(`${name}, ${first} to ${last}`, cases.filter(isOf)));
  }),
};

/** From the 37 predictors of the Early Warning Project: how many people, how many children die, rights, discrimination, coups, ethnic groups, power, growth, age of the State. No violence, no past killings: those the events know. */

const groups = [
  { name: "countries without a death within two years before", isOf: ({ isCalm }: StructureCase) => isCalm },
  { name: "all countries", isOf: () => true },
] as const;

/** What was said of one country and window from events alone and with structure, and what happened in its twelve months. */
export type StructureCase = { readonly country: string; readonly window: number; readonly isCalm: boolean; readonly deaths: number; readonly events: Said; readonly structure: Said };
/** Mean scores of the twelve months, and the chances that anybody dies and that 25 or more do in all of them together. NaN where months were not asked for. */
type Said = { readonly crps: number; readonly logCrps: number; readonly ignorance: number; readonly intervalScore: number; readonly any: number; readonly of25: number };

/** How much of it: `isMonthly` also month by month and not only of the whole year. */
export type Asked = { readonly isMonthly: boolean; readonly settings: LearnerSettings };

export function structureCases(folder: string, first: number, last: number, asked: Asked = { isMonthly: true, settings: learnerSettings }): StructureCase[] {
  const [panel, structure] = [readHistory(folder), readStructure(join(folder, "..", "ewp-sra-2025"))];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).flatMap((window) => casesOf(panel, structure, window, asked));
}

/** The country-years under the numbers that the challenge gives to countries. */
function readStructure(folder: string): Structure {
  const { structure } = readCovariates(join(folder, "prepared2024predictors-2025-09-03.csv.gz"), { code: "cow", columns: onsetColumns });
  return { columns: onsetColumns, rows: structure.rows.flatMap((row) => { const unit = numberOf.get(row.unit); return unit === undefined ? [] : [{ ...row, unit }]; }) };
}

const yearOf = (month: number) => 1980 + Math.floor((month - 1) / 12);
const [firstAhead, lastAhead] = [3, 14];

function casesOf(panel: Panel, structure: Structure, window: number, { isMonthly, settings }: Asked): StructureCase[] {
  const known = knownUntil(panel, monthOf(window - 1, 10));
  const outcomes = new Map(known.units.flatMap((unit) => {
    const counts = Array.from({ length: lastAhead - firstAhead + 1 }, (_, index) => panel.at(unit, known.until + firstAhead + index)).filter((count) => count !== undefined);
    return counts.length === lastAhead - firstAhead + 1 && known.history(unit, 1)[0] !== undefined ? [[unit, counts] as const] : [];
  }));
  const monthly = isMonthly ? bothSay(known, structure, settings, { from: firstAhead, to: lastAhead, span: 1 }, (say) => monthScores(say, known, outcomes)) : undefined;
  const yearly = bothSay(known, structure, settings, { from: firstAhead, to: firstAhead, span: lastAhead - firstAhead + 1 }, (say) => yearChances(say, known, outcomes));
  return [...outcomes].map(([unit, counts]) => {
    const said = (which: "events" | "structure"): Said => ({ ...(monthly?.[which].get(unit) ?? untold), ...(yearly[which].get(unit) ?? { any: Number.NaN, of25: Number.NaN }) });
    return {
      country: unit, window, isCalm: known.history(unit, calmMonths).every((count) => (count ?? 0) === 0), deaths: counts.reduce((sum, count) => sum + count, 0),
      events: said("events"), structure: said("structure"),
    };
  });
}

/** What was learnt is let go before the next is learnt: several models at once fill the memory. */
function bothSay<T>(known: Known, structure: Structure, settings: LearnerSettings, target: Target, heard: (say: Learnt["forecast"]) => T): { readonly events: T; readonly structure: T } {
  const evidence = { target: known, kinds: [], neighboursOf };
  const events = modelOf(evidence, target, settings);
  const more = withOnsets(events, { ...evidence, structure: structureUntil(structure, known.until, { ...usualPublication, yearOf }) }, target, settings);
  return { events: heard(events.forecast), structure: heard(more.forecast) };
}

const untold = { crps: Number.NaN, logCrps: Number.NaN, ignorance: Number.NaN, intervalScore: Number.NaN };

function monthScores(say: Learnt["forecast"], known: Known, outcomes: ReadonlyMap<string, readonly number[]>): Map<string, typeof untold> {
  return new Map([...outcomes].map(([unit, counts]) => {
    const told = counts.flatMap((outcome, index) => { const draws = say(known, unit, firstAhead + index); return draws === undefined ? [] : [{ draws, outcome }]; });
    const mean = (score: (draws: Draws, outcome: number) => number) => told.reduce((sum, { draws, outcome }) => sum + score(draws, outcome), 0) / told.length;
    return [unit, { crps: mean(crps), logCrps: mean((draws, outcome) => crps({ ...draws, values: draws.values.map(Math.log1p) }, Math.log1p(outcome))), ignorance: mean(ignorance), intervalScore: mean((draws, outcome) => intervalScore(draws, outcome)) }];
  }));
}

function yearChances(say: Learnt["forecast"], known: Known, outcomes: ReadonlyMap<string, unknown>): Map<string, { readonly any: number; readonly of25: number }> {
  return new Map([...outcomes.keys()].flatMap((unit) => {
    const draws = say(known, unit, firstAhead);
    const atLeast = (deaths: number) => (draws?.values ?? []).reduce((sum, value, index) => sum + (value >= deaths ? (draws?.counts[index] ?? 0) : 0), 0) / (draws?.total ?? Number.NaN);
    return draws === undefined ? [] : [[unit, { any: atLeast(1), of25: atLeast(25) }] as const];
  }));
}

const meanOfAll = (told: readonly Told[]) => told.reduce((sum, { chance }) => sum + chance, 0) / told.length;

/** One draw of a thousand is the least that a chance can be; none at all would never be made good. */
const logOf = (told: readonly Told[]) => logScore(told.map(({ chance, happened }) => ({ chance: Math.min(0.9995, Math.max(0.0005, chance)), happened })));

const measures = [
  { measure: "CRPS", score: meanOfAll, of: (said: Said) => said.crps, size: 1 },
  { measure: "CRPS of log(1 + deaths)", score: meanOfAll, of: (said: Said) => said.logCrps, size: 1 },
  { measure: "IGN", score: meanOfAll, of: (said: Said) => said.ignorance, size: 1 },
  { measure: "MIS", score: meanOfAll, of: (said: Said) => said.intervalScore, size: 1 },
  ...[{ name: "any death", of: (said: Said) => said.any, size: 1 }, { name: "25 deaths", of: (said: Said) => said.of25, size: 25 }].flatMap(({ name, of, size }) => [
    { measure: `${name} in twelve months: AUC`, score: rocAuc, of, size }, { measure: `${name} in twelve months: Brier score`, score: brier, of, size }, { measure: `${name} in twelve months: log score`, score: logOf, of, size },
  ]),
] as const;

/** Both, their difference, and where 95 % of the differences lie when whole countries are drawn anew. */
function compared(what: string, cases: readonly StructureCase[]): Compared[] {
  return [
    { what, measure: "country-years", ours: cases.length }, ...[1, 25].map((size) => ({ what, measure: `of them with ${size} deaths or more`, ours: cases.filter(({ deaths }) => deaths >= size).length })),
    ...measures.flatMap(({ measure, score, of, size }): Compared[] => {
      const pairs = cases.map(({ country, deaths, events, structure }) => ({ country, happened: deaths >= size, one: of(structure), other: of(events) }));
      const told = (which: "one" | "other") => pairs.map(({ happened, [which]: chance }) => ({ chance, happened }));
      const { difference, low, high } = differenceOverCountries(pairs, score, 500, 1);
      return [
        { what: `${what}: events`, measure, ours: score(told("other")) }, { what: `${what}: events and structure`, measure, ours: score(told("one")) },
        { what: `${what}: difference`, measure, ours: difference }, { what: `${what}: difference`, measure: `${measure}, low end of 95 %`, ours: low }, { what: `${what}: difference`, measure: `${measure}, high end of 95 %`, ours: high },
      ];
    }),
  ];
}
