import { cellToParent, latLngToCell } from "h3-js";
import { findCountry } from "#geography/model/countries.ts";
import { prioGridCell } from "#geography/model/priogrid.ts";
import { defaultFileLimits } from "#platform/files/limits.ts";
import { openTable, type OpenTable } from "#platform/files/open-table.ts";
import type { TableRow } from "#platform/files/table-row.ts";
import { refuse } from "#platform/refusal.ts";
import type { Event } from "../model/event.ts";
import type { CsvMapping } from "../model/import/csv-mapping.ts";
import { readMapped } from "../model/import/mapped-csv.ts";
import type { Rejection } from "../model/import/rejection.ts";
import { rejectionOfFault } from "../model/import/rejections.ts";
import { readUcdpGed, ucdpDataset } from "../model/import/ucdp-ged.ts";
import { releaseFromFileName } from "../model/import/ucdp-layout.ts";
import { cellNumber } from "../store/event-filter.ts";
import { releaseOf, unknownRelease, type MapCells, type Release } from "../store/import-staging.ts";

export const importFormats = ["ucdp-ged", "csv"] as const;
export type ImportFormat = (typeof importFormats)[number];

export type ReaderWanted = { readonly path: string; readonly fileName: string; readonly format: ImportFormat; readonly release: string | undefined; readonly mapping: CsvMapping | undefined };

/** A file opened with the reader of its format; one that is not the format was refused instead. */
export type EventFile = {
  readonly table: OpenTable;
  readonly release: Release;
  readonly dataset: string;
  /** Language of the accounts, for word stems. */
  readonly language: string;
  readonly rows: AsyncIterable<TableRow>;
  readonly read: (row: TableRow) => Event | Rejection[];
  close(): Promise<void>;
};

export async function openEventFile(wanted: ReaderWanted): Promise<EventFile> {
  const table = await openTable(wanted.path);
  const rows = table.rows[Symbol.asyncIterator]();
  const close = async () => {
    table.close();
    await rows.return?.();
  };
  try {
    const opened = wanted.format === "ucdp-ged" ? openUcdp(table, wanted) : await openMapped(table, rows, wanted);
    return { ...opened, table, rows: { [Symbol.asyncIterator]: () => rows }, close };
  } catch (error) {
    await close();
    throw error;
  }
}

type Opened = Pick<EventFile, "release" | "dataset" | "language" | "read">;

function openUcdp(table: OpenTable, wanted: ReaderWanted): Opened {
  const release = wanted.release ?? releaseFromFileName(wanted.fileName) ?? unknownRelease;
  const reader = readUcdpGed(table.header, { release, countryOf: (name, gw) => countryOf(name) ?? (gw === undefined ? null : (findCountry({ gw })?.iso3 ?? null)), cellOf: prioGridCell });
  if ("missing" in reader) {
    if (reader.repeated.length > 0) return refuse("information.import.repeated-columns", { values: { columns: shortList(reader.repeated) } });
    return refuse("information.import.other-format", { values: { missing: shortList(reader.missing) } });
  }
  return { release: releaseOf(release, reader.layout === "extract" ? 0 : 1), dataset: ucdpDataset, language: "en", read: (row) => faultOr(table.header, row, () => reader.toEvent(row.row, row.cells)) };
}

async function openMapped(table: OpenTable, rows: AsyncIterator<TableRow>, wanted: ReaderWanted): Promise<Opened> {
  const mapping = wanted.mapping ?? refuse("information.import-mapping-not-found", { values: { name: "" } });
  const header = await headerAt(table, rows, mapping.headerRow);
  const release = wanted.release ?? unknownRelease;
  const reader = readMapped(header, mapping, { release, countryOf, cellOf: prioGridCell });
  if ("missing" in reader) {
    if (reader.missing.length > 0) return refuse("information.import.mapping-columns-missing", { values: { missing: shortList(reader.missing) } });
    return refuse("information.import.no-date-column");
  }
  const read = (row: TableRow) => (row.row < mapping.firstDataRow ? [] : faultOr(header, row, () => reader.toEvent(row.row, row.cells)));
  return { release: releaseOf(release, 1), dataset: mapping.dataset, language: mapping.language, read };
}

/** Titles may stand above the names of the columns. */
async function headerAt(table: OpenTable, rows: AsyncIterator<TableRow>, headerRow: number): Promise<readonly string[]> {
  if (headerRow <= table.headerRow) return table.header;
  for (let next = await rows.next(); !next.done; next = await rows.next()) {
    if (next.value.row >= headerRow) return next.value.cells.map((cell) => cell.trim());
  }
  return [];
}

function faultOr(header: readonly string[], row: TableRow, read: () => Event | Rejection[]): Event | Rejection[] {
  return row.fault ? [rejectionOfFault(row.row, row.fault, header, row.cells, defaultFileLimits)] : read();
}

export function countryOf(nameOrCode: string): string | null {
  const byCode = /^[A-Za-z]{3}$/.test(nameOrCode) ? findCountry({ iso3: nameOrCode }) : undefined;
  return (byCode ?? findCountry({ ucdpName: nameOrCode }))?.iso3 ?? null;
}

/** Points repeat: the 159,194 events of UCDP GED 21.1 lie on 24,000. */
const pointsRemembered = 50_000;

export function rememberedCells(): MapCells {
  const known = new Map<string, readonly [string, string]>();
  return (latitude, longitude) => {
    const point = `${latitude} ${longitude}`;
    const found = known.get(point);
    if (found) return found;
    const small = latLngToCell(latitude, longitude, 5);
    const cells = [cellNumber(cellToParent(small, 3)), cellNumber(small)] as const;
    if (known.size < pointsRemembered) known.set(point, cells);
    return cells;
  };
}

function shortList(names: readonly string[]): string {
  return names.slice(0, 20).join(", ").slice(0, 500);
}
