import type { Chunks } from "./chunks.ts";
import { FileRefused } from "./file-refused.ts";
import { jsonElements } from "./json-elements.ts";
import type { JsonElement } from "./json-elements.ts";
import type { FileLimits } from "./limits.ts";
import { faultOf } from "./table-row.ts";
import type { RowFault, TableRow } from "./table-row.ts";

/** A list of records with the same fields, as many web interfaces serve tables, is a table written in another way. */
const recordsLooked = 200;

/**
 * Rows of a JSON list of flat records, or of a list of lists whose first is the header. The first row given is always the
 * header; the fields of the first two hundred records are taken, because a field without a value is often left out.
 */
export async function* jsonRows(chunks: Chunks, limits: FileLimits): AsyncGenerator<TableRow> {
  const first: JsonElement[] = [];
  let header: ReadonlyMap<string, number> | undefined;
  let row = 1;
  for await (const element of jsonElements(chunks, limits)) {
    if (Array.isArray(element.value) && header === undefined) {
      yield listRow(element.value, row, limits);
      row += 1;
      continue;
    }
    if (header === undefined && first.length < recordsLooked) {
      first.push(element);
      continue;
    }
    if (header === undefined) header = yield* begin(first, limits);
    yield recordRow(element, header, first.length + row + 1, limits);
    row += 1;
  }
  if (header === undefined && first.length > 0) yield* begin(first, limits);
}

function* begin(first: readonly JsonElement[], limits: FileLimits): Generator<TableRow, ReadonlyMap<string, number>> {
  const names = new Set(first.flatMap(({ value }) => (isRecord(value) ? Object.keys(value) : [])));
  if (names.size === 0) throw new FileRefused("platform.file-json-not-a-list");
  const header = new Map([...names].map((name, index) => [name, index]));
  yield { row: 1, cells: [...names], fault: faultOf([...names], limits, true) };
  for (const [index, element] of first.entries()) yield recordRow(element, header, index + 2, limits);
  return header;
}

function listRow(values: readonly unknown[], row: number, limits: FileLimits): TableRow {
  const cells = values.map(cellOf);
  const nested = values.findIndex(isNested);
  return { row, cells, fault: nested >= 0 ? { code: "not-flat", column: nested } : faultOf(cells, limits, false) };
}

function recordRow(element: JsonElement, header: ReadonlyMap<string, number>, row: number, limits: FileLimits): TableRow {
  const cells = new Array<string>(header.size).fill("");
  if (element.tooLong) return { row, cells, fault: { code: "cell-too-long", column: 0 } };
  if (!isRecord(element.value)) return { row, cells, fault: { code: "not-a-record", column: 0 } };
  let fault: RowFault | undefined;
  for (const [name, value] of Object.entries(element.value)) {
    const column = header.get(name);
    if (column === undefined) fault ??= { code: "new-field", column: header.size };
    else if (isNested(value)) fault ??= { code: "not-flat", column };
    else cells[column] = cellOf(value);
  }
  return { row, cells, fault: fault ?? faultOf(cells, limits, false) };
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function isNested(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
