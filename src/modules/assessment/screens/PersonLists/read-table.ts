import { parse } from "csv-parse/browser/esm/sync";
import { detectDelimiter, parting, sampleCharacters } from "#platform/rules/separated-text.ts";
import type { PeopleFault } from "../../model/person-lists/fault.ts";
import type { PeopleTable } from "../../model/person-lists/listed.ts";

/** A table of separated text, with the rows, the separator and the letters that the command line would find in it. Nothing of it leaves this device. */
export function readTable(file: string, bytes: Uint8Array): PeopleTable | PeopleFault {
  const text = textOf(bytes);
  // A spreadsheet or an archive. No text holds a zero.
  if (text.includes("\0")) return { fault: "not-text", values: { file } };
  let records: string[][];
  try {
    records = parse(text, { delimiter: detectDelimiter(text.slice(0, sampleCharacters)), ...parting });
  } catch (error) {
    return { fault: "quote-open", values: { file, row: error instanceof Error && "records" in error ? Number(error.records) + 1 : 1 } };
  }
  const [head, ...rows] = records.map((cells, index) => ({ row: index + 1, cells })).filter(({ cells }) => cells.some((cell) => cell !== ""));
  return head === undefined ? { fault: "no-heading", values: { file } } : { file, header: head.cells.map((cell) => cell.trim()), rows };
}

/** Text in the older Western alphabet is practically never valid UTF-8. */
function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
