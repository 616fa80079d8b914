import { createHash } from "node:crypto";
import type { Rejection } from "../model/import/rejection.ts";

/** Rows in one transaction. Larger pieces are not faster (measured from 5,000 to 20,000) and take memory twice: one is read while one is written. */
const rowsInPiece = 8_000;
const bytesInPiece = 3_000_000;

/**
 * Rows on their way into the database, as the bytes that COPY takes. They are written into one buffer that is used again: kept as
 * text, or in new buffers for each piece, they waited for the garbage collector and took 80 MB more (500,000 events with long accounts).
 */
export class Piece {
  readonly rejections: Rejection[] = [];
  rows = 0;
  rejectedRows = 0;
  lastRow = 0;
  private readonly buffer = Buffer.allocUnsafeSlow(bytesInPiece);
  private used = 0;
  /** Lines that might not have fitted into what was left of the buffer. */
  private outside: Buffer[] = [];
  private digests = createHash("sha256");

  get isFull(): boolean {
    return this.rows + this.rejectedRows >= rowsInPiece || this.outside.length > 0;
  }

  clear(): void {
    this.rejections.length = 0;
    this.rows = 0;
    this.rejectedRows = 0;
    this.lastRow = 0;
    this.used = 0;
    this.outside = [];
    this.digests = createHash("sha256");
  }

  add(line: string, digest: string, row: number): void {
    // A letter takes at most three bytes of UTF-8 (one outside the basic plane counts as two letters and takes four).
    if (line.length * 3 <= this.buffer.length - this.used) this.used += this.buffer.write(line, this.used, "utf8");
    else this.outside.push(Buffer.from(line, "utf8"));
    this.rows += 1;
    this.lastRow = row;
    this.digests.update(digest);
  }

  /** In any order: the rows of a piece are a set. */
  bytes(): Buffer[] {
    return [this.buffer.subarray(0, this.used), ...this.outside].filter((bytes) => bytes.length > 0);
  }

  digest(): Buffer {
    return this.digests.digest();
  }
}
