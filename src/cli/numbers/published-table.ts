import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";

/** One number of a published table: what it is of, how it is measured, and what Vigie computes. Without `published` it stands there to be compared with the others. */
export type Compared = { readonly what: string; readonly measure: string; readonly ours: number; readonly published?: number };

/** A published table that is computed anew from the raw files of one folder. `name`: where several are made from one folder. */
export type PublishedTable = { readonly name?: string; readonly folder: string; readonly compare: (folder: string) => readonly Compared[] };

/** The rows of a CSV file with headings, compressed or not, as they stand; who asks for them checks them. */
export function rowsOf(file: string): unknown {
  const bytes = readFileSync(file);
  return parse(file.endsWith(".gz") ? gunzipSync(bytes) : bytes, { columns: true, bom: true });
}
