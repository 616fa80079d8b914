import { csvLine } from "../rules/csv-line.ts";

/** Excel reads UTF-8 only when the file begins with this mark. */
const byteOrderMark = "\ufeff";

/** A whole CSV file, row by row, for a response or a file on disk; never all in memory. */
export async function* writeCsv(
  header: readonly string[],
  rows: AsyncIterable<readonly (string | number | null)[]> | Iterable<readonly (string | number | null)[]>,
): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(header);
  for await (const row of rows) yield csvLine(row);
}
