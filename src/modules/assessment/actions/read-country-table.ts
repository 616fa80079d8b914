import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import * as v from "valibot";
import type { Context } from "#platform/context.ts";
import type { RegisteredKind } from "#platform/records/registry.ts";
import { findRecord } from "#platform/records/stored.ts";
import { refuse } from "#platform/refusal.ts";
import { labelRank } from "#platform/rules/label.ts";
import { CountryTable, mostRows, type TableColumn } from "../model/country-table/country-table.ts";
import { faultsBetween, tableReader, type PlacedRow } from "../model/country-table/read-table.ts";
import { addCountryYears, type TableReading } from "../store/country-years.ts";
import { bringIn, readWhole, refuseFaults } from "./bring-in.ts";

/** Reads the file of a draft: every row well, or nothing is stored and the first fault is said with how many there are. */
export async function readCountryTable(tables: RegisteredKind, ctx: Context, tableId: string, file: Readable): Promise<TableReading> {
  const draft = (await ctx.transaction((db) => findRecord(db, tables.kind, tableId))) ?? refuse("assessment.country-table-not-found");
  const { columns } = v.parse(CountryTable, draft.content);
  const rows = await readWhole(file, (header) => {
    const reader = tableReader(header, columns);
    return "missing" in reader ? refuse("assessment.country-table-columns-differ", { values: { columns: reader.missing.slice(0, 5).join(", "), number: reader.missing.length } }) : reader;
  }, { rows: mostRows, code: "assessment.country-table-too-long" });
  refuseFaults(faultsBetween(rows, columns));
  const reading = readingOf(rows, columns, ctx.now);
  await bringIn(tables, ctx, draft, "assessment.country-table-not-draft", (db, { compartmentId, content }) => addCountryYears(db, { tableId, compartmentId, labelRank: labelRank(content.label) }, reading, rows));
  return reading;
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
