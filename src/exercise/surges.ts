import { findSurges } from "#assessment/actions/find-surges.ts";
import { noteSurge } from "#assessment/actions/note-surge.ts";
import { listSurges } from "#assessment/store/surge-signals.ts";
import type { Database } from "#platform/database/open-database.ts";
import { exerciseMapping } from "./events.ts";
import type { Cast } from "./people.ts";
import { country } from "./places.ts";

/** Unusual weeks are found as everywhere; somebody has looked at the one on the coast, and the one on the road is left to whoever trains. */
export async function noteError(database: Database, cast: Cast, now: Date): Promise<void> {
  await findSurges(database, now, exerciseMapping.dataset);
  const found = await listSurges(database.worker.db, { country: country.iso3 }, 100);
  for (const { id, area } of found) if (area === "Coast") await noteSurge(cast.as("analyst", now), id, { verdict: "error-in-data", note: "One landing at the fishing quay, told by the radio in six bulletins and entered six times. KESTREL counts one." });
}
