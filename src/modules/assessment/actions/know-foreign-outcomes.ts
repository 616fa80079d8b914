import { listDatasets, listMonthlyDeaths } from "#information/store/event-datasets.ts";
import type { Database } from "#platform/database/open-database.ts";
import { monthNumber, monthOf } from "#platform/rules/calendar-month.ts";
import { countedKinds } from "../model/forecast/compute.ts";
import { addForeignOutcomes, listOpenForeign, type OpenForeign } from "../store/foreign-rows.ts";

/** Looks up what happened in the months that forecasts from elsewhere told of, as far as they are over and their data set reaches: of all archives, or of one. Gives how many gained months. */
export async function knowForeignOutcomes(database: Database, now: Date, id?: string): Promise<number> {
  const { db } = database.worker;
  const open = await listOpenForeign(db, id);
  if (open.length === 0) return 0;
  const reached = new Map((await listDatasets(db)).map(({ dataset, last }) => [dataset, monthNumber(last)]));
  let gained = 0;
  for (const archive of open) {
    const from = archive.knownTo === null ? archive.firstTarget : monthOf(monthNumber(archive.knownTo) + 1);
    const to = monthOf(Math.min(monthNumber(archive.lastTarget), reached.get(archive.dataset) ?? 0, monthNumber(now.toISOString().slice(0, 7)) - 1));
    if (from > to) continue;
    await knowMonths(database, archive, { from, to }, now);
    gained += 1;
  }
  return gained;
}

async function knowMonths(database: Database, { id, compartmentId, labelRank, target, dataset }: OpenForeign, months: { from: string; to: string }, now: Date): Promise<void> {
  await database.worker.db.transaction().execute(async (db) => {
    const deaths = await listMonthlyDeaths(db, dataset, months.to, { compartmentId, labelRank });
    const counted = deaths.filter(({ month, kind, countryIso3 }) => month >= months.from && countryIso3 !== "" && countedKinds(target).some((one) => one === kind));
    const sums = Map.groupBy(counted, ({ countryIso3, month }) => `${countryIso3} ${month}`);
    const told = [...sums.values()].flatMap(([first, ...others]) => (first === undefined ? [] : [{ unit: first.countryIso3, month: first.month, count: others.reduce((sum, { best }) => sum + best, first.best) }]));
    await addForeignOutcomes(db, { recordId: id, compartmentId, labelRank }, months, told, now.toISOString());
  });
}
