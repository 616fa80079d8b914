import type { EventKind } from "./kind-words.ts";
import type { CsvMapping, MappedField } from "../../model/import/csv-mapping.ts";

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
export function kindWords(mapping: CsvMapping, header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (mapping.kind.by !== "column") return [];
  const { column, values } = mapping.kind;
  const index = header.findIndex((name) => name.trim() === column);
  const seen = index < 0 ? [] : rows.map((cells) => cells[index]?.trim() ?? "").filter((word) => word !== "");
  return [...new Set([...seen, ...Object.keys(values)])].toSorted();
}
