import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import * as v from "valibot";
import type { Context } from "#platform/context.ts";
import { openTable } from "#platform/files/open-table.ts";
import { stepInside } from "#platform/records/change.ts";
import type { RegisteredKind } from "#platform/records/registry.ts";
import { findRecord } from "#platform/records/stored.ts";
import { refuse } from "#platform/refusal.ts";
import { labelRank } from "#platform/rules/label.ts";
import { CountryTable, mostRows, type TableColumn } from "../model/country-table/country-table.ts";
import { faultsBetween, tableReader, type PlacedRow, type TableFault } from "../model/country-table/read-table.ts";
import { addCountryYears, type TableReading } from "../store/country-years.ts";

/** Bytes of a file of countries and years at most, packed or not: two hundred columns of all countries since 1800 are less. */
export const tableLimit = 100_000_000;

/** Reads the file of a draft: every row well, or nothing is stored and the first fault is said with how many there are. */
export async function readCountryTable(tables: RegisteredKind, ctx: Context, tableId: string, file: Readable): Promise<TableReading> {
  const draft = (await ctx.transaction((db) => findRecord(db, tables.kind, tableId))) ?? refuse("assessment.country-table-not-found");
  const { columns } = v.parse(CountryTable, draft.content);
  const rows = await readRows(file, columns);
  const reading = readingOf(rows, columns, ctx.now);
  return ctx.transaction(async (db) => {
    const record = (await findRecord(db, tables.kind, tableId, true)) ?? refuse("assessment.country-table-not-found");
    if (record.state !== "draft") refuse("assessment.country-table-not-draft");
    // Somebody said meanwhile that a column means something else: what was read is not what is said.
    if (record.version !== draft.version) refuse("platform.version-stale", { values: { version: record.version } });
    await addCountryYears(db, { tableId, compartmentId: record.compartmentId, labelRank: labelRank(v.parse(CountryTable, record.content).label) }, reading, rows);
    // Taken by nobody else, but in the name of whoever brought the rows in.
    const asSystem: Context = { ...ctx, viewer: { ...ctx.viewer, memberships: [{ compartmentId: record.compartmentId, role: "system" }] } };
    await stepInside(db, asSystem, tables, [], record, { step: "bring-in", reason: "", input: {} });
    return reading;
  });
}

async function readRows(file: Readable, columns: readonly TableColumn[]): Promise<PlacedRow[]> {
  const table = await openTable(file, { limits: { maxExpandedBytes: tableLimit } });
  try {
    const reader = tableReader(table.header, columns);
    if ("missing" in reader) return refuse("assessment.country-table-columns-differ", { values: { columns: reader.missing.slice(0, 5).join(", "), number: reader.missing.length } });
    const [rows, faults]: [PlacedRow[], TableFault[]] = [[], []];
    for await (const { row, cells, fault } of table.rows) {
      const read = fault === undefined ? reader.read(row, cells) : { row, column: table.header[fault.column] ?? "", code: "assessment.country-table-cell-unreadable" };
      if ("code" in read) faults.push(read);
      else rows.push(read);
      if (rows.length > mostRows) return refuse("assessment.country-table-too-long", { values: { most: mostRows } });
    }
    if (faults.length === 0 && rows.length === 0) return refuse("platform.file-empty");
    refuseFaults(faults);
    refuseFaults(faultsBetween(rows, columns));
    return rows;
  } finally {
    table.close();
  }
}

function refuseFaults(faults: readonly TableFault[]): void {
  const [first] = faults;
  if (first !== undefined) refuse(first.code, { values: { row: first.row, column: first.column, others: faults.length - 1, ...first.values } });
}

function readingOf(rows: readonly PlacedRow[], columns: readonly TableColumn[], now: Date): TableReading {
  const years = rows.map(({ year }) => year);
  const plain = rows.map(({ unit, year, onset, region, values }) => [unit, year, onset, region, values]);
  return {
    rows: rows.length, first: Math.min(...years), last: Math.max(...years), units: new Set(rows.map(({ unit }) => unit)).size,
    onsets: columns.some(({ role }) => role === "onset") ? rows.filter(({ onset }) => onset === true).length : null,
    sha256: createHash("sha256").update(JSON.stringify([columns, plain])).digest(), readAt: now.toISOString(),
  };
}
