import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { FileRefused } from "./file-refused.ts";
import { defaultFileLimits } from "./limits.ts";
import { cutMark, guardRows } from "./row-guard.ts";

const reading = { relax_quotes: true, relax_column_count: true, record_delimiter: ["\r\n", "\n", "\r"] };

/** The text in pieces of this size, so that every limit also falls on the border of two pieces. */
async function* inPieces(text: string, size: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text, "utf8");
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function guarded(text: string, size: number, limits: object): Promise<string> {
  const passed: Buffer[] = [];
  const all = { ...defaultFileLimits, ...limits };
  for await (const chunk of guardRows(inPieces(text, size), ",", all, { suspicious: false })) passed.push(chunk);
  return Buffer.concat(passed).toString("utf8");
}

const hostile = fc.string({ unit: fc.constantFrom('"', ",", "\n", "\r", "a", "b", "é"), maxLength: 120 });
const pieceSize = fc.integer({ min: 1, max: 20 });

test("a table within the limits passes unchanged, byte for byte", async () => {
  await fc.assert(fc.asyncProperty(hostile, pieceSize, async (text, size) => {
    const passed = await guarded(text, size, {}).catch((error: unknown) => error);
    if (passed instanceof FileRefused) expect(() => parse(text, reading)).toThrow("Quote Not Closed");
    else expect(passed).toBe(text);
  }), { numRuns: 500 });
});

test("cutting one cell changes no other cell: the parser sees the same rows, and the cut ones carry the mark", async () => {
  await fc.assert(fc.asyncProperty(hostile, pieceSize, fc.integer({ min: 1, max: 3 }), async (text, size, maxCellCharacters) => {
    const passed = await guarded(text, size, { maxCellCharacters }).catch((error: unknown) => error);
    if (passed instanceof FileRefused) return;
    const whole: string[][] = parse(text, reading);
    const cut: string[][] = parse(String(passed), reading);
    expect(cut.map((row) => row.length)).toEqual(whole.map((row) => row.length));
    for (const [index, row] of cut.entries()) {
      for (const [column, cell] of row.entries()) if (!cell.includes(cutMark)) expect(cell).toBe(whole[index]?.[column]);
    }
    for (const [index, row] of whole.entries()) {
      for (const [column, cell] of row.entries()) if (Buffer.byteLength(cell) > maxCellCharacters * 4 + 3) expect(cut[index]?.[column]).toContain(cutMark);
    }
  }), { numRuns: 5_000 });
});

test("a row with too many columns is cut, and the rows around it stay whole", async () => {
  const passed = await guarded("a,b\n1,2,3,\"4\n,\",5\nc,d\n", 3, { maxColumns: 2 });
  expect(parse(passed, reading)).toEqual([["a", "b"], ["1", "2", cutMark], ["c", "d"]]);
});

test("a quotation mark that never closes is refused with the row and column where it opened", async () => {
  const refusal = await guarded('a,b\r\n1,2\r\n3,"four\r\n5,6\r\n', 7, {}).catch((error: unknown) => error);
  expect(refusal).toMatchObject({ code: "platform.file-quote-not-closed", values: { row: 3, column: 2 } });
});

test("of a cell of a hundred megabytes less than one passes", async () => {
  const piece = Buffer.alloc(1_000_000, "a");
  async function* endless(): AsyncGenerator<Buffer> {
    yield Buffer.from('a,b\n1,"');
    for (let index = 0; index < 100; index += 1) yield piece;
    yield Buffer.from('"\n2,3\n');
  }
  let passedBytes = 0;
  for await (const chunk of guardRows(endless(), ",", defaultFileLimits, { suspicious: false })) passedBytes += chunk.length;
  expect(passedBytes).toBeLessThan(500_000);
});
