import { sql } from "kysely";
import type { Context } from "../context.ts";
import type { Db } from "../database/pools.ts";
import { prepared } from "../database/prepared.ts";
import { recordEntry } from "../ledger/record-entry.ts";
import type { RecordContent, StoredRecord } from "../rules/kind.ts";
import { labelRank } from "../rules/label.ts";

type Read = Pick<StoredRecord<RecordContent>, "id" | "version" | "compartmentId" | "content">;

/**
 * S61: every reading of a confidential record is an entry, by whichever door. Of an unclassified one it is nobody's business, unless the
 * record or the situation it belongs to is one whose readings are logged whatever the label.
 */
export async function recordReading(db: Db, ctx: Pick<Context, "viewer">, record: Read, event: string): Promise<void> {
  const label = labelRank(record.content.label);
  if (label === 0 && !(await logsReading(db, record))) return;
  await recordEntry(db, { actorId: ctx.viewer.userId, event, recordId: record.id, version: record.version, compartmentId: record.compartmentId, label });
}

async function logsReading(db: Db, { id, content }: Read): Promise<boolean> {
  const { rows } = await sql<{ logs: boolean }>`${prepared} select record.logs_reading(${[id, content.situationId ?? id]}::uuid[]) as logs`.execute(db);
  return rows[0]?.logs ?? false;
}
