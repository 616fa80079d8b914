import { sql } from "kysely";
import type { Db } from "#platform/database/pools.ts";
import { within } from "#platform/database/reach.ts";
import { labels, type Label } from "#platform/rules/label.ts";
import { monthOf } from "#platform/rules/calendar-month.ts";
import type { ForecastLevel, ForecastTarget } from "../model/forecast/forecast-run.ts";
import type { MonthScore } from "../model/forecast/scored.ts";
import type { Owner } from "./forecast-rows.ts";

/** Adds scores of months that have none yet; those that are there stay as they are. */
export async function addScores(db: Db, { runId, compartmentId, labelRank }: Owner, scores: readonly MonthScore[], scoredAt: string): Promise<void> {
  const column = (of: (score: MonthScore) => number) => scores.map(of);
  await sql`
    insert into assessment.forecast_score (run_id, compartment_id, label, scored_at, unit, month, model, ahead, is_active, outcome, crps, ignorance, interval_score, below, up_to)
    select ${runId}::uuid, ${compartmentId}::uuid, ${labelRank}::smallint, ${scoredAt}::timestamptz, one.*
      from unnest(${scores.map(({ unit }) => unit)}::text[], ${scores.map(({ month }) => `${monthOf(month)}-01`)}::date[], ${scores.map(({ model }) => model)}::text[],
                  ${column(({ ahead }) => ahead)}::smallint[], ${scores.map(({ isActive }) => isActive)}::boolean[], ${column(({ outcome }) => outcome)}::integer[], ${column(({ crps }) => crps)}::real[], ${column(({ ignorance }) => ignorance)}::real[],
                  ${column(({ intervalScore }) => intervalScore)}::real[], ${column(({ below }) => below)}::real[], ${column(({ upTo }) => upTo)}::real[]) as one
    on conflict do nothing
  `.execute(db);
}

export type OpenRun = { readonly id: string; readonly compartmentId: string; readonly labelRank: number; readonly dataset: string; readonly last: string; readonly scoredTo: string | null };

/** Published runs of which not every month is scored, with how far they are. */
export async function listUnscoredRuns(db: Db): Promise<OpenRun[]> {
  const { rows } = await sql<OpenRun>`
    select head.id, head.compartment_id as "compartmentId", forecast_basis.label as "labelRank", dataset, to_char(last_month, 'YYYY-MM') as last,
           (select to_char(max(month), 'YYYY-MM') from assessment.forecast_score where run_id = head.id) as "scoredTo"
      from record.head join assessment.forecast_basis on run_id = head.id
     where head.kind = 'assessment.forecast-run' and head.state = 'published' order by last_month, head.id
  `.execute(db);
  return rows;
}

export type ModelRecord = { readonly target: ForecastTarget; readonly level: ForecastLevel; readonly model: string; readonly months: number; readonly runs: number; readonly crps: number; readonly ignorance: number; readonly intervalScore: number };

/** Mean scores of the model and of the simple rules over everything that was foretold and is known by now. */
export async function listModelRecords(db: Db): Promise<ModelRecord[]> {
  const { rows } = await sql<ModelRecord>`
    select forecast_basis.target, forecast_basis.level, model, count(*) as months, count(distinct forecast_score.run_id) as runs, avg(crps)::float8 as crps, avg(ignorance)::float8 as ignorance, avg(interval_score)::float8 as "intervalScore"
      from assessment.forecast_score join assessment.forecast_basis on forecast_basis.run_id = forecast_score.run_id
     where ${within(db, "forecast_score")} group by forecast_basis.target, forecast_basis.level, model order by forecast_basis.target, forecast_basis.level desc, avg(crps), model
  `.execute(db);
  return rows;
}

export type TenthRecord = { readonly target: ForecastTarget; readonly level: ForecastLevel; readonly tenth: number; readonly share: number };

/**
 * How often the outcome lay in each tenth of the forecast, over countries in which somebody had died within two years before. An outcome that a whole part of the distribution
 * shares (often zero) counts in every tenth it covers, by as much of it as lies there (the mean of a randomised PIT; Czado, Gneiting and Held 2009).
 */
export async function listTenths(db: Db): Promise<TenthRecord[]> {
  const { rows } = await sql<TenthRecord>`
    select target, level, tenth,
           avg(case when up_to - below < 1e-6 then (least(9, floor(below * 10)) = tenth)::int
                    else greatest(0, least(up_to, (tenth + 1) / 10.0) - greatest(below, tenth / 10.0)) / (up_to - below) end)::float8 as share
      from assessment.forecast_score join assessment.forecast_basis on forecast_basis.run_id = forecast_score.run_id
     cross join generate_series(0, 9) as tenth
     where model = 'vigie' and is_active and ${within(db, "forecast_score")}
     group by target, level, tenth order by target, level desc, tenth
  `.execute(db);
  return rows;
}

export type CoverageRecord = { readonly target: ForecastTarget; readonly level: ForecastLevel; readonly share: number; readonly within: number };

/** The central intervals of which it is asked how often they held what happened. */
const shares = [0.5, 0.8, 0.9];

/** How often the outcome lay within each of them, over the same countries and counted in the same way (`coverageOf` in numbers/forecast/calibration.ts). */
export async function listCoverage(db: Db): Promise<CoverageRecord[]> {
  const { rows } = await sql<CoverageRecord>`
    select target, level, share::float8,
           avg(case when up_to - below < 1e-6 then (below between (1 - share) / 2 and (1 + share) / 2)::int
                    else greatest(0, least(up_to, (1 + share) / 2) - greatest(below, (1 - share) / 2)) / (up_to - below) end)::float8 as "within"
      from assessment.forecast_score join assessment.forecast_basis on forecast_basis.run_id = forecast_score.run_id
     cross join unnest(${shares}::float8[]) as share
     where model = 'vigie' and is_active and ${within(db, "forecast_score")}
     group by target, level, share order by target, level desc, share
  `.execute(db);
  return rows;
}

export type Miss = { readonly runId: string; readonly unit: string; readonly month: string; readonly ahead: number; readonly outcome: number; readonly crps: number; readonly isAbove: boolean };

/** The highest label of what the record of the forecasts rests on. */
export async function highestScoreLabel(db: Db): Promise<Label> {
  const { rows } = await sql<{ rank: number | null }>`
    select greatest((select max(label) from assessment.forecast_score where ${within(db, "forecast_score")}), (select max(label) from assessment.killing_outcome where ${within(db, "killing_outcome")})) as rank
  `.execute(db);
  return labels[rows[0]?.rank ?? 0] ?? "strictly-confidential";
}

/** Less than this is no miss: the forecast was as near as a count can be. */
const leastMiss = 1;

/** Where the forecasts were furthest from what happened. */
export async function listMisses(db: Db, limit: number): Promise<Miss[]> {
  const { rows } = await sql<Miss>`
    select run_id as "runId", unit, to_char(month, 'YYYY-MM') as month, ahead, outcome, crps, up_to >= 0.5 as "isAbove"
      from assessment.forecast_score where model = 'vigie' and crps >= ${leastMiss} and ${within(db, "forecast_score")} order by crps desc, month, unit limit ${limit}
  `.execute(db);
  return rows;
}
