import { tenthsOf } from "#numbers/forecast/calibration.ts";
import type { Draws } from "#numbers/forecast/draws.ts";
import { averagePrecision, baseRate, brier, rocAuc, type Told } from "#numbers/forecast/probability-scores.ts";
import { reliability } from "#numbers/forecast/reliability.ts";
import { crps } from "#numbers/forecast/scores.ts";
import { differenceOverCountries } from "#numbers/mass-killing/country-bootstrap.ts";
import type { ModelRow, ToldMonth } from "./challenge-rows.ts";
import type { Compared } from "./published-table.ts";

/**
 * What the three scores of the challenge do not tell of the same forecasts. A few large wars rule the CRPS, so it is told on log(1 + deaths) too, and by how often somebody had died in a country before; with its
 * distance to the country's own last twelve months when whole countries are drawn anew; where in their forecasts the outcomes lay; and how the chances of crossing a number did.
 */
export function furtherScores(models: readonly ModelRow[]): Compared[] {
  const [ours, rule] = [monthsOf(models, "vigie"), monthsOf(models, "conflictology")];
  return [
    ...models.map(({ model, window, told }): Compared => ({ what: `${model} ${window}`, measure: "CRPS of log(1 + deaths)", ours: meanOf(told, logCrps) })),
    ...groups.flatMap(({ name, isOf }) => groupScores(`vigie 2018-2020, ${name}`, ours.filter(isOf), rule.filter(isOf))),
    ...beyond(ours, rule),
    ...tenthsOf(models.filter(({ model }) => model === "vigie").flatMap(({ places }) => places)).map((share, tenth): Compared => ({ what: "vigie 2018-2020, countries with a death within two years before", measure: `outcomes in tenth ${tenth + 1} of the forecast`, ours: share })),
    ...[25, 100, 1_000].flatMap((deaths) => chanceScores(ours, rule, deaths)),
  ];
}

/** Countries by the months with a death among the 24 before the cut. */
const groups: readonly { readonly name: string; readonly isOf: (one: ToldMonth) => boolean }[] = [
  { name: "no month of two years with a death", isOf: ({ deadly }) => deadly === 0 },
  { name: "some, fewer than half", isOf: ({ deadly }) => deadly > 0 && deadly < 12 },
  { name: "half of them or more", isOf: ({ deadly }) => deadly >= 12 },
];

const monthsOf = (models: readonly ModelRow[], name: string) => models.filter(({ model }) => model === name).flatMap(({ told }) => told);
const meanOf = (told: readonly ToldMonth[], score: (draws: Draws, outcome: number) => number) => told.reduce((sum, { draws, outcome }) => sum + score(draws, outcome), 0) / told.length;
const logCrps = (draws: Draws, outcome: number) => crps({ ...draws, values: draws.values.map(Math.log1p) }, Math.log1p(outcome));

function groupScores(what: string, ours: readonly ToldMonth[], rule: readonly ToldMonth[]): Compared[] {
  return [
    { what, measure: "country-months", ours: ours.length },
    { what, measure: "CRPS", ours: meanOf(ours, crps) },
    { what, measure: "nearer than the last twelve months, as a share of their CRPS", ours: 1 - meanOf(ours, crps) / meanOf(rule, crps) },
    { what, measure: "the same on log(1 + deaths)", ours: 1 - meanOf(ours, logCrps) / meanOf(rule, logCrps) },
  ];
}

/** Country-months of one country are not independent, so countries are drawn and not months. */
function beyond(ours: readonly ToldMonth[], rule: readonly ToldMonth[]): Compared[] {
  const meanChance = (told: readonly Told[]) => told.reduce((sum, { chance }) => sum + chance, 0) / told.length;
  return ([["CRPS", crps], ["CRPS of log(1 + deaths)", logCrps]] as const).flatMap(([name, score]): Compared[] => {
    const pairs = ours.map(({ country, draws, outcome }, place) => { const other = rule[place]; return { country, happened: outcome > 0, one: score(draws, outcome), other: other === undefined ? Number.NaN : score(other.draws, other.outcome) }; });
    const { difference, low, high } = differenceOverCountries(pairs, meanChance, 1_000, 1);
    const what = "vigie 2018-2020, less the last twelve months";
    return [{ what, measure: name, ours: difference }, { what, measure: `${name}, low end of 95 %`, ours: low }, { what, measure: `${name}, high end of 95 %`, ours: high }];
  });
}

/** The chance that a month has so many deaths or more, beside the share of months that had. */
function chanceScores(ours: readonly ToldMonth[], rule: readonly ToldMonth[], deaths: number): Compared[] {
  const [told, byRule] = [ours, rule].map((months) => months.map(({ draws, outcome }): Told => ({ chance: atLeast(draws, deaths), happened: outcome >= deaths })));
  if (told === undefined || byRule === undefined) return [];
  const [what, base] = [`vigie 2018-2020, a month with ${deaths} deaths or more`, baseRate(told)];
  return [
    { what, measure: "base rate", ours: base },
    { what, measure: "Brier score", ours: brier(told) }, { what, measure: "Brier score of the last twelve months", ours: brier(byRule) }, { what, measure: "Brier score of the base rate", ours: base * (1 - base) },
    { what, measure: "AUC", ours: rocAuc(told) }, { what, measure: "average precision", ours: averagePrecision(told) },
    ...reliability(told.filter(({ chance }) => chance > 0)).flatMap(({ forecasts, chance, share, interval }, place): Compared[] => [
      { what, measure: `group ${place + 1} of chances above 0: mean chance of ${forecasts}, %`, ours: 100 * chance }, { what, measure: `group ${place + 1}: happened, %`, ours: 100 * share },
      { what, measure: `group ${place + 1}: low end, %`, ours: 100 * interval.low }, { what, measure: `group ${place + 1}: high end, %`, ours: 100 * interval.high },
    ]),
  ];
}

function atLeast({ values, counts, total }: Draws, deaths: number): number {
  return values.reduce((sum, value, index) => sum + (value >= deaths ? (counts[index] ?? 0) : 0), 0) / total;
}
