import { refuse } from "../refusal.ts";

/**
 * The little of the tar format (POSIX ustar) that a backup needs, so that without Vigie `age --decrypt | gzip -d | tar -x` opens it.
 * Entries are small files held whole; a long table is many of them, one after the other.
 */
export type Entry = { readonly name: string; readonly body: Buffer };

const block = 512;
const largestEntry = 16 * 1024 * 1024;

export function* tarEntry({ name, body }: Entry): Generator<Buffer> {
  if (Buffer.byteLength(name) > 100) throw new RangeError(`the name ${name} is too long for an entry`);
  const header = Buffer.alloc(block);
  header.write(name, 0);
  header.write("0000600\0", 100);
  header.write("0000000\0", 108);
  header.write("0000000\0", 116);
  header.write(`${body.length.toString(8).padStart(11, "0")}\0`, 124);
  header.write("00000000000\0", 136);
  header.write("        ", 148);
  header.write("0", 156);
  header.write("ustar\u000000", 257);
  header.write(`${sumOf(header).toString(8).padStart(6, "0")}\0 `, 148);
  yield header;
  yield body;
  const rest = body.length % block;
  if (rest > 0) yield Buffer.alloc(block - rest);
}

export const tarEnd: Buffer = Buffer.alloc(2 * block);

/** Reads entries one by one and then to the end of the stream, so that a cut-off file cannot pass as a complete one. */
export async function* readTar(source: AsyncIterable<Uint8Array>): AsyncGenerator<Entry> {
  const bytes = byteReader(source);
  for (;;) {
    const header = await bytes.take(block);
    if (header.every((byte) => byte === 0)) break;
    const { name, size } = readHeader(header);
    const body = await bytes.take(size);
    await bytes.take((block - (size % block)) % block);
    yield { name, body };
  }
  for await (const rest of bytes.rest()) {
    if (rest.some((byte) => byte !== 0)) refuse("backup.damaged", { values: { place: "end" } });
  }
}

function readHeader(header: Buffer): { name: string; size: number } {
  const name = textAt(header, 0, 100);
  const sum = Number.parseInt(textAt(header, 148, 8), 8);
  const size = Number.parseInt(textAt(header, 124, 12), 8);
  const unsigned = Buffer.from(header);
  unsigned.fill(" ", 148, 156);
  const isSound = textAt(header, 257, 5) === "ustar" && sum === sumOf(unsigned) && size >= 0 && size <= largestEntry;
  return isSound ? { name, size } : refuse("backup.damaged", { values: { place: name || "start" } });
}

function textAt(header: Buffer, start: number, length: number): string {
  const text = header.subarray(start, start + length).toString("utf8");
  return text.split("\0")[0]?.trim() ?? "";
}

function sumOf(header: Buffer): number {
  return header.reduce((sum, byte) => sum + byte, 0);
}

function byteReader(source: AsyncIterable<Uint8Array>) {
  const chunks = source[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  return {
    take: async (count: number): Promise<Buffer> => {
      const parts = [held];
      let length = held.length;
      while (length < count) {
        const next = await chunks.next();
        if (next.done) refuse("backup.damaged", { values: { place: "end" } });
        parts.push(Buffer.from(next.value));
        length += next.value.length;
      }
      const all = parts.length === 1 ? held : Buffer.concat(parts);
      held = all.subarray(count);
      return all.subarray(0, count);
    },
    rest: async function* (): AsyncGenerator<Uint8Array> {
      yield held;
      for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
    },
  };
}
