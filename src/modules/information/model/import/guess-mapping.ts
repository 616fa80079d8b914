import { columnWords, plainName } from "./column-words.ts";
import type { CsvMapping, DateFormat, MappedField } from "./csv-mapping.ts";
import { fieldOfTag, findHxlRow } from "./hxl.ts";

/** A proposal for the screen, with the reason of each guess, and what only a person can decide. */
export type GuessedMapping = {
  readonly mapping: CsvMapping;
  readonly because: Partial<Record<MappedField, "hxl" | "name" | "values">>;
  /** Days like 03/04/2021 were found and nothing in the sample says which number is the month. */
  readonly isDateAmbiguous: boolean;
};

type Rows = readonly (readonly string[])[];
type Guess = { columns: Partial<Record<MappedField, string[]>>; because: GuessedMapping["because"] };

/**
 * Guesses what the columns mean from HXL tags first, then from their names, then from their values. `rows` are the first
 * rows of the file with the header at their head; `firstRow` is the row number of that header.
 */
export function guessMapping(rows: Rows, firstRow = 1): GuessedMapping {
  const hxlIndex = findHxlRow(rows);
  const headerIndex = hxlIndex === undefined ? 0 : Math.max(0, hxlIndex - 1);
  const header = rows[headerIndex] ?? [];
  const tags = hxlIndex === undefined ? [] : (rows[hxlIndex] ?? []);
  const dataIndex = (hxlIndex ?? headerIndex) + 1;
  const sample = rows.slice(dataIndex);

  const guess: Guess = { columns: {}, because: {} };
  guessByTags(header, tags, guess);
  guessByNames(header, guess);
  guessByValues(header, sample, guess);
  const dates = valuesOf(header, sample, guess.columns.dateFrom);
  const { format, isAmbiguous } = dateFormatOf(dates);
  const numbers = [...valuesOf(header, sample, guess.columns.latitude), ...valuesOf(header, sample, guess.columns.longitude)];
  return {
    mapping: {
      name: "-",
      dataset: "csv",
      headerRow: firstRow + headerIndex,
      firstDataRow: firstRow + dataIndex,
      columns: guess.columns,
      dateFormat: format,
      decimalComma: numbers.some((value) => /^-?\d+,\d+$/.test(value)),
      kind: { by: "nothing" },
      defaultCountry: null,
      language: "en",
    },
    because: guess.because,
    isDateAmbiguous: isAmbiguous,
  };
}

function guessByTags(header: readonly string[], tags: readonly string[], guess: Guess): void {
  for (const [index, tag] of tags.entries()) {
    const field = fieldOfTag(tag);
    const column = header[index]?.trim();
    if (field !== undefined && column) take(guess, field, column, "hxl");
  }
  // A report's date stands for the event's only where no other date is given.
  const reported = guess.columns.sourceDate?.[0];
  if (reported !== undefined && guess.columns.dateFrom === undefined) take(guess, "dateFrom", reported, "hxl");
}

function guessByNames(header: readonly string[], guess: Guess): void {
  const names = header.map((column) => ({ column: column.trim(), plain: plainName(column) })).filter(({ column }) => column !== "");
  // Of two names that fit, the shorter one is the total and the longer one a part of it.
  names.sort((a, b) => a.plain.length - b.plain.length);
  for (const { field, names: patterns } of columnWords) {
    for (const pattern of patterns) {
      const found = names.find(({ column, plain }) => pattern.test(plain) && !isTaken(guess, column));
      if (found) take(guess, field, found.column, "name");
    }
  }
}

function guessByValues(header: readonly string[], sample: Rows, guess: Guess): void {
  const looksLike: readonly (readonly [MappedField, RegExp])[] = [
    ["dateFrom", /^\d{4}-\d{2}-\d{2}([ T].*)?$/],
    ["countryCode", /^[A-Z]{3}$/],
  ];
  for (const [field, pattern] of looksLike) {
    if (field === "countryCode" && guess.columns.country !== undefined) continue;
    const column = header.find((name) => {
      const values = valuesOf(header, sample, [name]);
      return name.trim() !== "" && !isTaken(guess, name) && values.length > 1 && values.every((value) => pattern.test(value));
    });
    if (column !== undefined) take(guess, field, column, "values");
  }
}

/** The first guess for a field stands: tags are surer than names, names than values. */
function take(guess: Guess, field: MappedField, column: string, reason: "hxl" | "name" | "values"): void {
  if (guess.columns[field] !== undefined) return;
  guess.columns[field] = [column];
  guess.because[field] = reason;
}

function isTaken(guess: Guess, column: string): boolean {
  return Object.values(guess.columns).some((columns) => columns.includes(column.trim()));
}

function valuesOf(header: readonly string[], sample: Rows, columns: readonly string[] | undefined): string[] {
  const index = header.findIndex((name) => columns?.includes(name.trim()));
  return index < 0 ? [] : sample.map((cells) => cells[index]?.trim() ?? "").filter((value) => value !== "");
}

function dateFormatOf(values: readonly string[]): { format: DateFormat; isAmbiguous: boolean } {
  const pairs = values.flatMap((value) => {
    const found = /^(\d{1,2})[-/.](\d{1,2})[-/.]\d{4}/.exec(value);
    return found ? [[Number(found[1]), Number(found[2])] as const] : [];
  });
  if (pairs.length === 0) return { format: "iso", isAmbiguous: false };
  const dayFirst = pairs.some(([first]) => first > 12);
  const monthFirst = pairs.some(([, second]) => second > 12);
  return { format: monthFirst && !dayFirst ? "month-first" : "day-first", isAmbiguous: dayFirst === monthFirst };
}
