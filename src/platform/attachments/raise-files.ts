import { sql } from "kysely";
import * as v from "valibot";
import { withinOrReleased } from "../database/reach.ts";
import { recordEntry } from "../ledger/record-entry.ts";
import { checkRaisedLabel } from "../records/raised-label.ts";
import type { RegisteredKind } from "../records/registry.ts";
import { refuse } from "../refusal.ts";
import { Attachments } from "../rules/attachment.ts";
import { Label, labelRank } from "../rules/label.ts";
import { withinFile } from "./within-file.ts";

const WithFiles = v.object({ label: Label, attachments: Attachments });

/**
 * For records that files hang on. A file that was added below the label of its record is raised to it, so that its original does not leave more easily than
 * the record's own words; not over other records that cite it and stand lower, and nothing lowers it again. What hangs on a record of few readers hangs on
 * no other: it would be open to more people there.
 */
export const raiseFiles: NonNullable<RegisteredKind["afterSave"]> = async (db, ctx, record) => {
  const { label: to, attachments } = v.parse(WithFiles, record.content);
  const fileIds = attachments.map(({ fileId }) => fileId);
  if (fileIds.length === 0) return;
  const { rows: elsewhere } = await sql`
    select from attachment.file join record.head on head.id = any (file.hangs_on) and head.id <> ${record.id} and (head.readers is not null or head.named <> '{}')
     where file.id = any (${fileIds}::uuid[]) and ${withinOrReleased(db, "head")}
  `.execute(db);
  if (elsewhere.length > 0) refuse("platform.attachment-of-few-readers");
  const label = labelRank(to);
  const { rows } = await sql<{ id: string; compartmentId: string }>`
    select id, compartment_id as "compartmentId" from attachment.file where id = any (${fileIds}::uuid[]) and label < ${label} and ${withinFile(db)}
  `.execute(db);
  for (const { id, compartmentId } of rows) {
    await checkRaisedLabel(db, id, to);
    await sql`update attachment.file set label = ${label} where id = ${id}`.execute(db);
    await recordEntry(db, { actorId: ctx.viewer.userId, event: "attachment.label-raised", recordId: id, compartmentId, label });
  }
};
