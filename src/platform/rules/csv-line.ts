import { safeCell } from "./safe-cell.ts";

/** One line of a CSV file that a spreadsheet can open without running anything in it (RFC 4180, S53). */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map((cell) => (typeof cell === "number" ? String(cell) : quotedCell(cell ?? ""))).join(",")}\r\n`;
}

function quotedCell(cell: string): string {
  const safe = safeCell(cell);
  return /[",\r\n;\t]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
