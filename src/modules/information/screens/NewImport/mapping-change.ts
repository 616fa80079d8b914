import type { eventKinds } from "../../model/event.ts";
import type { CsvMapping, MappedField } from "../../model/import/csv-mapping.ts";

type EventKind = (typeof eventKinds)[number];
type Rows = readonly (readonly string[])[];
type Sample = { readonly header: readonly string[]; readonly rows: Rows; readonly guess: { readonly mapping: CsvMapping } };

/** The names of the columns and the rows below them, wherever the mapping says that the header stands. */
export function tableOf({ header, rows, guess }: Sample, mapping: CsvMapping): { readonly names: readonly string[]; readonly rows: Rows } {
  const lines = [header, ...rows];
  const guessed = Object.values(guess.mapping.columns).flat();
  const guessedAt = Math.max(0, lines.findIndex((line) => guessed.every((column) => line.some((name) => name.trim() === column))));
  const at = (row: number) => Math.max(0, guessedAt + row - guess.mapping.headerRow);
  return { names: (lines[at(mapping.headerRow)] ?? header).map((name) => name.trim()), rows: lines.slice(at(mapping.firstDataRow)) };
}

/** The column of a field; none takes the field out. A column may serve two fields, as one day is both beginning and end. */
export function withColumn(mapping: CsvMapping, field: MappedField, column: string): CsvMapping {
  const { [field]: _before, ...others } = mapping.columns;
  return { ...mapping, columns: column === "" ? others : { ...others, [field]: [column] } };
}

/** Words of a column are kinds of violence; one that stands for none is left out, and its rows are refused. */
export function withKindWord(mapping: CsvMapping, word: string, kind: EventKind | undefined): CsvMapping {
  if (mapping.kind.by !== "column") return mapping;
  const { [word]: _before, ...others } = mapping.kind.values;
  return { ...mapping, kind: { ...mapping.kind, values: kind === undefined ? others : { ...others, [word]: kind } } };
}

/** Words to translate: those that the column has in the first rows and those that the mapping knows already, in order. */
export function kindWords(mapping: CsvMapping, names: readonly string[], rows: Rows): string[] {
  if (mapping.kind.by !== "column") return [];
  const { column, values } = mapping.kind;
  const index = names.indexOf(column);
  const seen = index < 0 ? [] : rows.map((cells) => cells[index]?.trim() ?? "").filter((word) => word !== "");
  return [...new Set([...seen, ...Object.keys(values)])].toSorted();
}
