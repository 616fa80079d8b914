import { cutMark } from "./row-guard.ts";
import type { FileLimits } from "./limits.ts";

/** One row of a table. `row` counts as a spreadsheet does: the header is row 1, and a cell of three lines is one row. */
export type TableRow = { readonly row: number; readonly cells: readonly string[]; readonly fault: RowFault | undefined };

/** Why a row cannot be used at all, whatever the table is about. `column` counts from 0. */
export type RowFault = {
  readonly code: "cell-too-long" | "row-too-wide" | "not-text" | "not-flat" | "new-field" | "not-a-record";
  readonly column: number;
};

const brokenText = "\ufffd";

/** Looks into every cell, so it is asked only once something odd was met in the file. */
export function faultOf(cells: readonly string[], limits: FileLimits, damaged: boolean): RowFault | undefined {
  if (cells.length > limits.maxColumns) return { code: "row-too-wide", column: limits.maxColumns };
  for (const [column, cell] of cells.entries()) {
    if (cell.length > limits.maxCellCharacters || cell.includes(cutMark)) return { code: "cell-too-long", column };
    // PostgreSQL cannot keep a zero character, and half a surrogate pair cannot be written as UTF-8.
    if (cell.includes("\0") || !cell.isWellFormed() || (damaged && cell.includes(brokenText))) return { code: "not-text", column };
  }
  return undefined;
}
