import { createReadStream, readdirSync, statSync } from "node:fs";
import { open, readFile } from "node:fs/promises";
import { join } from "node:path";

/** A word that stands nowhere else in the world, to be looked for afterwards. */
export type Planted = { readonly name: string; readonly bytes: Buffer };
type Pattern = { readonly name: string; readonly bytes: Buffer };

const longestGap = 4_096;

/**
 * Everything one can find a word under: UTF-8, UTF-16 in both orders, as JSON escapes what is not ASCII, in hexadecimal as PostgreSQL writes
 * bytes, and Base64 (of UTF-8 and UTF-16) wherever in a longer text the word begins.
 */
function formsOf({ name, bytes }: Planted): Pattern[] {
  const text = bytes.toString("utf8");
  const isText = Buffer.from(text, "utf8").equals(bytes);
  const wide = Buffer.from(text, "utf16le");
  const plain = isText ? [bytes, wide, Buffer.from(wide).swap16(), Buffer.from(JSON.stringify(text).slice(1, -1).replaceAll(/[^ -~]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`))] : [bytes];
  const packed = (isText ? [bytes, wide] : [bytes]).flatMap((one) => [0, 1, 2].flatMap((before) => inBase64(one, before)));
  const hex = bytes.toString("hex");
  return [...plain, ...packed, Buffer.from(hex), Buffer.from(hex.toUpperCase())].map((form) => ({ name, bytes: form }));
}

/** The signs that are the same whatever stands before and behind. */
function inBase64(bytes: Buffer, before: number): Buffer[] {
  const signs = Buffer.concat([Buffer.alloc(before), bytes]).toString("base64").replace(/=+$/, "");
  const from = Math.ceil((before * 8) / 6);
  const whole = Math.floor(((before + bytes.length) * 8) / 6);
  const inner = signs.slice(from, whole);
  return [Buffer.from(inner), Buffer.from(inner.replaceAll("+", "-").replaceAll("/", "_"))];
}

export type Search = { in(bytes: Uint8Array): Set<string>; inFile(path: string): Promise<Set<string>>; inFolder(folder: string): Promise<Map<string, Set<string>>>; inProcess(pid: number): Promise<{ found: Set<string>; bytes: number }> };

/** Looks for all of them at once: each place is compared with the few forms that begin with its four bytes. */
export function searchFor(planted: readonly Planted[]): Search {
  const patterns = planted.flatMap(formsOf);
  if (patterns.some(({ bytes }) => bytes.length < 8 || bytes.length > longestGap)) throw new Error("a word is too short or too long to be looked for");
  const byStart = Map.groupBy(patterns, ({ bytes }) => bytes.readInt32LE(0));
  const mayBegin = new Uint8Array(1 << 16);
  for (const start of byStart.keys()) mayBegin[slot(start)] = 1;
  const inBytes = (bytes: Uint8Array): Set<string> => {
    const found = new Set<string>();
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let start = 0;
    for (let end = 0; end < buffer.length; end += 1) {
      start = (start >>> 8) | ((buffer[end] ?? 0) << 24);
      if (mayBegin[slot(start)] !== 1) continue;
      for (const { name, bytes: form } of byStart.get(start) ?? []) if (buffer.subarray(end - 3, end - 3 + form.length).equals(form)) found.add(name);
    }
    return found;
  };
  const inPieces = async (pieces: AsyncIterable<Buffer>): Promise<Set<string>> => {
    const found = new Set<string>();
    let before = Buffer.alloc(0);
    for await (const piece of pieces) {
      const all = Buffer.concat([before, piece]);
      for (const name of inBytes(all)) found.add(name);
      before = all.subarray(-longestGap);
    }
    return found;
  };
  const inFile = (path: string) => inPieces(createReadStream(path, { highWaterMark: 8 * 1024 * 1024 }));
  return {
    in: inBytes,
    inFile,
    inFolder: async (folder) => {
      const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)).filter(isFile);
      const found = new Map<string, Set<string>>();
      // A file of the database may end while one looks.
      for (const file of files) found.set(file, await inFile(file).catch((error: unknown) => (isFile(file) ? Promise.reject(error) : new Set<string>())));
      return found;
    },
    inProcess: async (pid) => {
      let bytes = 0;
      const counted = async function* () {
        for await (const piece of memoryOf(pid)) {
          bytes += piece.length;
          yield piece;
        }
      };
      return { found: await inPieces(counted()), bytes };
    },
  };
}

function slot(start: number): number {
  return Math.imul(start, 0x9e3779b1) >>> 16;
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** Whatever a process has in its memory and can read itself (Linux). */
async function* memoryOf(pid: number): AsyncGenerator<Buffer> {
  const maps = await readFile(`/proc/${pid}/maps`, "utf8");
  const memory = await open(`/proc/${pid}/mem`);
  try {
    for (const [, from = "", to = ""] of maps.matchAll(/^([\da-f]+)-([\da-f]+) r(?!.*\[v)/gm)) {
      const end = Number.parseInt(to, 16);
      for (let at = Number.parseInt(from, 16); at < end; at += 8 * 1024 * 1024) {
        const piece = Buffer.alloc(Math.min(8 * 1024 * 1024, end - at));
        // What was mapped and never filled, or has gone in the meantime, answers with an error: there is nothing in it.
        const read = await memory.read(piece, 0, piece.length, at).then(({ bytesRead }) => bytesRead, () => 0);
        if (read > 0) yield piece.subarray(0, read);
      }
    }
  } finally {
    await memory.close();
  }
}
