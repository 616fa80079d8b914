import { Readable, pipeline } from "node:stream";
import { parse } from "csv-parse";
import type { Chunks } from "./chunks.ts";
import { parting, type Delimiter } from "../rules/separated-text.ts";
import type { FileLimits } from "./limits.ts";
import { guardRows } from "./row-guard.ts";
import type { GuardFindings } from "./row-guard.ts";
import { faultOf } from "./table-row.ts";
import type { TableRow } from "./table-row.ts";
import type { EncodingFound } from "./to-utf8.ts";

/** Rows of separated text in UTF-8. Empty lines are passed over, but counted, so that row numbers stay those of the sheet. */
export async function* csvRows(
  chunks: Chunks,
  delimiter: Delimiter,
  limits: FileLimits,
  encoding: EncodingFound,
): AsyncGenerator<TableRow> {
  const found: GuardFindings = { suspicious: false };
  const parser = parse({ delimiter, ...parting });
  const source = Readable.from(guardRows(chunks, delimiter, limits, found), { objectMode: false });
  // An error also reaches the loop below, which is where it is answered.
  pipeline(source, parser, () => undefined);
  let row = 0;
  for await (const record of parser) {
    row += 1;
    const cells = cellsOf(record);
    if (isEmpty(cells)) continue;
    const damaged = encoding.encoding === "utf-8-damaged";
    const fault = found.suspicious || damaged || isLong(cells, limits) ? faultOf(cells, limits, damaged) : undefined;
    yield { row, cells, fault };
  }
}

function isLong(cells: readonly string[], limits: FileLimits): boolean {
  for (const cell of cells) if (cell.length > limits.maxCellCharacters) return true;
  return false;
}

function isEmpty(cells: readonly string[]): boolean {
  return cells.every((cell) => cell === "");
}

/** The parser's stream is untyped; with these options every record is an array of strings. */
function cellsOf(record: unknown): readonly string[] {
  if (!isStringArray(record)) throw new TypeError("csv-parse gave something else than cells");
  return record;
}

function isStringArray(value: unknown): value is string[] {
  return Array.isArray(value) && typeof value[0] === "string";
}
