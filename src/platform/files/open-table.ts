import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { Readable } from "node:stream";
import { peek } from "./chunks.ts";
import type { Progress } from "./chunks.ts";
import { csvRows } from "./csv-rows.ts";
import { detectDelimiter, sampleCharacters, type Delimiter } from "../rules/separated-text.ts";
import { expand } from "./expand.ts";
import type { Expanded } from "./expand.ts";
import { FileRefused } from "./file-refused.ts";
import { jsonRows } from "./json-rows.ts";
import { defaultFileLimits } from "./limits.ts";
import type { FileLimits } from "./limits.ts";
import { sniff } from "./sniff.ts";
import type { TableRow } from "./table-row.ts";
import { toUtf8 } from "./to-utf8.ts";
import type { EncodingFound, TextEncoding } from "./to-utf8.ts";

/**
 * A table that is being read. `rows` gives the rows below the header, once, and throws `FileRefused` when the file turns out
 * to be damaged: whoever stored the rows before must roll back. `close` is for a reader that stops before the end.
 */
export type OpenTable = {
  readonly header: readonly string[];
  readonly headerRow: number;
  readonly delimiter: Delimiter | "json";
  readonly rows: AsyncIterable<TableRow>;
  /** How the text is written, as far as it was read; an accent in the last row can still change it. */
  readonly encoding: () => TextEncoding;
  readonly progress: () => Readonly<Progress>;
  readonly close: () => void;
};

export type OpenTableOptions = { readonly limits?: Partial<FileLimits>; readonly bytesTotal?: number };

/** Opens plain, gzipped or zipped tables, by their content; memory stays the same however large the file is. */
export async function openTable(input: string | Readable, options: OpenTableOptions = {}): Promise<OpenTable> {
  const limits = { ...defaultFileLimits, ...options.limits };
  const path = typeof input === "string" ? input : undefined;
  const progress: Progress = { bytesRead: 0, bytesTotal: path === undefined ? options.bytesTotal : (await stat(path)).size };
  const source = typeof input === "string" ? createReadStream(input) : input;
  try {
    const expanded = await expand(source, path, progress, limits);
    return await readHeader(expanded, limits, progress, source);
  } catch (error) {
    source.destroy();
    throw error;
  }
}

async function readHeader(expanded: Expanded, limits: FileLimits, progress: Progress, source: Readable): Promise<OpenTable> {
  const found: EncodingFound = { encoding: "utf-8" };
  const text = await peek(toUtf8(expanded.chunks, expanded.head, found), sampleCharacters);
  const isJson = expanded.is === "json" || sniff(text.head).is === "json";
  const delimiter = isJson ? ("json" as const) : detectDelimiter(text.head.toString("utf8"));
  const rows = delimiter === "json" ? jsonRows(text.chunks, limits) : csvRows(text.chunks, delimiter, limits, found);
  const first = await rows.next();
  if (first.done) throw new FileRefused("platform.file-without-header");
  if (first.value.fault) throw new FileRefused("platform.file-without-header");
  return {
    header: first.value.cells.map((cell) => cell.trim()),
    headerRow: first.value.row,
    delimiter,
    rows,
    encoding: () => found.encoding,
    progress: () => ({ ...progress }),
    close: () => source.destroy(),
  };
}
