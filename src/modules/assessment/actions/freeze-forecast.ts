import { createHash } from "node:crypto";
import * as v from "valibot";
import { listDatasets, listMonthlyDeaths, listReleases } from "#information/store/event-datasets.ts";
import type { Db } from "#platform/database/pools.ts";
import { refuse } from "#platform/refusal.ts";
import type { RegisteredKind } from "#platform/records/registry.ts";
import { findRecord } from "#platform/records/stored.ts";
import { labelRank, labels } from "#platform/rules/label.ts";
import { monthNumber } from "#platform/rules/calendar-month.ts";
import { countryTableKind } from "../model/country-table/country-table.ts";
import { ForecastRun, leastMonths } from "../model/forecast/forecast-run.ts";
import { seriesOf } from "../model/forecast/frozen-series.ts";
import { findReading } from "../store/country-years.ts";
import { addBasis } from "../store/forecast-rows.ts";
import { areasOfDataset } from "./areas-of-dataset.ts";

/**
 * Freezing a run copies the counts it will be made from, as they are known now and to the person who freezes: a release that comes later changes
 * nothing of it. Refused where the data end before the cut-off, because months nobody has looked at are not months without deaths.
 */
export const freezeForecast: NonNullable<RegisteredKind["afterStep"]> = async (db, ctx, record, step) => {
  if (step !== "freeze") return;
  const run = v.parse(ForecastRun, record.content);
  const { first, last } = await monthsOf(db, run, ctx.now);
  const table = run.tableId === null ? null : await tableOf(db, run.tableId, record.compartmentId);
  const deaths = await listMonthlyDeaths(db, run.dataset, run.cutOff);
  const highest = Math.max(0, ...deaths.map((one) => one.labelRank));
  if (labelRank(run.label) < highest) refuse("platform.label-below-evidence", { values: { label: labels[highest] ?? "strictly-confidential" } });
  const placed = run.level === "area" ? await areasOfDataset(db, run.dataset, [...new Set(deaths.map(({ countryIso3 }) => countryIso3))].filter((iso3) => iso3 !== ""), { first, last }) : null;
  if (placed?.series.length === 0) return refuse("assessment.forecast-no-areas", { values: { dataset: run.dataset } });
  const series = placed?.series ?? seriesOf(deaths, first, last);
  const areas = placed && { units: placed.areas, neighbours: [...placed.neighbours], notPlaced: placed.notPlaced };
  const sha256 = createHash("sha256").update(JSON.stringify({ dataset: run.dataset, first, last, series, ...(areas ? { areas } : {}), ...(table ? { table: table.sha256.toString("hex") } : {}) })).digest();
  const counted = { events: sumOf(deaths.map((one) => one.events)), uncounted: sumOf(deaths.map((one) => one.uncounted)) };
  const releases = await listReleases(db, run.dataset, run.cutOff);
  await addBasis(db, { runId: record.id, compartmentId: record.compartmentId, labelRank: labelRank(run.label) }, { target: run.target, dataset: run.dataset, level: run.level, table, areas, releases, first, last, series, ...counted, sha256, frozenAt: ctx.now.toISOString() });
};

/** The table that a forecast is told with: read, of the same office, and said by its own digest. */
async function tableOf(db: Db, tableId: string, compartmentId: string): Promise<{ id: string; sha256: Buffer }> {
  const [table, reading] = [await findRecord(db, countryTableKind, tableId), await findReading(db, tableId)];
  if (table?.state !== "read" || reading === undefined) return refuse("assessment.killing-table-not-read");
  if (table.compartmentId !== compartmentId) return refuse("assessment.killing-table-elsewhere");
  return { id: tableId, sha256: reading.sha256 };
}

async function monthsOf(db: Db, { dataset, cutOff }: ForecastRun, now: Date): Promise<{ first: number; last: number }> {
  const known = (await listDatasets(db)).find((one) => one.dataset === dataset) ?? refuse("assessment.forecast-dataset-unknown", { values: { dataset } });
  const [first, last] = [monthNumber(known.first), monthNumber(cutOff)];
  if (last >= monthNumber(now.toISOString().slice(0, 7))) refuse("assessment.forecast-month-not-over");
  if (last > monthNumber(known.last)) refuse("assessment.forecast-cut-off-beyond-data", { values: { last: known.last } });
  if (last - first + 1 < leastMonths) refuse("assessment.forecast-too-little-past", { values: { first: known.first, months: leastMonths } });
  return { first, last };
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
