import { csvResponse } from "#platform/http/csv-response.ts";
import { writeCsv } from "#platform/files/write-csv.ts";

type Rows = AsyncIterable<readonly (string | number | null)[]>;

/** A table for spreadsheets, sent while it is read. The name of the file says its label (S22) and nothing about what was looked for. */
export function eventTable(header: readonly string[], rows: Rows, name: "events-unclassified" | "rejected-rows-unclassified", mayGoOn: () => Promise<boolean>): Response {
  return csvResponse(writeCsv(header, rows), `${name}.csv`, mayGoOn);
}
