import type { Database } from "#platform/database/open-database.ts";
import { recordEntry } from "#platform/ledger/record-entry.ts";
import { listUnentered } from "../store/sealed-submissions.ts";

/**
 * Enters in the ledger what came in confidence on earlier days, all together and sorted by random names: an entry at the moment of arrival
 * would tell the minute (S42), and a receipt proves a day.
 */
export async function enterFilings({ worker }: Database, now: Date): Promise<void> {
  await worker.db.transaction().execute(async (db) => {
    for (const { id, compartmentId, digest } of await listUnentered(db, now.toISOString().slice(0, 10))) {
      await recordEntry(db, { actorId: null, event: "protection.submission-filed", recordId: id, compartmentId, label: 1, digest: digest ?? undefined });
    }
  });
}
