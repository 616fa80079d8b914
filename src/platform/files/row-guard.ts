import type { Chunks } from "./chunks.ts";
import { FileRefused } from "./file-refused.ts";
import type { FileLimits } from "./limits.ts";

/**
 * Stands at the end of a cell that was cut. It is a code point that Unicode reserves as "not a character", so no honest text
 * contains it, and a cell that does is refused either way.
 */
export const cutMark = "\uffff";

/** What the guard met that makes a closer look at each row worth its time. */
export type GuardFindings = { suspicious: boolean };

const markBytes = Buffer.from(cutMark, "utf8");
const quoteBytes = Buffer.from('"', "utf8");
const quote = 34;
const lineFeed = 10;
const carriageReturn = 13;

// Where the reading stands, as the CSV parser sees it. Numbers, because this is compared once for every byte of a file.
const cellStart = 0;
const plain = 1;
const quoted = 2;
const quoteInQuoted = 3;
type Place = typeof cellStart | typeof plain | typeof quoted | typeof quoteInQuoted;

/**
 * Keeps a table's rows small before the CSV parser sees them. csv-parse collects a cell in memory until its end, and its own
 * limit stops the whole file; here the overlong cell is cut, so that only its row is refused and one quotation mark that is
 * never closed cannot fill the memory. Follows the parser's reading of quotes (RFC 4180, and a lone quote is a letter).
 */
export async function* guardRows(chunks: Chunks, delimiter: string, limits: FileLimits, found: GuardFindings): Chunks {
  const guard = new RowGuard(delimiter.charCodeAt(0), limits, found);
  for await (const chunk of chunks) {
    const passed = guard.pass(chunk);
    if (passed.length > 0) yield passed;
  }
  const rest = guard.end();
  if (rest.length > 0) yield rest;
}

class RowGuard {
  private readonly delimiter: number;
  private readonly limits: FileLimits;
  private readonly found: GuardFindings;
  private place: Place = cellStart;
  private row = 1;
  private column = 1;
  private cellBytes = 0;
  private rowBytes = 0;
  private afterReturn = false;
  /** The rest of the cell, or beyond the last column the rest of the row, is being left out. */
  private leavingOut = false;
  private openQuoteToClose = false;
  private pieces: Buffer[] = [];
  private passedTo = 0;

  constructor(delimiter: number, limits: FileLimits, found: GuardFindings) {
    this.delimiter = delimiter;
    this.limits = limits;
    this.found = found;
  }

  pass(chunk: Buffer): Buffer {
    this.pieces = [];
    this.passedTo = 0;
    // A character takes at most four bytes; the exact count of characters is taken afterwards.
    const maxCellBytes = this.limits.maxCellCharacters * 4;
    const { delimiter } = this;
    const { maxRowBytes } = this.limits;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0;
      if (this.place !== quoted && (byte === delimiter || byte === lineFeed || byte === carriageReturn)) {
        this.endCell(byte, chunk, at);
        continue;
      }
      const before = this.place;
      this.place = nextPlace(before, byte);
      this.cellBytes += 1;
      this.rowBytes += 1;
      if (byte === 0) this.found.suspicious = true;
      if (this.leavingOut) this.passedTo = at + 1;
      else if (this.cellBytes > maxCellBytes || this.rowBytes > maxRowBytes) this.startLeavingOut(before, chunk, at);
    }
    return this.passed(chunk);
  }

  end(): Buffer {
    if (this.place === quoted) throw new FileRefused("platform.file-quote-not-closed", { row: this.row, column: this.column });
    return this.leavingOut && this.openQuoteToClose ? quoteBytes : Buffer.alloc(0);
  }

  private endCell(byte: number, chunk: Buffer, at: number): void {
    const sameRowEnd = byte === lineFeed && this.afterReturn && this.place === cellStart;
    const endsRow = byte !== this.delimiter;
    this.afterReturn = byte === carriageReturn;
    this.place = cellStart;
    this.cellBytes = 0;
    if (this.leavingOut) this.finishLeavingOut(endsRow, chunk, at);
    if (!endsRow) {
      this.column += 1;
      this.rowBytes += 1;
      if (this.column > this.limits.maxColumns && !this.leavingOut) this.markCut(chunk, at + 1);
    } else if (!sameRowEnd) {
      this.row += 1;
      this.column = 1;
      this.rowBytes = 0;
    }
  }

  /** Inside quotes the parser must still see the closing one; everywhere else the mark alone makes the cell a plain one for it. */
  private startLeavingOut(before: Place, chunk: Buffer, at: number): void {
    this.openQuoteToClose = before === quoted;
    this.markCut(chunk, at);
    this.passedTo = at + 1;
  }

  private markCut(chunk: Buffer, before: number): void {
    this.found.suspicious = true;
    this.leavingOut = true;
    this.pieces.push(chunk.subarray(this.passedTo, before), markBytes);
    this.passedTo = before;
  }

  /** Beyond the last column the delimiters are left out too, until the row ends. */
  private finishLeavingOut(endsRow: boolean, chunk: Buffer, at: number): void {
    const beyondLastColumn = this.column > this.limits.maxColumns;
    if (!endsRow && beyondLastColumn) {
      this.passedTo = at + 1;
      return;
    }
    if (this.openQuoteToClose) this.pieces.push(quoteBytes);
    this.openQuoteToClose = false;
    this.leavingOut = false;
    this.passedTo = at;
  }

  private passed(chunk: Buffer): Buffer {
    if (this.pieces.length === 0 && this.passedTo === 0) return chunk;
    return Buffer.concat([...this.pieces, chunk.subarray(this.passedTo)]);
  }
}

function nextPlace(place: Place, byte: number): Place {
  if (place === quoted) return byte === quote ? quoteInQuoted : quoted;
  if (byte !== quote) return plain;
  return place === plain ? plain : quoted;
}
