import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import * as v from "valibot";
import { dissolvedStates, findCountry, isCountryCode } from "#geography/model/countries.ts";
import type { Structure } from "#numbers/forecast/structure.ts";
import { refuse } from "#platform/refusal.ts";

/** How a file says which country it means: the three letters of ISO 3166, or the numbers of Correlates of War or of Gleditsch and Ward. */
export const countryCodes = { iso3: ["iso3", "country_iso3", "country_code", "country"], cow: ["cow", "ccode", "cowcode"], gw: ["gw", "gwcode", "gwno"] } as const;
export type CountryCode = keyof typeof countryCodes;

/** A table of country-years. `leftOut`: rows of States that are no more, whose people live in several countries today. */
export type Covariates = { readonly structure: Structure; readonly leftOut: number };

type Asked = { readonly code: CountryCode; /** Only these columns; none named means all there are. */ readonly columns: readonly string[] };
type Row = { readonly number: number; readonly cells: Readonly<Record<string, string>> };

const Cells = v.array(v.record(v.string(), v.string()));

/** Reads a CSV file, compressed or not: wide, with a column for each figure, or long, with the columns `variable` and `value`. Refuses it whole at its first fault, which it names by row and column. */
export function readCovariates(path: string, asked: Asked): Covariates {
  const file = basename(path);
  const rows = rowsIn(path);
  const { country, year, columns, figuresIn } = layoutOf(rows, asked, file);
  const found = new Map<string, { readonly unit: string; readonly year: number; readonly figures: Map<string, number | undefined> }>();
  let leftOut = 0;
  for (const row of rows) {
    const [unit, when] = [countryOf(row, country, asked.code, file), yearOf(row, year, file)];
    if (unit === undefined) {
      leftOut += 1;
      continue;
    }
    const kept = found.get(`${unit} ${when}`) ?? { unit, year: when, figures: new Map<string, number | undefined>() };
    for (const { column, cell } of figuresIn(row)) {
      if (kept.figures.has(column)) refuse("cli.covariates-twice", { values: { file, row: row.number, column, country: unit, year: String(when) } });
      kept.figures.set(column, numberIn(row, cell, file));
    }
    found.set(`${unit} ${when}`, kept);
  }
  return { structure: { columns, rows: [...found.values()].map(({ unit, year: when, figures }) => ({ unit, year: when, values: columns.map((column) => figures.get(column)) })) }, leftOut };
}

type Layout = { readonly country: string; readonly year: string; readonly columns: readonly string[]; readonly figuresIn: (row: Row) => readonly { readonly column: string; readonly cell: string }[] };

/** Where country, year and figures stand, by the headings. */
function layoutOf(rows: readonly Row[], asked: Asked, file: string): Layout {
  const names = Object.keys(rows[0]?.cells ?? refuse("cli.covariates-empty", { values: { file } }));
  const heading = (known: readonly string[]) => names.find((name) => known.includes(name.trim().toLowerCase()));
  const country = heading(countryCodes[asked.code]) ?? refuse("cli.covariates-heading-missing", { values: { file, headings: countryCodes[asked.code].join(", ") } });
  const year = heading(["year"]) ?? refuse("cli.covariates-heading-missing", { values: { file, headings: "year" } });
  const [variable, value] = [heading(["variable", "indicator"]), heading(["value"])];
  const isLong = variable !== undefined && value !== undefined;
  const told = isLong ? [...new Set(rows.map(({ cells }) => cells[variable] ?? ""))] : names.filter((name) => name !== country && name !== year);
  const absent = asked.columns.find((column) => !told.includes(column));
  if (absent !== undefined) refuse("cli.covariates-column-missing", { values: { file, column: absent, columns: told.join(", ") } });
  const columns = asked.columns.length === 0 ? told : asked.columns;
  const inRow = columns.map((column) => ({ column, cell: column }));
  return { country, year, columns, figuresIn: isLong ? ({ cells }) => [{ column: cells[variable] ?? "", cell: value }].filter(({ column }) => columns.includes(column)) : () => inRow };
}

function rowsIn(path: string): Row[] {
  const file = basename(path);
  let cells;
  try {
    const bytes = readFileSync(path);
    cells = v.parse(Cells, parse(path.endsWith(".gz") ? gunzipSync(bytes) : bytes, { columns: true, bom: true, skip_empty_lines: true }));
  } catch (error) {
    return refuse(error instanceof Error && "syscall" in error ? "cli.covariates-file-not-found" : "cli.covariates-file-unreadable", { values: { file } });
  }
  // The headings are row 1.
  return cells.map((one, index) => ({ number: index + 2, cells: one }));
}

/** The country of today; nothing for a State of the past. */
function countryOf({ number, cells }: Row, column: string, code: CountryCode, file: string): string | undefined {
  const text = cells[column]?.trim() ?? "";
  const found = code === "iso3" ? (isCountryCode(text) ? text : undefined) : findCountry(code === "cow" ? { cow: Number(text) } : { gw: Number(text) })?.iso3;
  const isPast = dissolvedStates.some((state) => (code === "iso3" ? state.iso3 === text : state[code] === Number(text)));
  if (isPast && (found === undefined || code === "iso3")) return undefined;
  return found ?? refuse("cli.covariates-country-unknown", { values: { file, row: number, column, code: text } });
}

function yearOf({ number, cells }: Row, column: string, file: string): number {
  const text = cells[column]?.trim() ?? "";
  return /^(?:1[89]|20)\d{2}$/.test(text) ? Number(text) : refuse("cli.covariates-year-unreadable", { values: { file, row: number, column, text } });
}

/** Empty, `NA` and `NaN` say that nothing is known. */
function numberIn({ number, cells }: Row, column: string, file: string): number | undefined {
  const text = cells[column]?.trim() ?? "";
  if (["", "NA", "NaN", "na", "nan"].includes(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : refuse("cli.covariates-number-unreadable", { values: { file, row: number, column, text: text.slice(0, 40) } });
}
