import { averagePrecision, baseRate, brier, logScore, rocAuc, type Told } from "#numbers/forecast/probability-scores.ts";
import { reliability } from "#numbers/forecast/reliability.ts";
import { ranksOf, recordOf, topLists, type ListRecord } from "#numbers/forecast/top-list.ts";
import { differenceOverCountries } from "#numbers/mass-killing/country-bootstrap.ts";
import { yearsUntil } from "#numbers/mass-killing/country-years.ts";
import { forwardChances } from "#numbers/mass-killing/forward.ts";
import { chancesAt, penaltiesTried, type Chances } from "#numbers/mass-killing/model.ts";
import { rankCorrelation } from "#numbers/mass-killing/rank-correlation.ts";
import { assessmentDerivation as derivation } from "#assessment/model/killing/killing-table.ts";
import { readCountryYears, readFinal, readOutOfSample } from "./mass-killing-rows.ts";
import type { Compared, PublishedTable } from "./published-table.ts";

/** The Statistical Risk Assessment of 2025 of the Early Warning Project: its scores and weights computed anew, and the chances that Vigie tells on the same country-years. */
export const massKillingTable: PublishedTable = {
  folder: "ewp-sra-2025",
  compare: (folder) => [...publishedScores(folder), ...publishedRanking(folder), ...ownScores(folder), ...penalties(folder), ...ownRanking(folder)],
};

/** Ranks to this one are on the list that people talk of. */
const listSize = 30;
const [firstYear, lastYear] = [1994, 2024];
const theirs = "Early Warning Project";

/** The areas under the curve and the record of the list, from the project's own forecasts. */
export function publishedScores(folder: string): Compared[] {
  const rows = readOutOfSample(folder);
  const told = (of: (row: (typeof rows)[number]) => number) => rows.filter((row) => !Number.isNaN(of(row))).map((row) => ({ chance: of(row), happened: row.mk_onset === 1 }));
  const listed = rows.filter(({ minrank2 }) => minrank2 <= listSize).map((row) => ({ chance: -row.minrank2, happened: row.mk_onset === 1 }));
  const record = recordOf(listed, told(({ minrank2 }) => -minrank2));
  return [
    { what: theirs, measure: "AUC of the larger of two years", ours: rocAuc(told(({ maxrisk2 }) => maxrisk2)), published: 0.825217 },
    { what: theirs, measure: "AUC one year before", ours: rocAuc(told(({ risk_prev }) => risk_prev)), published: 0.838405 },
    { what: theirs, measure: "AUC two years before", ours: rocAuc(told(({ risk_two_years_prior }) => risk_two_years_prior)), published: 0.819456 },
    { what: theirs, measure: "average precision one year before", ours: averagePrecision(told(({ risk_prev }) => risk_prev)) },
    { what: theirs, measure: "onsets", ours: record.happened, published: 39 },
    { what: theirs, measure: "onsets with the better of two ranks 30 or better", ours: record.found, published: 27 },
    ...yearLists(theirs, topLists(byYear(rows.map((row) => ({ year: row.year, chance: row.risk_prev, happened: row.mk_onset === 1 }))), listSize)),
  ];
}

/** What the assessment says of 2025 and 2026, in per cent. */
const publishedTop = [
  ["Burma/Myanmar", 10.41], ["Chad", 8.12], ["Sudan", 8.1], ["India", 7.52], ["Burkina Faso", 7.49], ["Pakistan", 7.21], ["Afghanistan", 6.17], ["Nigeria", 5.98], ["Yemen", 5.52], ["Guinea", 5.51],
] as const;

/** The published ranking computed from the published weights. Their weight of the year squared is rounded to nothing, which takes the same from every country. */
export function publishedRanking(folder: string): Compared[] {
  const rows = readFinal(folder);
  const gaps = rows.map(({ chance, logOdds }) => Math.log(chance / (1 - chance)) - logOdds);
  const gap = gaps.reduce((sum, value) => sum + value, 0) / gaps.length;
  const spread = Math.sqrt(gaps.reduce((sum, value) => sum + (value - gap) ** 2, 0) / (gaps.length - 1));
  const ranks = ranksOf(rows.map(({ logOdds }) => logOdds));
  return [
    { what: "weights", measure: "log-odds that rounding takes", ours: gap, published: -2.8569 },
    { what: "weights", measure: "standard deviation of that", ours: spread, published: 0.0004 },
    { what: "weights", measure: "rank correlation with the chances", ours: rankCorrelation(rows.map(({ logOdds }) => logOdds), rows.map(({ chance }) => chance)), published: 0.999996 },
    ...publishedTop.flatMap(([country, percent], place): Compared[] => {
      const index = rows.findIndex((row) => row.country === country);
      return [
        { what: country, measure: "chance within 2025 and 2026, %", ours: 100 / (1 + Math.exp(-(rows[index]?.logOdds ?? Number.NaN) - gap)), published: percent },
        { what: country, measure: "rank by the weights", ours: ranks[index] ?? Number.NaN, published: place + 1 },
      ];
    }),
  ];
}

/** What Vigie said of a country-year one and two years before it, beside what the project said. */
export type Case = {
  readonly country: string; readonly year: number; readonly happened: boolean; readonly theirs: number;
  /** Said a year before: within one year, within two and what then happened in these two (unknown where the second is not over). */
  readonly withinOne: number; readonly withinTwo: number; readonly happenedWithinTwo: boolean | undefined;
  /** Said of two years, two years before; NaN where nothing was. */
  readonly before: number;
  /** The better of the ranks of the two chances within two years. */
  readonly rank: number;
};

/** Vigie's forecasts for the country-years from one year to another, from the same rows and on the same country-years as the project's. */
export function ownCases(folder: string, first: number, last: number): Case[] {
  const table = readCountryYears(folder);
  const onsets = new Map(table.rows.map(({ country, year, onset }) => [`${country} ${year}`, onset]));
  const told = forwardChances(table, first - 1, last - 1, derivation);
  const ranks = new Map([...told].map(([year, chances]) => [year, rankOf([...chances.values()])]));
  return readOutOfSample(folder).flatMap(({ ewp_name: country, year, mk_onset, risk_prev }) => {
    const [one, two] = [told.get(year - 1)?.get(country), told.get(year - 2)?.get(country)];
    if (one === undefined) return [];
    const [happened, next] = [mk_onset === 1, onsets.get(`${country} ${year + 1}`)];
    const rank = Math.min(ranks.get(year - 1)?.get(country) ?? Infinity, ranks.get(year - 2)?.get(country) ?? Infinity);
    return [{ country, year, happened, theirs: risk_prev, withinOne: one.withinOne, withinTwo: one.withinTwo, happenedWithinTwo: next === undefined ? undefined : happened || next, before: two?.withinTwo ?? Number.NaN, rank }];
  });
}

function rankOf(chances: readonly Chances[]): Map<string, number> {
  const ranks = ranksOf(chances.map(({ withinTwo }) => withinTwo));
  return new Map(chances.map(({ country }, place) => [country, ranks[place] ?? Infinity]));
}

function ownScores(folder: string): Compared[] {
  const cases = ownCases(folder, firstYear, lastYear);
  const known = cases.filter((one) => !Number.isNaN(one.theirs));
  const told = (of: (one: Case) => number, among = known) => among.filter((one) => !Number.isNaN(of(one))).map((one) => ({ chance: of(one), happened: one.happened }));
  const year = told(({ withinOne }) => withinOne);
  const difference = differenceOverCountries(known.map(({ country, happened, withinOne, theirs: other }) => ({ country, happened, one: withinOne, other })), rocAuc, 1_000, 1);
  const record = recordOf(cases.filter(({ rank }) => rank <= listSize).map((one) => ({ chance: -one.rank, happened: one.happened })), told(({ rank }) => -rank, cases));
  return [
    ...[
      ["country-years", known.length], ["base rate within one year", baseRate(year)], ["AUC one year before", rocAuc(year)], ["AUC one year before, of the chance within two", rocAuc(told(({ withinTwo }) => withinTwo))],
      ["AUC two years before", rocAuc(told(({ before }) => before, cases))], ["AUC of the larger of two years", rocAuc(told(({ withinTwo, before }) => Math.max(withinTwo, Number.isNaN(before) ? 0 : before), cases))],
      ["AUC beyond theirs", difference.difference], ["AUC beyond theirs, low end of 95 %", difference.low], ["AUC beyond theirs, high end of 95 %", difference.high],
      ["average precision one year before", averagePrecision(year)], ["onsets with the better of two ranks 30 or better", record.found],
    ].map(([measure, ours]) => own(String(measure), Number(ours))),
    ...yearLists("Vigie", topLists(byYear(cases.map((one) => ({ ...one, chance: one.withinOne }))), listSize)),
    ...chanceScores("Vigie", "one year", year),
    ...twoYears(known),
    ...reliability(year).flatMap(({ forecasts, chance, share, interval }, place) => [
      own(`group ${place + 1}: mean chance of ${forecasts}, %`, 100 * chance), own(`group ${place + 1}: happened, %`, 100 * share), own(`group ${place + 1}: low end, %`, 100 * interval.low), own(`group ${place + 1}: high end, %`, 100 * interval.high),
    ]),
  ];
}

function own(measure: string, ours: number): Compared {
  return { what: "Vigie", measure, ours };
}

/** Their chances are of two years, so that as chances both are scored on what happened within two. */
function twoYears(known: readonly Case[]): Compared[] {
  const over = known.flatMap((one) => (one.happenedWithinTwo === undefined ? [] : [{ ...one, happened: one.happenedWithinTwo }]));
  return [
    ...chanceScores("Vigie", "two years", over.map(({ withinTwo, happened }) => ({ chance: withinTwo, happened }))),
    ...chanceScores(theirs, "two years", over.map((one) => ({ chance: one.theirs, happened: one.happened }))),
  ];
}

/** The score of saying the base rate of these very cases each time stands beside each score: whoever does not know it cannot do as well without skill. */
function chanceScores(what: string, window: string, told: readonly Told[]): Compared[] {
  const plain = told.map(({ happened }) => ({ chance: baseRate(told), happened }));
  return ([["Brier score", brier], ["log score", logScore]] as const).flatMap(([name, score]) => [
    { what, measure: `${name}, ${window}`, ours: score(told) }, { what: "base rate", measure: `${name}, ${window}`, ours: score(plain) },
  ]);
}

function yearLists(what: string, { found, falsePerTrue, listed }: ListRecord): Compared[] {
  return [
    { what, measure: `onsets on yearly lists of ${listSize}`, ours: found },
    { what, measure: "true ones on such a list", ours: (found * listSize) / listed },
    { what, measure: "false alarms for each true one", ours: falsePerTrue },
  ];
}

function byYear<T extends Told & { readonly year: number }>(told: readonly T[]): T[][] {
  return [...Map.groupBy(told.filter(({ chance }) => !Number.isNaN(chance)), ({ year }) => year).values()];
}

/** Whether the penalty that Vigie keeps for all years, chosen by forecasts for years before the first one reported, is also near the best for countries left out then. */
function penalties(folder: string): Compared[] {
  return penaltiesTried(yearsUntil(readCountryYears(folder), firstYear - 1), 1, [0.001, 0.003, 0.006, 0.01, 0.02]).map(({ penalty, loss }) => own(`log score on countries left out, known in ${firstYear - 1}, penalty ${penalty}`, loss));
}

/** The ten highest chances at the last year of the table, as Vigie tells them. */
function ownRanking(folder: string): Compared[] {
  const chances = chancesAt(yearsUntil(readCountryYears(folder), lastYear), derivation).toSorted((one, other) => other.withinTwo - one.withinTwo);
  return chances.slice(0, 10).map(({ country, withinTwo }) => ({ what: `Vigie: ${country}`, measure: "chance within 2025 and 2026, %", ours: 100 * withinTwo }));
}
