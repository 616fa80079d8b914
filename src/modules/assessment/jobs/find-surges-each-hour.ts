import { lastImport } from "#information/store/event-weeks.ts";
import type { Database } from "#platform/database/open-database.ts";
import { findSurges } from "../actions/find-surges.ts";
import { weekNumber } from "../model/surges/week.ts";

/** Looks once an hour whether there is something new to look at: an import, or a week that is over. To count a world of weeks again would find the same. */
export function findSurgesEachHour(database: Database): (now: Date) => Promise<void> {
  let known = "";
  return async (now) => {
    if (now.getUTCMinutes() !== 41) return;
    const imported = await lastImport(database.worker.db);
    const state = `${imported} ${weekNumber(now.toISOString().slice(0, 10))}`;
    if (imported === null || state === known) return;
    await findSurges(database, now);
    known = state;
  };
}
