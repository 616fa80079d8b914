import type { Database } from "#platform/database/open-database.ts";
import { refuse } from "#platform/refusal.ts";
import { hasKnownRelease } from "../store/import-batches.ts";
import { openEventFile, type EventFile, type ReaderWanted } from "./import-reader.ts";

/** Refuses by its first rows what would be refused anyway, for a caller who would hear of it only when the job has run. */
export async function lookBeforeImport(database: Database, compartmentId: string, wanted: ReaderWanted): Promise<void> {
  const file = await openEventFile(wanted);
  await file.close();
  await refuseUnknownRelease(database, compartmentId, file);
}

/**
 * A file whose release nobody can tell would count as older than all that is known, and a newer release would be set aside row by row.
 * Only where nothing stored has a known release can it do no harm.
 */
export async function refuseUnknownRelease(database: Database, compartmentId: string, { release, dataset }: Pick<EventFile, "release" | "dataset">): Promise<void> {
  if (release.order.length > 0 || !(await hasKnownRelease(database.worker.db, compartmentId, dataset))) return;
  refuse(code, { values: { dataset }, fields: [{ path: "release", code, values: { dataset } }] });
}

const code = "information.import-release-needed";
