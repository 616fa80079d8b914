import { rejection } from "./rejection.ts";
import type { Rejection } from "./rejection.ts";

/** Every key a rejection can need in the message catalogue. */
export function messageKeyOf(found: Rejection): string {
  return `information.import.${found.code}`;
}

/** What the sentence of a rejection can name. */
function messageValuesOf(found: Rejection): Readonly<Record<string, string | number>> {
  return { row: found.row, column: found.column, value: found.value, ...found.values };
}

/** Message keys of the reject file's header, in the order of its cells. */
export const rejectHeaderKeys = [
  "information.import.reject-row",
  "information.import.reject-column",
  "information.import.reject-value",
  "information.import.reject-code",
  "information.import.reject-sentence",
] as const;

/** One row of the reject file; the writer makes the cells safe for spreadsheets. */
export function rejectCells(found: Rejection, sentence: (key: string, values: Readonly<Record<string, string | number>>) => string) {
  return [found.row, found.column, found.value, found.code, sentence(messageKeyOf(found), messageValuesOf(found))] as const;
}

/** A fault met while the table itself was read, in the same form as those met while reading its meaning. */
export function rejectionOfFault(
  row: number,
  fault: { readonly code: "cell-too-long" | "row-too-wide" | "not-text" | "not-flat" | "new-field" | "not-a-record"; readonly column: number },
  header: readonly string[],
  cells: readonly string[],
  limits: { readonly maxCellCharacters: number; readonly maxColumns: number },
): Rejection {
  const limit = fault.code === "cell-too-long" ? limits.maxCellCharacters : limits.maxColumns;
  // What cannot be kept in the database cannot be shown either.
  const value = fault.code === "not-text" ? "" : (cells[fault.column] ?? "");
  return rejection(row, header[fault.column] ?? "", value, fault.code, { limit });
}
