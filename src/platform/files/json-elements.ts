import type { Chunks } from "./chunks.ts";
import { FileRefused } from "./file-refused.ts";
import type { FileLimits } from "./limits.ts";

/** One element of the outer list. An element over the size limit is passed over without being collected. */
export type JsonElement = { readonly value: unknown; readonly tooLong: boolean };

const maxDepth = 64;
const quote = 34;
const backslash = 92;
const openers = new Set([91, 123]);
const closers = new Set([93, 125]);
const blanks = new Set([32, 9, 10, 13]);
const comma = 44;
const openList = 91;

/**
 * Cuts a JSON list into its elements while it arrives, so that only one is in memory at a time; each is then read by
 * `JSON.parse`. A list inside an object is not looked for: which of several would be a guess.
 */
export async function* jsonElements(chunks: Chunks, limits: FileLimits): AsyncGenerator<JsonElement> {
  const cutter = new ElementCutter(limits.maxRowBytes);
  for await (const chunk of chunks) yield* cutter.cut(chunk);
  cutter.end();
}

class ElementCutter {
  private readonly maxBytes: number;
  private depth = 0;
  private inString = false;
  private escaped = false;
  private closed = false;
  private size = 0;
  private pieces: Buffer[] = [];

  constructor(maxBytes: number) {
    this.maxBytes = maxBytes;
  }

  *cut(chunk: Buffer): Generator<JsonElement> {
    let from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0;
      if (this.depth === 0) {
        this.outside(byte);
        from = at + 1;
        continue;
      }
      const ends = this.endsElement(byte);
      this.follow(byte);
      if (!ends) continue;
      this.collect(chunk.subarray(from, at));
      const element = this.take(byte);
      if (element) yield element;
      from = at + 1;
    }
    if (this.depth > 0) this.collect(chunk.subarray(from));
  }

  end(): void {
    if (!this.closed) throw new FileRefused(this.depth > 0 ? "platform.file-truncated" : "platform.file-json-not-a-list");
  }

  private outside(byte: number): void {
    if (blanks.has(byte)) return;
    if (this.closed || byte !== openList) throw new FileRefused("platform.file-json-not-a-list");
    this.depth = 1;
  }

  private endsElement(byte: number): boolean {
    return !this.inString && this.depth === 1 && (byte === comma || closers.has(byte));
  }

  private follow(byte: number): void {
    if (this.inString) {
      if (this.escaped) this.escaped = false;
      else if (byte === backslash) this.escaped = true;
      else if (byte === quote) this.inString = false;
    } else if (byte === quote) this.inString = true;
    else if (openers.has(byte)) this.depth += 1;
    else if (closers.has(byte)) this.depth -= 1;
    if (this.depth > maxDepth) throw new FileRefused("platform.file-nested-too-deep", { limit: maxDepth });
    if (this.depth === 0) this.closed = true;
  }

  private collect(piece: Buffer): void {
    this.size += piece.length;
    if (this.size > this.maxBytes) this.pieces = [];
    else this.pieces.push(piece);
  }

  private take(endedBy: number): JsonElement | undefined {
    const tooLong = this.size > this.maxBytes;
    const text = tooLong ? "" : Buffer.concat(this.pieces).toString("utf8").trim();
    this.pieces = [];
    this.size = 0;
    if (tooLong) return { value: undefined, tooLong };
    // An empty list has one empty place in it; anywhere else a missing element is an error.
    if (text === "" && endedBy !== comma) return undefined;
    return { value: parsed(text), tooLong };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new FileRefused("platform.file-damaged");
  }
}
