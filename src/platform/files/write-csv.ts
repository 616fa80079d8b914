import { safeCell } from "../rules/safe-cell.ts";

/** Excel reads UTF-8 only when the file begins with this mark. */
const byteOrderMark = "\ufeff";

/** One line of a CSV file that a spreadsheet can open without running anything in it (RFC 4180, S53). */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map((cell) => (typeof cell === "number" ? String(cell) : quotedCell(cell ?? ""))).join(",")}\r\n`;
}

/** A whole CSV file, row by row, for a response or a file on disk; never all in memory. */
export async function* writeCsv(
  header: readonly string[],
  rows: AsyncIterable<readonly (string | number | null)[]> | Iterable<readonly (string | number | null)[]>,
): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(header);
  for await (const row of rows) yield csvLine(row);
}

function quotedCell(cell: string): string {
  const safe = safeCell(cell);
  return /[",\r\n;\t]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
