import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import * as v from "valibot";
import { readDraws } from "#numbers/forecast/draws.ts";
import { publishedScores, type PublishedScores } from "#numbers/forecast/published.ts";
import { crps, ignorance, intervalScore } from "#numbers/forecast/scores.ts";

/** Mean scores of a forecast over its country-months, and what is published of the same file. */
export type ChallengeRow = { readonly model: string; readonly window: number; readonly countryMonths: number; readonly ours: Scores; readonly published: Scores };
type Scores = Omit<PublishedScores, "model" | "window">;

const Outcomes = v.array(v.object({ month_id: v.string(), country_id: v.string(), ged_sb: v.pipe(v.string(), v.transform(Number), v.number()) }));
const Forecasts = v.array(v.object({ month_id: v.string(), country_id: v.string(), draws: v.string() }));

/** Scores the forecasts of the folder of the prediction challenge as that challenge does, beside the published scores of the same draws. */
export function scoreChallenge(folder: string): ChallengeRow[] {
  return publishedScores.map(({ model, window, ...published }) => {
    const known = new Map(v.parse(Outcomes, rowsOf(join(folder, `cm_actuals_${window}.csv`))).map((row) => [`${row.month_id} ${row.country_id}`, row.ged_sb]));
    const forecasts = v.parse(Forecasts, rowsOf(join(folder, `${model}_${window}.csv.gz`)));
    const sums = { crps: 0, ignorance: 0, intervalScore: 0 };
    for (const { month_id, country_id, draws: text } of forecasts) {
      const outcome = known.get(`${month_id} ${country_id}`);
      if (outcome === undefined) throw new RangeError(`${model} ${window}: month ${month_id} of country ${country_id} has no outcome`);
      const draws = readDraws(text);
      sums.crps += crps(draws, outcome);
      sums.ignorance += ignorance(draws, outcome);
      sums.intervalScore += intervalScore(draws, outcome);
    }
    const count = forecasts.length;
    return { model, window, countryMonths: count, ours: { crps: sums.crps / count, ignorance: sums.ignorance / count, intervalScore: sums.intervalScore / count }, published };
  });
}

function rowsOf(file: string): unknown {
  const bytes = readFileSync(file);
  return parse(file.endsWith(".gz") ? gunzipSync(bytes) : bytes, { columns: true, bom: true });
}
