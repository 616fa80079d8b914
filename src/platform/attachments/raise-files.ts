import { sql } from "kysely";
import type { Context } from "../context.ts";
import type { Db } from "../database/pools.ts";
import { within } from "../database/reach.ts";
import { recordEntry } from "../ledger/record-entry.ts";
import { checkRaisedLabel } from "../records/raised-label.ts";
import { labelRank, type Label } from "../rules/label.ts";

/**
 * A file that was added below the label of the record it is attached to is raised to it, so that its original does not leave more
 * easily than the record's own words. Not over other records that cite it and stand lower; and nothing lowers it again.
 */
export async function raiseFiles(db: Db, ctx: Context, to: Label, fileIds: readonly string[]): Promise<void> {
  const label = labelRank(to);
  const { rows } = await sql<{ id: string; compartmentId: string }>`
    select id, compartment_id as "compartmentId" from attachment.file where id = any (${fileIds}::uuid[]) and label < ${label} and ${within(db, "file")}
  `.execute(db);
  for (const { id, compartmentId } of rows) {
    await checkRaisedLabel(db, id, to);
    await sql`update attachment.file set label = ${label} where id = ${id}`.execute(db);
    await recordEntry(db, { actorId: ctx.viewer.userId, event: "attachment.label-raised", recordId: id, compartmentId, label });
  }
}
