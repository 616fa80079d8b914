import * as v from "valibot";
import type { Database } from "#platform/database/open-database.ts";
import { inThread } from "#platform/jobs/in-thread.ts";
import { Cancelled, type Task } from "#platform/jobs/job.ts";
import { stepInside } from "#platform/records/change.ts";
import type { RegisteredKind } from "#platform/records/registry.ts";
import { findRecord } from "#platform/records/stored.ts";
import { refuse } from "#platform/refusal.ts";
import { labelRank } from "#platform/rules/label.ts";
import { systemContext } from "#platform/system.ts";
import { madeBy, type Structure, type UnitForecast } from "../model/forecast/compute.ts";
import { CountryTable, countryTableKind } from "../model/country-table/country-table.ts";
import { ForecastRun } from "../model/forecast/forecast-run.ts";
import { structureOf } from "../model/forecast/structure-of-table.ts";
import { unitsOf } from "../model/forecast/frozen-series.ts";
import { listCountryYears } from "../store/country-years.ts";
import { addForecasts, findBasis } from "../store/forecast-rows.ts";
import { codeDigest } from "./code-digest.ts";

export const EstimateInput = v.strictObject({ recordId: v.string() });

export type ForecastRoom = { readonly database: Database; readonly runs: RegisteredKind; readonly systemId: string; readonly clock: () => Date };

/** Foretells a frozen run. Everything is written at its end, in one transaction with the step: what was cancelled or cut off leaves nothing behind. */
export function estimateForecast(room: ForecastRoom): Task {
  return async ({ input, progress }) => {
    const { recordId } = v.parse(EstimateInput, input);
    return estimateRun(room, recordId, async (share) => progress(Math.round(share * 100), 100));
  };
}

export async function estimateRun({ database, runs, systemId, clock }: ForecastRoom, recordId: string, progress: (share: number) => Promise<void>): Promise<{ units: number; forecasts: number; seconds: number }> {
  const frozen = (await findBasis(database.worker.db, recordId)) ?? refuse("assessment.forecast-not-frozen");
  const began = performance.now();
  const { target, first, last, series, areas, table } = frozen;
  const structure = table === null ? undefined : await readStructure(database, table.id);
  const given = { target, first, last, series, units: areas?.units ?? unitsOf(series), neighbours: areas?.neighbours ?? null, structure };
  const forecasts = await inThread<UnitForecast[]>(new URL("./forecast-worker.ts", import.meta.url), given, progress);
  const seconds = (performance.now() - began) / 1_000;
  const codeSha256 = await codeDigest(["forecast", "forest"]);
  await database.worker.db.transaction().execute(async (db) => {
    const record = (await findRecord(db, runs.kind, recordId, true)) ?? refuse("assessment.forecast-run-not-found");
    if (record.state !== "data-frozen") throw new Cancelled();
    const now = clock();
    const owner = { runId: record.id, compartmentId: record.compartmentId, labelRank: labelRank(v.parse(ForecastRun, record.content).label) };
    await addForecasts(db, owner, last, { ...madeBy(structure), codeSha256, seconds, estimatedAt: now.toISOString() }, forecasts);
    const ctx = systemContext(database, systemId, record.compartmentId, ["system"], now);
    await stepInside(db, ctx, runs, [], record, { step: "estimate", reason: "", input: {} });
  });
  return { units: forecasts.length, forecasts: forecasts.reduce((sum, { months, year }) => sum + months.length + (year === undefined ? 0 : 1), 0), seconds: Math.round(seconds) };
}

/** The whole table: what of it was known when is for the model to say. */
async function readStructure({ worker }: Database, tableId: string): Promise<Structure> {
  const table = (await findRecord(worker.db, countryTableKind, tableId)) ?? refuse("assessment.country-table-not-found");
  return structureOf(v.parse(CountryTable, table.content).columns, await listCountryYears(worker.db, tableId));
}
