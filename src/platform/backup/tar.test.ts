import fc from "fast-check";
import { expect, test } from "vitest";
import { inPieces } from "./create-backup.ts";
import { readTar, tarEnd, tarEntry, type Entry } from "./tar.ts";

async function* inChunks(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function readAll(bytes: Buffer, size: number): Promise<Entry[]> {
  const found: Entry[] = [];
  for await (const entry of readTar(inChunks(bytes, size))) found.push({ name: entry.name, body: Buffer.from(entry.body) });
  return found;
}

const entries = fc.array(fc.record({ name: fc.stringMatching(/^[a-z]{1,20}\/[a-z_.]{1,60}$/), body: fc.uint8Array({ maxLength: 2000 }).map((body) => Buffer.from(body)) }), { maxLength: 6 });

test("what is written is read back, however the bytes arrive", async () => {
  await fc.assert(
    fc.asyncProperty(entries, fc.integer({ min: 1, max: 3000 }), async (list, size) => {
      const written = Buffer.concat([...list.flatMap((entry) => [...tarEntry(entry)]), tarEnd]);
      expect(await readAll(written, size)).toEqual(list);
    }),
    { numRuns: 200 },
  );
});

test("a stream cut anywhere before its end mark is refused", async () => {
  const written = Buffer.concat([...tarEntry({ name: "a/b", body: Buffer.from("x".repeat(700)) }), tarEnd]);
  for (let length = 0; length < written.length - tarEnd.length; length += 37) {
    await expect(readAll(written.subarray(0, length), 512)).rejects.toThrow("backup.damaged");
  }
});

test("a header with a wrong sum, and bytes after the end mark, are refused", async () => {
  const written = Buffer.concat([...tarEntry({ name: "a/b", body: Buffer.from("x") }), tarEnd]);
  const other = Buffer.from(written);
  other[0] = "z".charCodeAt(0);
  await expect(readAll(other, 512)).rejects.toThrow("backup.damaged");
  await expect(readAll(Buffer.concat([written, Buffer.from("more")]), 512)).rejects.toThrow("backup.damaged");
});

test("pieces join to the same bytes and none is longer than the most", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 50 })), fc.integer({ min: 1, max: 40 }), async (chunks, most) => {
      const source = (async function* () { for (const chunk of chunks) yield Buffer.from(chunk); })();
      const pieces: Buffer[] = [];
      for await (const piece of inPieces(source, most)) pieces.push(piece);
      expect(Buffer.concat(pieces)).toEqual(Buffer.concat(chunks));
      expect(pieces.every((piece) => piece.length > 0 && piece.length <= most)).toBe(true);
    }),
  );
});
