import { countOf, numberOf } from "./cell-values.ts";
import type { CellFault } from "./cell-values.ts";
import { rejection } from "./rejection.ts";
import type { Rejection, RejectionCode } from "./rejection.ts";

/**
 * The cells of one row by column number, and everything that is wrong with them. One reader serves a whole file, because
 * a hundred thousand rows a second leave no room for a new set of closures each. Column -1 is one the file does not have.
 */
export class RowReader {
  readonly header: readonly string[];
  row = 0;
  cells: readonly string[] = [];
  rejections: Rejection[] = [];

  constructor(header: readonly string[]) {
    this.header = header;
  }

  begin(row: number, cells: readonly string[]): void {
    this.row = row;
    this.cells = cells;
    this.rejections = [];
  }

  cell(column: number): string {
    return this.cells[column]?.trim() ?? "";
  }

  reject(column: number, code: RejectionCode, values?: Rejection["values"]): void {
    this.rejections.push(rejection(this.row, this.header[column] ?? "", this.cell(column), code, values));
  }

  text(column: number, longest: number): string | null {
    const cell = this.cell(column);
    if (cell === "") return null;
    if (cell.length > longest) this.reject(column, "text-too-long", { limit: longest });
    return cell;
  }

  requiredText(column: number, longest: number): string {
    const text = this.text(column, longest);
    if (text === null) this.reject(column, "missing");
    return text ?? "";
  }

  /** Null when the file has no such column or the cell is empty and may be. */
  count(column: number, required: boolean): number | null {
    return this.numeric(column, required, countOf);
  }

  number(column: number, required: boolean): number | null {
    return this.numeric(column, required, numberOf);
  }

  /** A day already read, or the reason it could not be. */
  day(column: number, read: string | CellFault): string | undefined {
    if (typeof read === "string") return read;
    this.reject(column, read.fault);
    return undefined;
  }

  private numeric(column: number, required: boolean, read: (cell: string) => number | CellFault): number | null {
    const cell = this.cell(column);
    if (cell === "" && !required) return null;
    const value = read(cell);
    if (typeof value === "number") return value;
    this.reject(column, value.fault);
    return null;
  }
}
