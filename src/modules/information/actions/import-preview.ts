import { basename } from "node:path";
import { openTable } from "#platform/files/open-table.ts";
import { prioGridCell } from "#geography/model/priogrid.ts";
import type { Event } from "../model/event.ts";
import type { CsvMapping, MappedField } from "../model/import/csv-mapping.ts";
import { guessMapping, type GuessedMapping } from "../model/import/guess-mapping.ts";
import { previewRows, readMapped } from "../model/import/mapped-csv.ts";
import type { Rejection } from "../model/import/rejection.ts";
import { recogniseUcdp, releaseFromFileName } from "../model/import/ucdp-layout.ts";
import { unknownRelease } from "../store/import-staging.ts";
import { countryOf } from "./import-reader.ts";

export type ImportPreview = {
  /** Null for a table that is not UCDP's and needs a mapping. */
  readonly ucdp: { readonly layout: string; /** Null when the name of the file does not say it. */ readonly release: string | null } | null;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly guess: GuessedMapping;
  /** What the first rows would become, by the mapping given or the guessed one. */
  readonly events: readonly { readonly row: number; readonly event: Event }[];
  readonly rejections: readonly Rejection[];
  readonly missingColumns: readonly string[];
  /** Fields without which nothing is an event and for which no column was named or guessed. */
  readonly missingFields: readonly MappedField[];
};

const rowsGuessed = 100;
const rowsShown = 20;

/** The first rows of a table, what its columns seem to mean, and what would become of twenty of them. Nothing is stored. */
export async function previewImport(path: string, fileName: string, given: CsvMapping | undefined): Promise<ImportPreview> {
  const { header, headerRow, rows } = await firstRows(path);
  const release = releaseFromFileName(fileName);
  const recognised = recogniseUcdp(header, release ?? unknownRelease);
  const guess = guessMapping([header, ...rows.map((row) => row.cells)], headerRow);
  const mapping = given ?? withDataset(guess.mapping, fileName);
  const names = mapping.headerRow > headerRow ? (rows.find((row) => row.row === mapping.headerRow)?.cells ?? []) : header;
  const reader = readMapped(names.map((name) => name.trim()), mapping, { release: unknownRelease, countryOf, cellOf: prioGridCell });
  const asked = rows.filter((row) => row.row >= mapping.firstDataRow).slice(0, rowsShown);
  const tried = "missing" in reader ? { events: [], rejections: [] } : previewRows(reader, asked);
  return {
    ucdp: "missing" in recognised ? null : { layout: recognised.layout, release: release ?? null },
    header,
    rows: rows.slice(0, rowsShown).map((row) => row.cells.map((cell) => cell.slice(0, 500).toWellFormed())),
    guess: { ...guess, mapping: withDataset(guess.mapping, fileName) },
    ...tried,
    missingColumns: "missing" in reader ? reader.missing : [],
    missingFields: "missing" in reader && "missing" in recognised ? reader.missingFields : [],
  };
}

/** The guess the screen would show, for a caller that has no screen. */
export async function guessedMapping(path: string): Promise<GuessedMapping> {
  const { header, headerRow, rows } = await firstRows(path);
  const guess = guessMapping([header, ...rows.map((row) => row.cells)], headerRow);
  return { ...guess, mapping: withDataset(guess.mapping, basename(path)) };
}

async function firstRows(path: string) {
  const table = await openTable(path);
  const rows: { row: number; cells: readonly string[] }[] = [];
  try {
    for await (const row of table.rows) {
      rows.push(row);
      if (rows.length === rowsGuessed) break;
    }
  } finally {
    table.close();
  }
  return { header: table.header, headerRow: table.headerRow, rows };
}

/** Keys of two files must not meet in one data set, so a guessed mapping takes the file's name for it. */
function withDataset(mapping: CsvMapping, fileName: string): CsvMapping {
  const slug = fileName.toLowerCase().replace(/(\.(csv|tsv|txt|json|gz|zip))+$/, "").replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60).replace(/-+$/, "");
  return { ...mapping, dataset: slug === "" ? "csv" : slug };
}
