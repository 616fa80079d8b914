import * as v from "valibot";
import { raiseFiles } from "#platform/attachments/raise-files.ts";
import type { RegisteredKind } from "#platform/records/registry.ts";
import { Report } from "../model/report.ts";

/** The files of a report are classified no lower than the report. */
export const raiseAttachments: NonNullable<RegisteredKind["afterSave"]> = async (db, ctx, record) => {
  const content = v.parse(Report, record.content);
  await raiseFiles(db, ctx, content.label, content.attachments.map(({ fileId }) => fileId));
};
