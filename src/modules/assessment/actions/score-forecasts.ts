import * as v from "valibot";
import { countryOfArea } from "#information/model/event-areas.ts";
import { listDatasets, listMonthlyDeaths } from "#information/store/event-datasets.ts";
import type { Database } from "#platform/database/open-database.ts";
import { stepInside } from "#platform/records/change.ts";
import type { RegisteredKind } from "#platform/records/registry.ts";
import { findRecord } from "#platform/records/stored.ts";
import { labelRank } from "#platform/rules/label.ts";
import { systemContext } from "#platform/system.ts";
import { monthNumber, monthOf } from "#platform/rules/calendar-month.ts";
import { knownOf } from "../model/forecast/compute.ts";
import { ForecastRun, monthsAhead } from "../model/forecast/forecast-run.ts";
import { seriesOf } from "../model/forecast/frozen-series.ts";
import { scoreMonths } from "../model/forecast/scored.ts";
import { findBasis, listForecasts } from "../store/forecast-rows.ts";
import { addScores, listUnscoredRuns, type OpenRun } from "../store/forecast-scores.ts";
import { areasOfDataset } from "./areas-of-dataset.ts";

export type ScoringRoom = { readonly database: Database; readonly runs: RegisteredKind; readonly systemId: string };

/**
 * Scores what was published and is known by now: every month that is over and that the data set has reached since. With the last of its months a run is scored. Each run is a
 * transaction of its own. Gives how many runs gained scores.
 */
export async function scoreForecasts(room: ScoringRoom, now: Date): Promise<number> {
  const { db } = room.database.worker;
  const open = await listUnscoredRuns(db);
  if (open.length === 0) return 0;
  const reached = new Map((await listDatasets(db)).map(({ dataset, last }) => [dataset, monthNumber(last)]));
  let scored = 0;
  for (const run of open) {
    const [from, to] = [monthNumber(run.scoredTo ?? run.last) + 1, Math.min(monthNumber(run.last) + monthsAhead, reached.get(run.dataset) ?? 0, monthNumber(now.toISOString().slice(0, 7)) - 1)];
    if (from > to) continue;
    await scoreRun(room, run, from, to, now);
    scored += 1;
  }
  return scored;
}

async function scoreRun({ database, runs, systemId }: ScoringRoom, run: OpenRun, from: number, to: number, now: Date): Promise<void> {
  await database.worker.db.transaction().execute(async (db) => {
    const record = await findRecord(db, runs.kind, run.id, true);
    const basis = await findBasis(db, run.id);
    if (record?.state !== "published" || basis === undefined) return;
    const deaths = await listMonthlyDeaths(db, run.dataset, monthOf(to), { compartmentId: run.compartmentId, labelRank: run.labelRank });
    const rows = (await listForecasts(db, run.id, { span: 1 })).map(({ unit, month, draws }) => ({ unit, month: monthNumber(month), draws })).filter(({ month }) => month >= from && month <= to);
    const within = { compartmentId: run.compartmentId, labelRank: run.labelRank };
    const series = basis.areas === null ? seriesOf(deaths, basis.first, to) : (await areasOfDataset(db, run.dataset, [...new Set(basis.areas.units.map(countryOfArea))], { first: basis.first, last: to }, within)).series;
    const outcomes = knownOf({ ...basis, last: to, units: [...new Set(rows.map(({ unit }) => unit))], series });
    const outcomeOf = (unit: string, month: number) => outcomes.history(unit, to - month + 1)[0] ?? 0;
    const owner = { runId: run.id, compartmentId: run.compartmentId, labelRank: labelRank(v.parse(ForecastRun, record.content).label) };
    await addScores(db, owner, scoreMonths(basis, rows, outcomeOf), now.toISOString());
    if (to < monthNumber(run.last) + monthsAhead) return;
    await stepInside(db, systemContext(database, systemId, run.compartmentId, ["system"], now), runs, [], record, { step: "score", reason: "", input: {} });
  });
}
