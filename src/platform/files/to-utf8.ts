import { isAscii, isUtf8 } from "node:buffer";
import type { Chunks } from "./chunks.ts";
import { utf16Of } from "./sniff.ts";

/** How the text of a file was written. `utf-8-damaged`: UTF-8 in which some bytes are not; the rows with them are refused. */
export type TextEncoding = "utf-8" | "utf-8-bom" | "utf-8-damaged" | "utf-16le" | "utf-16be" | "windows-1252";

/** Known for certain only at the end: a file may be plain ASCII for a million rows before its first accent. */
export type EncodingFound = { encoding: TextEncoding };

/**
 * Gives UTF-8 whatever comes. Nothing in a file says whether it is UTF-8 or the older Western alphabet, but text in the older
 * one is practically never valid UTF-8, so the first accent decides. Windows-1252 contains Latin-1, as browsers also hold.
 */
export async function* toUtf8(chunks: Chunks, head: Buffer, found: EncodingFound): Chunks {
  const utf16 = utf16Of(head);
  if (utf16) {
    found.encoding = utf16;
    yield* decoded(chunks, new TextDecoder(utf16));
    return;
  }
  const hasMark = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
  found.encoding = hasMark ? "utf-8-bom" : "utf-8";
  yield* utf8OrWindows(hasMark ? withoutFirst(chunks, 3) : chunks, found);
}

async function* utf8OrWindows(chunks: Chunks, found: EncodingFound): Chunks {
  const windows = new TextDecoder("windows-1252");
  let onlyAscii = found.encoding === "utf-8";
  let unfinished: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    if (found.encoding === "windows-1252") {
      yield Buffer.from(windows.decode(chunk), "utf8");
      continue;
    }
    const bytes = unfinished.length > 0 ? Buffer.concat([unfinished, chunk]) : chunk;
    const complete = bytes.length - unfinishedLength(bytes);
    unfinished = bytes.subarray(complete);
    const text = bytes.subarray(0, complete);
    if (isUtf8(text)) {
      onlyAscii = onlyAscii && isAscii(text);
      yield text;
    } else if (onlyAscii && isRatherWindows(text)) {
      found.encoding = "windows-1252";
      yield Buffer.from(windows.decode(bytes), "utf8");
    } else {
      found.encoding = "utf-8-damaged";
      yield Buffer.from(text.toString("utf8"), "utf8");
    }
  }
  if (unfinished.length === 0 || found.encoding === "windows-1252") return;
  found.encoding = onlyAscii ? "windows-1252" : "utf-8-damaged";
  yield Buffer.from(onlyAscii ? windows.decode(unfinished) : unfinished.toString("utf8"), "utf8");
}

/** The chunk with the first accents: in UTF-8 with a few broken bytes most of them are good, in the older alphabet none is. */
function isRatherWindows(bytes: Buffer): boolean {
  const accents = bytes.toString("utf8").match(/[^\0-\x7f]/gu) ?? [];
  return accents.filter((letter) => letter === "\ufffd").length * 2 > accents.length;
}

async function* decoded(chunks: Chunks, decoder: TextDecoder): Chunks {
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }), "utf8");
  yield Buffer.from(decoder.decode(), "utf8");
}

async function* withoutFirst(chunks: Chunks, length: number): Chunks {
  let left = length;
  for await (const chunk of chunks) {
    const skipped = Math.min(left, chunk.length);
    left -= skipped;
    yield skipped > 0 ? chunk.subarray(skipped) : chunk;
  }
}

/** How many bytes at the end begin a character that the next chunk may finish. */
function unfinishedLength(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}
