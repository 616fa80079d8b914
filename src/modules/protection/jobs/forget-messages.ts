import type { Database } from "#platform/database/open-database.ts";
import { recordEntry } from "#platform/ledger/record-entry.ts";
import { askToShred } from "../store/shredding.ts";
import { forgetMessages } from "../store/sealed-submissions.ts";

/** Half a year: whoever wants to read an answer again has had the time, and the paper with the words may have been found by somebody since (S45). */
export const messagesKeptDays = 180;

/** Messages both ways end some time after the submission did; what was submitted stays with the desk. */
export async function forgetOldMessages({ worker }: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - messagesKeptDays * 86_400_000).toISOString().slice(0, 10);
  await worker.db.transaction().execute(async (db) => {
    const gone = await forgetMessages(db, before);
    if (gone.length > 0) await askToShred(db);
    for (const { submissionId, compartmentId } of gone) await recordEntry(db, { actorId: null, event: "protection.messages-expired", recordId: submissionId, compartmentId, label: 1 });
  });
}
