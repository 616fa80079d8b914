import { sql } from "kysely";
import type { Db } from "#platform/database/pools.ts";
import { within } from "#platform/database/reach.ts";
import { monthNumber, monthOf } from "#platform/rules/calendar-month.ts";
import type { Basis, UnitForecast } from "../model/forecast/compute.ts";
import type { ForecastLevel, ForecastTarget } from "../model/forecast/forecast-run.ts";

type Draws = UnitForecast["months"][number];
type Explanation = NonNullable<UnitForecast["reason"]>;

/** Whose rows these are: all that stands beside a run has its compartment and its label. */
export type Owner = { readonly runId: string; readonly compartmentId: string; readonly labelRank: number };

export type FrozenBasis = Basis & {
  readonly dataset: string; readonly level: ForecastLevel; readonly releases: readonly string[]; readonly events: number; readonly uncounted: number; readonly sha256: Buffer; readonly frozenAt: string;
  /** The table it is told with; null for events alone. */
  readonly table: { readonly id: string; readonly sha256: Buffer } | null;
  /** Of a forecast of areas: all of them, which border on which, and what could be placed in none. */
  readonly areas: FrozenAreas | null;
};
type FrozenAreas = { readonly units: readonly string[]; readonly neighbours: readonly (readonly [string, readonly string[]])[]; readonly notPlaced: Readonly<Record<"imprecise" | "outside", { readonly events: number; readonly deaths: number }>> };
export type Estimate = { readonly modelVersion: string; readonly codeSha256: Buffer; readonly seed: number; readonly seconds: number; readonly estimatedAt: string };

export async function addBasis(db: Db, { runId, compartmentId, labelRank }: Owner, basis: Omit<FrozenBasis, "units">): Promise<void> {
  await sql`
    insert into assessment.forecast_basis (run_id, compartment_id, label, target, dataset, releases, first_month, last_month, events, uncounted, sha256, frozen_at, level, table_id, table_sha256, units, neighbours, not_placed)
    values (${runId}, ${compartmentId}, ${labelRank}, ${basis.target}, ${basis.dataset}, ${basis.releases}, ${dayOf(basis.first)}, ${dayOf(basis.last)}, ${basis.events}, ${basis.uncounted}, ${basis.sha256}, ${basis.frozenAt},
            ${basis.level}, ${basis.table?.id ?? null}, ${basis.table?.sha256 ?? null}, ${basis.areas?.units ?? null}::text[], ${basis.areas ? JSON.stringify(basis.areas.neighbours) : null}::jsonb, ${basis.areas ? JSON.stringify(basis.areas.notPlaced) : null}::jsonb)
  `.execute(db);
  if (basis.series.length === 0) return;
  await sql`
    insert into assessment.forecast_series (run_id, compartment_id, label, kind, unit, counts)
    select ${runId}::uuid, ${compartmentId}::uuid, ${labelRank}::smallint, one.kind, one.unit, one.counts::integer[]
      from unnest(${basis.series.map(({ kind }) => kind)}::text[], ${basis.series.map(({ unit }) => unit)}::text[], ${basis.series.map(({ counts }) => arrayOf(counts))}::text[]) as one (kind, unit, counts)
  `.execute(db);
}

type BasisRow = { target: ForecastTarget; dataset: string; releases: string[]; first: string; last: string; events: number; uncounted: number; sha256: Buffer; frozenAt: string; level: ForecastLevel; tableId: string | null; tableSha256: Buffer | null; areaUnits: string[] | null; neighbours: FrozenAreas["neighbours"] | null; notPlaced: FrozenAreas["notPlaced"] | null };

/** What a run was made from, of all its units or of one; undefined before it was frozen. `units` are those with a death of any kind. */
export async function findBasis(db: Db, runId: string, unit?: string): Promise<FrozenBasis | undefined> {
  const { rows } = await sql<BasisRow>`
    select target, dataset, releases, to_char(first_month, 'YYYY-MM') as first, to_char(last_month, 'YYYY-MM') as last, events, uncounted, sha256, frozen_at as "frozenAt",
           level, table_id as "tableId", table_sha256 as "tableSha256", units as "areaUnits", neighbours, not_placed as "notPlaced"
      from assessment.forecast_basis where run_id = ${runId} and ${within(db, "forecast_basis")}
  `.execute(db);
  const [row] = rows;
  if (!row) return undefined;
  const { rows: series } = await sql<Basis["series"][number]>`
    select kind, unit, counts from assessment.forecast_series
     where run_id = ${runId} and ${unit === undefined ? sql`true` : sql`unit = ${unit}`} and ${within(db, "forecast_series")} order by kind, unit
  `.execute(db);
  const { tableId, tableSha256, areaUnits, neighbours, notPlaced, ...told } = row;
  const areas = areaUnits && neighbours && notPlaced && { units: areaUnits, neighbours, notPlaced };
  return {
    ...told, first: monthNumber(row.first), last: monthNumber(row.last), series, units: areas?.units ?? [...new Set(series.map((one) => one.unit))].toSorted(),
    table: tableId && tableSha256 ? { id: tableId, sha256: tableSha256 } : null, areas,
  };
}

/** Writes what was foretold, all of it or nothing: whoever calls it holds the transaction. */
export async function addForecasts(db: Db, { runId, compartmentId, labelRank }: Owner, last: number, estimate: Estimate, forecasts: readonly UnitForecast[]): Promise<void> {
  const owned = sql`${runId}::uuid, ${compartmentId}::uuid, ${labelRank}::smallint`;
  await sql`
    insert into assessment.forecast_estimate (run_id, compartment_id, label, model_version, code_sha256, seed, seconds, estimated_at)
    values (${owned}, ${estimate.modelVersion}, ${estimate.codeSha256}, ${estimate.seed}, ${estimate.seconds}, ${estimate.estimatedAt})
  `.execute(db);
  const rows = forecasts.flatMap(({ unit, months, year }) => [
    ...months.map((draws, index) => ({ unit, month: last + index + 1, span: 1, draws })),
    ...(year === undefined ? [] : [{ unit, month: last + 1, span: 12, draws: year }]),
  ]);
  await sql`
    insert into assessment.forecast (run_id, compartment_id, label, unit, month, span, draw_values, draw_counts)
    select ${owned}, one.unit, one.month, one.span, one.draw_values::integer[], one.draw_counts::smallint[]
      from unnest(${rows.map(({ unit }) => unit)}::text[], ${rows.map(({ month }) => dayOf(month))}::date[], ${rows.map(({ span }) => span)}::smallint[],
                  ${rows.map(({ draws }) => arrayOf(draws.values))}::text[], ${rows.map(({ draws }) => arrayOf(draws.counts))}::text[]) as one (unit, month, span, draw_values, draw_counts)
  `.execute(db);
  const explained = forecasts.filter(({ reason }) => reason !== undefined);
  await sql`
    insert into assessment.forecast_reason (run_id, compartment_id, label, unit, reason)
    select ${owned}, one.unit, one.reason::jsonb from unnest(${explained.map(({ unit }) => unit)}::text[], ${explained.map(({ reason }) => JSON.stringify(reason))}::text[]) as one (unit, reason)
  `.execute(db);
}

export async function findEstimate(db: Db, runId: string): Promise<Estimate | undefined> {
  const { rows } = await sql<Estimate>`
    select model_version as "modelVersion", code_sha256 as "codeSha256", seed, seconds, estimated_at as "estimatedAt"
      from assessment.forecast_estimate where run_id = ${runId} and ${within(db, "forecast_estimate")}
  `.execute(db);
  return rows[0];
}

export type ForecastRow = { readonly unit: string; readonly month: string; readonly span: number; readonly draws: Draws };

/** What was foretold: of all units over one span, or of one unit over every span; months in their order. */
export async function listForecasts(db: Db, runId: string, of: { readonly span: number } | { readonly unit: string }): Promise<ForecastRow[]> {
  const { rows } = await sql<{ unit: string; month: string; span: number; values: number[]; counts: number[] }>`
    select unit, to_char(month, 'YYYY-MM') as month, span, draw_values as values, draw_counts as counts from assessment.forecast
     where run_id = ${runId} and ${"span" in of ? sql`span = ${of.span}` : sql`unit = ${of.unit}`} and ${within(db, "forecast")} order by unit, span, month
  `.execute(db);
  return rows.map(({ values, counts, ...row }) => ({ ...row, draws: { values, counts, total: counts.reduce((sum, count) => sum + count, 0) } }));
}

export async function findReason(db: Db, runId: string, unit: string): Promise<Explanation | undefined> {
  const { rows } = await sql<{ reason: Explanation }>`select reason from assessment.forecast_reason where run_id = ${runId} and unit = ${unit} and ${within(db, "forecast_reason")}`.execute(db);
  return rows[0]?.reason;
}

export type EarlierRun = { readonly id: string; readonly last: string };

/** The published run of the same target, level and data set whose data end last before this month: what we said last time. */
export async function findEarlierRun(db: Db, basis: Pick<FrozenBasis, "target" | "dataset" | "last" | "level">): Promise<EarlierRun | undefined> {
  const { rows } = await sql<EarlierRun>`
    select head.id, to_char(last_month, 'YYYY-MM') as last
      from assessment.forecast_basis join record.head on head.id = forecast_basis.run_id
     where target = ${basis.target} and level = ${basis.level} and dataset = ${basis.dataset} and last_month < ${dayOf(basis.last)}::date and head.state in ('published', 'scored')
       and ${within(db, "forecast_basis")} and ${within(db, "head")}
     order by last_month desc, head.id limit 1
  `.execute(db);
  return rows[0];
}

/** What stands beside a run is classified as the run is. */
export async function relabelRows(db: Db, runId: string, labelRank: number): Promise<void> {
  for (const table of ["forecast_basis", "forecast_series", "forecast_estimate", "forecast", "forecast_reason", "forecast_score"]) {
    await sql`update ${sql.table(`assessment.${table}`)} set label = ${labelRank} where run_id = ${runId} and label <> ${labelRank}`.execute(db);
  }
}

function dayOf(month: number): string {
  return `${monthOf(month)}-01`;
}

/** An array as PostgreSQL writes it: arrays of different lengths cannot travel as one parameter. */
function arrayOf(numbers: readonly number[]): string {
  return `{${numbers.join(",")}}`;
}
