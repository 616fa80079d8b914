import { setImmediate } from "node:timers/promises";
import { listDatasetReaches, listWeeklyCounts, type DatasetReach } from "#information/store/event-weeks.ts";
import type { Database } from "#platform/database/open-database.ts";
import { currentSignals, surgeVersion } from "../model/surges/current-signals.ts";
import type { Surge } from "../model/surges/surge-signal.ts";
import { mondayOf, sundayAfter } from "../model/surges/week.ts";
import { weeklySeries, wholeWeeks } from "../model/surges/weekly-series.ts";
import { addSurges } from "../store/surge-signals.ts";

/** Looks through every data set of every compartment for unusual last weeks, or through the one of this name. Gives how many signals are new. */
export async function findSurges(database: Database, now: Date, only?: string): Promise<number> {
  let found = 0;
  for (const reach of await listDatasetReaches(database.worker.db, only)) found += await findIn(database, reach, now);
  return found;
}

async function findIn(database: Database, reach: DatasetReach, now: Date): Promise<number> {
  const { db } = database.worker;
  const span = wholeWeeks(reach, now.toISOString().slice(0, 10));
  if (span === undefined) return 0;
  const counts = await listWeeklyCounts(db, reach, mondayOf(span.first), sundayAfter(mondayOf(span.last)));
  const surges: Surge[] = [];
  for (const series of weeklySeries(counts, span)) {
    surges.push(...currentSignals(series, span));
    // A world of areas takes seconds, and the same process answers people.
    await setImmediate();
  }
  return surges.length === 0 ? 0 : addSurges(db, reach, surges, { modelVersion: surgeVersion, foundAt: now.toISOString() });
}
