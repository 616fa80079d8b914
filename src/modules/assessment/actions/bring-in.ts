import type { Readable } from "node:stream";
import type { Context } from "#platform/context.ts";
import type { Db } from "#platform/database/pools.ts";
import { openTable } from "#platform/files/open-table.ts";
import { stepInside } from "#platform/records/change.ts";
import type { RegisteredKind } from "#platform/records/registry.ts";
import { findRecord } from "#platform/records/stored.ts";
import { refuse } from "#platform/refusal.ts";
import type { RecordContent, StoredRecord } from "#platform/rules/kind.ts";

/** What is wrong in a file, where: the row as a spreadsheet counts it and the name of the column, with the code of a sentence. */
export type RowFault = { readonly row: number; readonly column: string; readonly code: string; readonly values?: Readonly<Record<string, string | number>> };

export type RowReader<Row> = { read(row: number, cells: readonly string[]): Row | RowFault };

/** Bytes of a file that is brought in beside a record at most, packed or not. */
export const fileLimit = 100_000_000;

/** Reads every row of a table. Refused, with the first fault and how many there are, where one is not well; `code` says that it has too many rows. */
export async function readWhole<Row extends object>(file: Readable, readerFor: (header: readonly string[]) => RowReader<Row>, most: { readonly rows: number; readonly code: string }): Promise<Row[]> {
  const table = await openTable(file, { limits: { maxExpandedBytes: fileLimit } });
  try {
    const reader = readerFor(table.header);
    const [rows, faults]: [Row[], RowFault[]] = [[], []];
    for await (const { row, cells, fault } of table.rows) {
      const read = fault === undefined ? reader.read(row, cells) : { row, column: table.header[fault.column] ?? "", code: "assessment.country-table-cell-unreadable" };
      if ("code" in read) faults.push(read);
      else rows.push(read);
      if (rows.length > most.rows) refuse(most.code, { values: { most: most.rows } });
    }
    refuseFaults(faults);
    return rows.length === 0 ? refuse("platform.file-empty") : rows;
  } finally {
    table.close();
  }
}

export function refuseFaults(faults: readonly RowFault[]): void {
  const [first] = faults;
  if (first !== undefined) refuse(first.code, { values: { row: first.row, column: first.column, others: faults.length - 1, ...first.values } });
}

/**
 * Writes what was read of a file beside the draft it was read for, and takes the draft's step `bring-in`, in one transaction: once, and only while the draft is what it was when reading began. The step is taken by nobody else, but in the name of whoever brought
 * the rows in.
 */
export async function bringIn(registered: RegisteredKind, ctx: Context, draft: StoredRecord<RecordContent>, notDraft: string, write: (db: Db, record: StoredRecord<RecordContent>) => Promise<void>): Promise<void> {
  await ctx.transaction(async (db) => {
    const record = await findRecord(db, registered.kind, draft.id, true);
    if (record?.state !== "draft") return refuse(notDraft);
    if (record.version !== draft.version) return refuse("platform.version-stale", { values: { version: record.version } });
    await write(db, record);
    const asSystem: Context = { ...ctx, viewer: { ...ctx.viewer, memberships: [{ compartmentId: record.compartmentId, role: "system" }] } };
    await stepInside(db, asSystem, registered, [], record, { step: "bring-in", reason: "", input: {} });
  });
}
