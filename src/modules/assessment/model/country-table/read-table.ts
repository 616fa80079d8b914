import { findCountry, findDissolvedState, isCountryCode } from "#geography/model/countries.ts";
import { isPredictor, type TableColumn } from "./country-table.ts";

/** One country at the end of one year. `unit` is an alpha-3 code, or the key of a State of the past that has none. `values` are those of the predictors in their order, null where unknown; `onset` is null in a table without that column. */
export type CountryRow = { readonly unit: string; readonly year: number; readonly onset: boolean | null; readonly region: string; readonly values: readonly (number | null)[] };

/** What is wrong, where: the row as a spreadsheet counts it and the name of the column, with the code of a sentence. */
export type TableFault = { readonly row: number; readonly column: string; readonly code: string; readonly values?: Readonly<Record<string, string | number>> };

/** A row as it was, and where: rows are looked at together once each has been read. */
export type PlacedRow = CountryRow & { readonly row: number };

/** Reads rows of a table whose header is this; `missing` names columns that one of the two sides lacks, before anything is read. */
export function tableReader(header: readonly string[], columns: readonly TableColumn[]): { readonly missing: readonly string[] } | { read(row: number, cells: readonly string[]): PlacedRow | TableFault } {
  const missing = [...columns.filter(({ name }) => !header.includes(name)).map(({ name }) => name), ...header.filter((name) => !columns.some((column) => column.name === name))];
  if (missing.length > 0) return { missing };
  const places = columns.map((column) => ({ ...column, place: header.indexOf(column.name) }));
  const predictors = places.filter(({ role }) => isPredictor(role));
  const of = (role: TableColumn["role"]) => places.find((column) => column.role === role);
  const [country, year, onset] = [of("country"), of("year"), of("onset")];
  return {
    read: (row, cells) => {
      const cell = (column: { place: number } | undefined) => cells[column?.place ?? -1]?.trim() ?? "";
      const fault = (column: { name: string } | undefined, code: string): TableFault => ({ row, column: column?.name ?? "", code });
      const of4 = /^\d{4}$/.test(cell(year)) ? Number(cell(year)) : undefined;
      if (of4 === undefined || of4 < 1800 || of4 > 2200) return fault(year, "assessment.country-table-year-unreadable");
      const unit = unitOf(cell(country), of4);
      if (unit === undefined) return fault(country, "assessment.country-table-country-unknown");
      const began = onset === undefined ? null : flagOf(cell(onset));
      if (began === undefined) return fault(onset, "assessment.country-table-onset-unreadable");
      const values: (number | null)[] = [];
      for (const column of predictors) {
        const value = numberOf(cell(column));
        if (value === undefined) return fault(column, "assessment.country-table-cell-unreadable");
        values.push(value);
      }
      return { row, unit, year: of4, onset: began, region: predictors.filter(({ role }) => role === "region").map(cell).join(" "), values };
    },
  };
}

/** What is wrong with rows that are each well by themselves: a year told twice, a year left out of a table that says where mass killings began, a column that knows what came after. */
export function faultsBetween(rows: readonly PlacedRow[], columns: readonly TableColumn[]): TableFault[] {
  const country = columns.find(({ role }) => role === "country")?.name ?? "";
  const year = columns.find(({ role }) => role === "year")?.name ?? "";
  const hasOnsets = columns.some(({ role }) => role === "onset");
  const faults: TableFault[] = [];
  for (const own of Map.groupBy(rows, ({ unit }) => unit).values()) {
    const ordered = own.toSorted((one, other) => one.year - other.year);
    for (const [place, one] of ordered.entries()) {
      const before = ordered[place - 1];
      if (before?.year === one.year) faults.push({ row: one.row, column: country, code: "assessment.country-table-year-twice", values: { year: one.year, other: before.row } });
      else if (before !== undefined && hasOnsets && before.year !== one.year - 1) faults.push({ row: one.row, column: year, code: "assessment.country-table-year-left-out", values: { year: before.year + 1 } });
    }
  }
  return faults.length > 0 || !hasOnsets ? faults : foreknowing(rows, columns);
}

/** So much of what a column marks and of what then began must agree before it is said to know it beforehand. */
const agreement = 0.95;

/**
 * Predictors that are not zero just where a mass killing begins in the year after, or within the two after: no such thing could have been known. What was made for checking forecasts often stands beside what they are made from.
 */
function foreknowing(rows: readonly PlacedRow[], columns: readonly TableColumn[]): TableFault[] {
  const began = new Set(rows.filter(({ onset }) => onset === true).map(({ unit, year }) => `${unit} ${year}`));
  const last = Math.max(...rows.map(({ year }) => year));
  const within = (years: number) => ({ unit, year }: PlacedRow) => Array.from({ length: years }, (_, after) => `${unit} ${year + after + 1}`).some((key) => began.has(key));
  const predictors = columns.filter(({ role }) => isPredictor(role));
  return predictors.flatMap(({ name }, place): TableFault[] => {
    const knows = [1, 2].some((years) => {
      const over = rows.filter(({ year, values }) => year <= last - years && values[place] !== null);
      const follows = within(years);
      const [marked, followed] = [over.filter(({ values }) => values[place] !== 0), over.filter(follows)];
      const both = marked.filter(follows).length;
      return followed.length > 1 && both >= agreement * marked.length && both >= agreement * followed.length;
    });
    return knows ? [{ row: 1, column: name, code: "assessment.country-table-column-foreknows" }] : [];
  });
}

/** The country that a cell means in a year: an alpha-3 code, a Correlates of War or Gleditsch–Ward number, or a name in English. */
export function unitOf(cell: string, year: number): string | undefined {
  if (/^[A-Z]{3}$/.test(cell) && isCountryCode(cell)) return cell;
  if (/^\d{1,4}$/.test(cell)) {
    const number = Number(cell);
    // A State that ended within the year is told of in it.
    const past = ["07-01", "01-01", "12-31"].map((day) => findDissolvedState({ gw: number, on: `${year}-${day}` })).find((state) => state !== undefined);
    return (findCountry({ cow: number }) ?? findCountry({ gw: number }))?.iso3 ?? past?.iso3 ?? past?.key;
  }
  const past = findDissolvedState({ name: cell });
  return findCountry({ ucdpName: cell })?.iso3 ?? past?.iso3 ?? past?.key;
}

const unknown = ["", "na", "n/a", "nan", "null", ".", ".."];

/** Null where nobody knows, undefined where it is no number. */
function numberOf(cell: string): number | null | undefined {
  const plain = cell.toLowerCase();
  if (unknown.includes(plain)) return null;
  if (plain === "true" || plain === "false") return Number(plain === "true");
  const value = Number(/^-?\d+,\d+$/.test(plain) ? plain.replace(",", ".") : plain);
  return Number.isFinite(value) ? value : undefined;
}

function flagOf(cell: string): boolean | undefined {
  const value = numberOf(cell);
  return value === 0 || value === 1 ? value === 1 : undefined;
}
