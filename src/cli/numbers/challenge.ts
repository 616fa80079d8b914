import { join } from "node:path";
import * as v from "valibot";
import { countries } from "#geography/model/countries.ts";
import { neighboursByCountry } from "#geography/model/neighbours.ts";
import { allZero, lastPoisson, conflictology, persistence, type Forecaster } from "#numbers/forecast/baselines.ts";
import { coverageOf, placeOf, type Place } from "#numbers/forecast/calibration.ts";
import { readDraws, type Draws } from "#numbers/forecast/draws.ts";
import { knownUntil, panelOf, type Known, type Panel } from "#numbers/forecast/panel.ts";
import { modelOf } from "#numbers/forecast/model.ts";
import { publishedScores } from "#numbers/forecast/published.ts";
import { crps, ignorance, intervalScore } from "#numbers/forecast/scores.ts";
import { furtherScores } from "./challenge-further.ts";
import type { ModelRow, Scores } from "./challenge-rows.ts";
import { rowsOf, type Compared, type PublishedTable } from "./published-table.ts";

/** The forecasts of the prediction challenge scored as it scores them, and beside them our own on the same windows. */
export const challengeTable: PublishedTable = {
  folder: "views-challenge-2023",
  compare: (folder) => {
    const models = scoreModels(folder);
    const scores = [...scoreChallenge(folder), ...models].flatMap((row): Compared[] => measures.map(([measure, key]) => ({
      what: `${row.model} ${row.window}`, measure, ours: row.ours[key], ...("published" in row ? { published: row.published[key] } : {}),
    })));
    const covered = shares.map((share): Compared => ({ what: "vigie 2018-2020, countries with a death within two years before", measure: `within the central ${share}`, ours: coverageOf(activePlaces(models), share) }));
    return [...scores, ...covered, ...furtherScores(models)];
  },
};

/** Central intervals of which it is asked how often they held what happened. */
const shares = [0.5, 0.8, 0.9];

/** Where the outcomes lay in the forecasts of Vigie, of countries where somebody had died within two years before: of the others, saying none is no art. */
export function activePlaces(models: readonly ModelRow[]): Place[] {
  return models.filter(({ model }) => model === "vigie").flatMap(({ places }) => places);
}

const measures = [["CRPS", "crps"], ["IGN", "ignorance"], ["MIS", "intervalScore"]] as const;

/** Mean scores of a forecast over its country-months, and what is published of the same file. */
export type ChallengeRow = { readonly model: string; readonly window: number; readonly countryMonths: number; readonly ours: Scores; readonly published: Scores };

const Outcomes = v.array(v.object({ month_id: v.string(), country_id: v.string(), ged_sb: v.pipe(v.string(), v.transform(Number), v.number()) }));
const Forecasts = v.array(v.object({ month_id: v.string(), country_id: v.string(), draws: v.string() }));

/** Scores the forecasts of the folder of the prediction challenge as that challenge does, beside the published scores of the same draws. */
export function scoreChallenge(folder: string): ChallengeRow[] {
  return publishedScores.map(({ model, window, ...published }) => {
    const known = new Map(v.parse(Outcomes, rowsOf(join(folder, `cm_actuals_${window}.csv`))).map((row) => [`${row.month_id} ${row.country_id}`, row.ged_sb]));
    const forecasts = v.parse(Forecasts, rowsOf(join(folder, `${model}_${window}.csv.gz`)));
    const told = forecasts.map(({ month_id, country_id, draws }) => {
      const outcome = known.get(`${month_id} ${country_id}`);
      if (outcome === undefined) throw new RangeError(`${model} ${window}: month ${month_id} of country ${country_id} has no outcome`);
      return { draws: readDraws(draws), outcome };
    });
    return { model, window, countryMonths: told.length, ours: meanScores(told), published };
  });
}

/** Made anew at each cut, from what was known at it. */
const models: Readonly<Record<string, (known: Known) => Forecaster>> = {
  allZero: () => allZero, persistence: () => persistence, lastPoisson: () => lastPoisson, conflictology: () => conflictology,
  vigie: (known) => modelOf({ target: known, kinds: [], neighboursOf }, { from: 3, to: 14, span: 1 }).forecast,
};

/** The challenge numbers countries as VIEWS does; who borders on whom is told by their codes. */
export const numberOf = new Map(countries.flatMap(({ iso3, views }) => (views === null ? [] : [[iso3, String(views)] as const])));
const neighbours = new Map([...neighboursByCountry()].map(([iso3, others]) => [numberOf.get(iso3), others.flatMap((other) => numberOf.get(other) ?? [])]));

export function neighboursOf(unit: string): readonly string[] {
  return neighbours.get(unit) ?? [];
}

/** Months are the challenge's: the first is January 1980. */
export const monthOf = (year: number, month: number) => (year - 1980) * 12 + month;

/** State-based deaths by country and month, 1990 to 2020. */
export function readHistory(folder: string): Panel {
  const history = v.parse(Outcomes, rowsOf(join(folder, "cm_ged_sb_1990_2020.csv.gz")));
  return panelOf(history.map(({ month_id, country_id, ged_sb }) => ({ unit: country_id, month: Number(month_id), count: ged_sb })));
}

/**
 * Scores the baselines and the model of Vigie over the country-months of the challenge. `untold` counts those of which it could say nothing, because nothing was known of the
 * country; they are in no score.
 */
export function scoreModels(folder: string): ModelRow[] {
  const panel = readHistory(folder);
  return [2018, 2019, 2020].flatMap((window) => {
    const known = knownUntil(panel, monthOf(window - 1, 10));
    const outcomes = v.parse(Outcomes, rowsOf(join(folder, `cm_actuals_${window}.csv`)));
    return Object.entries(models).map(([model, make]) => {
      const forecast = make(known);
      const told = outcomes.flatMap(({ month_id, country_id, ged_sb }) => {
        const draws = forecast(known, country_id, Number(month_id) - known.until);
        return draws === undefined ? [] : [{ country: country_id, draws, outcome: ged_sb, deadly: known.history(country_id, 24).filter((count) => (count ?? 0) > 0).length }];
      });
      const places = told.filter(({ deadly }) => deadly > 0).map(({ draws, outcome }) => placeOf(draws, outcome));
      return { model, window, countryMonths: told.length, untold: outcomes.length - told.length, ours: meanScores(told), places, told };
    });
  });
}

function meanScores(told: readonly { readonly draws: Draws; readonly outcome: number }[]): Scores {
  const mean = (score: (draws: Draws, outcome: number) => number) => told.reduce((sum, { draws, outcome }) => sum + score(draws, outcome), 0) / told.length;
  return { crps: mean(crps), ignorance: mean(ignorance), intervalScore: mean((draws, outcome) => intervalScore(draws, outcome)) };
}
