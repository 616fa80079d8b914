export type ChartTable = { readonly columns: readonly string[]; readonly rows: readonly (readonly (string | number | null)[])[] };

/** The numbers of a chart as CSV (RFC 4180, UTF-8 with mark). A cell that a spreadsheet would run as a formula is made text. */
export function chartCsv({ columns, rows }: ChartTable): string {
  return `\uFEFF${[columns, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

function cell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
