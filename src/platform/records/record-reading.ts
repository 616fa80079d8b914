import type { Context } from "../context.ts";
import type { Db } from "../database/pools.ts";
import { recordEntry } from "../ledger/record-entry.ts";
import type { RecordContent, StoredRecord } from "../rules/kind.ts";
import { labelRank } from "../rules/label.ts";

/** S61: every reading of a confidential record is an entry, by whichever door; of an unclassified one it is nobody's business. */
export async function recordReading(db: Db, ctx: Pick<Context, "viewer">, record: Pick<StoredRecord<RecordContent>, "id" | "version" | "compartmentId" | "content">, event: string): Promise<void> {
  const label = labelRank(record.content.label);
  if (label > 0) await recordEntry(db, { actorId: ctx.viewer.userId, event, recordId: record.id, version: record.version, compartmentId: record.compartmentId, label });
}
