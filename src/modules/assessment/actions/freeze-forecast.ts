import { createHash } from "node:crypto";
import * as v from "valibot";
import { listDatasets, listMonthlyDeaths, listReleases } from "#information/store/event-datasets.ts";
import type { Db } from "#platform/database/pools.ts";
import { refuse } from "#platform/refusal.ts";
import type { RegisteredKind } from "#platform/records/registry.ts";
import { labelRank, labels } from "#platform/rules/label.ts";
import { monthNumber } from "#platform/rules/calendar-month.ts";
import { ForecastRun, leastMonths } from "../model/forecast/forecast-run.ts";
import { seriesOf } from "../model/forecast/frozen-series.ts";
import { addBasis } from "../store/forecast-rows.ts";

/**
 * Freezing a run copies the counts it will be made from, as they are known now and to the person who freezes: a release that comes later changes
 * nothing of it. Refused where the data end before the cut-off, because months nobody has looked at are not months without deaths.
 */
export const freezeForecast: NonNullable<RegisteredKind["afterStep"]> = async (db, ctx, record, step) => {
  if (step !== "freeze") return;
  const run = v.parse(ForecastRun, record.content);
  const { first, last } = await monthsOf(db, run, ctx.now);
  const deaths = await listMonthlyDeaths(db, run.dataset, run.cutOff);
  const highest = Math.max(0, ...deaths.map((one) => one.labelRank));
  if (labelRank(run.label) < highest) refuse("platform.label-below-evidence", { values: { label: labels[highest] ?? "strictly-confidential" } });
  const series = seriesOf(deaths, first, last);
  const sha256 = createHash("sha256").update(JSON.stringify({ dataset: run.dataset, first, last, series })).digest();
  const counted = { events: sumOf(deaths.map((one) => one.events)), uncounted: sumOf(deaths.map((one) => one.uncounted)) };
  const releases = await listReleases(db, run.dataset, run.cutOff);
  await addBasis(db, { runId: record.id, compartmentId: record.compartmentId, labelRank: labelRank(run.label) }, { target: run.target, dataset: run.dataset, releases, first, last, series, ...counted, sha256, frozenAt: ctx.now.toISOString() });
};

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
