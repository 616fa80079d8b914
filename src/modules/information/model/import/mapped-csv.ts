import type { Event } from "../event.ts";
import { countOf, largestCount, numberOf } from "./cell-values.ts";
import type { CellFault } from "./cell-values.ts";
import type { CsvMapping, MappedField } from "./csv-mapping.ts";
import { eventDigest } from "./event-digest.ts";
import { eventWhen } from "./event-when.ts";
import { saidDate } from "./mapped-date.ts";
import type { SaidDate } from "./mapped-date.ts";
import type { Rejection } from "./rejection.ts";
import { RowReader } from "./row-reader.ts";
import { SeenKeys } from "./seen-keys.ts";

export type MappedOptions = {
  readonly release: string;
  readonly countryOf: (nameOrIso3: string) => string | null;
  readonly cellOf: (latitude: number, longitude: number) => number;
};

export type MappedReader = {
  readonly toEvent: (row: number, cells: readonly string[]) => Event | Rejection[];
};

const longestName = 1_000;
const longestText = 100_000;

/** Without a day there is no event: a table that no column of is said to hold it is no table of events. */
const neededFields = ["dateFrom"] as const satisfies readonly MappedField[];

/** Columns that the mapping names and the file does not have, and fields that every event needs and the mapping has no column for. */
export type MappingLacks = { readonly missing: readonly string[]; readonly missingFields: readonly MappedField[] };

/** Reads rows by a saved mapping; when that cannot be, what is lacking is the answer. */
export function readMapped(header: readonly string[], mapping: CsvMapping, options: MappedOptions): MappedReader | MappingLacks {
  const named = [...Object.values(mapping.columns).flat(), ...(mapping.kind.by === "column" ? [mapping.kind.column] : [])];
  const trimmed = header.map((name) => name.trim());
  const missing = [...new Set(named.filter((column) => !trimmed.includes(column)))];
  const missingFields = neededFields.filter((field) => mapping.columns[field] === undefined);
  if (missing.length + missingFields.length > 0) return { missing, missingFields };
  const rows = new MappedRows(trimmed, mapping, options);
  return { toEvent: (row, cells) => rows.toEvent(row, cells) };
}

/** What the first rows would become, for the screen: nothing is stored. */
export function previewRows(reader: MappedReader, rows: Iterable<{ readonly row: number; readonly cells: readonly string[] }>) {
  const events: { readonly row: number; readonly event: Event }[] = [];
  const rejections: Rejection[] = [];
  for (const { row, cells } of rows) {
    const result = reader.toEvent(row, cells);
    if (Array.isArray(result)) rejections.push(...result);
    else events.push({ row, event: result });
  }
  return { events, rejections };
}

class MappedRows {
  private readonly reader: RowReader;
  private readonly mapping: CsvMapping;
  private readonly options: MappedOptions;
  private readonly keys = new SeenKeys();

  constructor(header: readonly string[], mapping: CsvMapping, options: MappedOptions) {
    this.reader = new RowReader(header);
    this.mapping = mapping;
    this.options = options;
  }

  toEvent(row: number, cells: readonly string[]): Event | Rejection[] {
    const { reader, mapping } = this;
    reader.begin(row, cells);
    const extra = cells.findIndex((cell, column) => column >= reader.header.length && cell.trim() !== "");
    if (extra >= 0) reader.reject(-1, "columns-differ", { expected: reader.header.length, found: cells.length });
    const event = {
      dataset: mapping.dataset,
      sourceKey: "",
      release: this.options.release,
      relid: null,
      ...this.time(),
      ...this.place(),
      kind: this.kind(),
      conflictName: this.text("conflict", longestName),
      dyadName: null,
      sideA: this.text("sideA", longestName),
      sideB: this.text("sideB", longestName),
      ...this.deaths(),
      deathsSideA: null,
      deathsSideB: null,
      deathsCivilians: null,
      deathsUnknown: null,
      numberOfSources: null,
      sourceHeadline: null,
      sourceArticle: this.text("account", longestText),
      sourceOffice: this.text("source", longestText),
      sourceDate: this.text("sourceDate", longestText),
      codeStatus: "clear",
      candidate: false,
      language: mapping.language,
      digest: "",
    };
    const said = this.text("key", 200);
    if (reader.rejections.length > 0) return reader.rejections;
    // Without a key of its own, an event is recognised next time by saying exactly the same.
    event.sourceKey = said ?? eventDigest(event);
    const problem = this.keys.add(event.sourceKey);
    if (problem === "too-many-keys") reader.reject(-1, problem, { limit: this.keys.limit });
    else if (problem) reader.reject(this.columnOf("key"), said === null ? "repeated-row" : problem);
    if (reader.rejections.length > 0) return reader.rejections;
    event.digest = eventDigest(event);
    return event;
  }

  private time(): Pick<Event, "dateFrom" | "dateTo" | "datePrecision" | "when"> {
    const from = this.date("dateFrom", true);
    const until = this.date("dateTo", false);
    if (from === undefined) return { dateFrom: "", dateTo: null, datePrecision: null, when: "" };
    const dateTo = until?.to ?? from.to;
    if (dateTo < from.from) this.reader.reject(this.columnOf("dateTo"), "dates-out-of-order", { from: from.from });
    const datePrecision = until === undefined || until.to === from.to ? from.precision : null;
    return { dateFrom: from.from, dateTo, datePrecision, when: eventWhen(from.from, dateTo) };
  }

  private date(field: "dateFrom" | "dateTo", required: boolean): SaidDate | undefined {
    const column = this.columnOf(field);
    const cell = this.reader.cell(column);
    if (cell === "") {
      if (required) this.reader.reject(column, "missing");
      return undefined;
    }
    const said = saidDate(cell, this.mapping.dateFormat);
    if (!("fault" in said)) return said;
    this.reader.reject(column, said.fault);
    return undefined;
  }

  private place() {
    const latitude = this.coordinate("latitude", 90, "latitude-out-of-range");
    const longitude = this.coordinate("longitude", 180, "longitude-out-of-range");
    const hasLatitude = this.reader.cell(this.columnOf("latitude")) !== "";
    if (hasLatitude !== (this.reader.cell(this.columnOf("longitude")) !== "")) {
      this.reader.reject(this.columnOf(hasLatitude ? "longitude" : "latitude"), "half-a-position");
    }
    const countryName = this.text("country", longestName);
    const code = this.text("countryCode", longestName);
    const found = (code === null ? null : (this.options.countryOf(code) ?? (isUserAssigned(code) ? code : null))) ?? (countryName === null ? null : this.options.countryOf(countryName));
    return {
      countryName: countryName ?? code,
      countryIso3: found ?? (countryName === null && code === null ? this.mapping.defaultCountry : null),
      adm1: this.text("adm1", longestName),
      adm2: this.text("adm2", longestName),
      whereDescription: this.text("place", longestText),
      latitude,
      longitude,
      wherePrecision: null,
      prioGridCell: latitude === null || longitude === null ? null : this.options.cellOf(latitude, longitude),
    };
  }

  private coordinate(field: "latitude" | "longitude", limit: number, code: "latitude-out-of-range" | "longitude-out-of-range"): number | null {
    const value = this.sum(field, numberOf);
    if (value === null || Math.abs(value) <= limit) return value;
    this.reader.reject(this.columnOf(field), code);
    return null;
  }

  private deaths(): Pick<Event, "deaths" | "doubts"> {
    const low = this.sum("deathsLow", countOf);
    const best = this.sum("deathsBest", countOf);
    const high = this.sum("deathsHigh", countOf);
    const inOrder = (low ?? 0) <= (best ?? high ?? Infinity) && (best ?? low ?? 0) <= (high ?? Infinity);
    return { deaths: { low, best, high }, doubts: inOrder ? [] : ["deaths-range-out-of-order"] };
  }

  private kind(): Event["kind"] {
    const { kind } = this.mapping;
    if (kind.by === "nothing") return null;
    if (kind.by === "constant") return kind.kind;
    const column = this.reader.header.indexOf(kind.column);
    const word = this.reader.cell(column);
    const found = Object.hasOwn(kind.values, word) ? kind.values[word] : undefined;
    if (found === undefined && word !== "") this.reader.reject(column, "unknown-word", { allowed: Object.keys(kind.values).slice(0, 10).join(", ") });
    return found ?? null;
  }

  private text(field: MappedField, longest: number): string | null {
    const texts = this.columnsOf(field).flatMap((column) => this.reader.text(column, longest) ?? []);
    const joined = texts.join("; ").slice(0, longest);
    return joined === "" ? null : joined;
  }

  /** Null when every column is empty: nothing said is not zero. */
  private sum(field: MappedField, read: (cell: string) => number | CellFault): number | null {
    let total: number | null = null;
    for (const column of this.columnsOf(field)) {
      const cell = this.reader.cell(column);
      if (cell === "") continue;
      const value = read(this.mapping.decimalComma ? withPoint(cell) : cell);
      if (typeof value !== "number") this.reader.reject(column, value.fault);
      // Columns that are each possible can add up to what is not.
      else if ((total ?? 0) + value > largestCount) this.reader.reject(column, "number-too-large");
      else total = (total ?? 0) + value;
    }
    return total;
  }

  private columnOf(field: MappedField): number {
    return this.columnsOf(field)[0] ?? -1;
  }

  private columnsOf(field: MappedField): number[] {
    return (this.mapping.columns[field] ?? []).map((name) => this.reader.header.indexOf(name));
  }
}

/** `1 234,5` and `1.234,5` as they are written where the comma is the decimal sign. */
function withPoint(cell: string): string {
  return cell.replace(/[\s.\u00a0\u202f]/g, "").replace(",", ".");
}

/** Codes that ISO 3166-1 leaves to its users (AAA-AAZ, QMA-QZZ, XAA-XZZ, ZZA-ZZZ): whoever writes one means it, as exercises do. */
function isUserAssigned(code: string): boolean {
  return /^(AA[A-Z]|Q[M-Z][A-Z]|X[A-Z]{2}|ZZ[A-Z])$/.test(code);
}
