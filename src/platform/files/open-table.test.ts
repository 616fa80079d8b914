import { appendFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { zipSync } from "fflate";
import type { Zippable } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FileRefused, fileRefusalCodes } from "./file-refused.ts";
import english from "./messages.en.json" with { type: "json" };
import french from "./messages.fr.json" with { type: "json" };
import arabic from "./messages.ar.json" with { type: "json" };
import { openTable } from "./open-table.ts";
import type { OpenTableOptions } from "./open-table.ts";
import type { TableRow } from "./table-row.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "vigie-table-test-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function fileOf(content: string | Uint8Array): Promise<string> {
  const path = join(folder, `${crypto.randomUUID()}.csv`);
  await writeFile(path, content);
  return path;
}

async function read(content: string | Uint8Array, options: OpenTableOptions = {}) {
  const table = await openTable(await fileOf(content), options);
  const rows: TableRow[] = [];
  for await (const row of table.rows) rows.push(row);
  return { table, rows, cells: rows.map((row) => row.cells), encoding: table.encoding() };
}

const refusalOf = (content: string | Uint8Array, options?: OpenTableOptions) => read(content, options).then(() => "read", (error: unknown) => error);
const zip = (files: Zippable) => zipSync(files);
const bytes = (text: string) => new TextEncoder().encode(text);

const plain = "place,deaths\nTarvo,3\nLemmë,\"4\n5\"\n";
const rowsOfPlain = [["Tarvo", "3"], ["Lemmë", "4\n5"]];

describe("the same table is read", () => {
  test.each([
    ["as it is", plain, "utf-8"],
    ["with a byte-order mark", `\ufeff${plain}`, "utf-8-bom"],
    ["as UTF-16 with a mark", Buffer.from(`\ufeff${plain}`, "utf16le"), "utf-16le"],
    ["as UTF-16 without one", Buffer.from(plain, "utf16le"), "utf-16le"],
    ["as UTF-16, big end first", Buffer.from(`\ufeff${plain}`, "utf16le").swap16(), "utf-16be"],
    ["as Latin-1", Buffer.from(plain, "latin1"), "windows-1252"],
    ["gzipped", gzipSync(plain), "utf-8"],
    ["zipped", zip({ "notes/": new Uint8Array(), "notes/readme.md": bytes("x"), "table.csv": bytes(plain) }), "utf-8"],
    ["stored in a zip without compression", zip({ "table.csv": [bytes(plain), { level: 0 }] }), "utf-8"],
    ["gzipped in a zip", zip({ "table.csv.gz": gzipSync(plain) }), "utf-8"],
    ["zipped and gzipped", gzipSync(zip({ "only-file": bytes(plain) })), "utf-8"],
    ["with semicolons", plain.replaceAll(",", ";"), "utf-8"],
    ["with tabs", plain.replaceAll(",", "\t"), "utf-8"],
    ["with bars", plain.replaceAll(",", "|"), "utf-8"],
    ["without a line break at its end", plain.trimEnd(), "utf-8"],
    ["as a JSON list of records", JSON.stringify([{ place: "Tarvo", deaths: 3 }, { place: "Lemmë", deaths: "4\n5" }]), "utf-8"],
    ["as a JSON list of lists", JSON.stringify([["place", "deaths"], ["Tarvo", 3], ["Lemmë", "4\n5"]]), "utf-8"],
  ])("%s", async (_, content, encoding) => {
    const found = await read(content);
    expect(found.table.header).toEqual(["place", "deaths"]);
    expect(found.cells).toEqual(rowsOfPlain);
    expect(found.encoding).toBe(encoding);
  });

  test("with lines ended as Windows and as old Macintoshes do, even mixed", async () => {
    expect((await read("a,b\r\n1,2\r3,4\n")).cells).toEqual([["1", "2"], ["3", "4"]]);
  });

  test("from a stream, also when the stream is a zip archive", async () => {
    const table = await openTable(Readable.from([Buffer.from(zip({ "t.csv": bytes(plain) }))]));
    const cells: (readonly string[])[] = [];
    for await (const row of table.rows) cells.push(row.cells);
    expect(cells).toEqual(rowsOfPlain);
  });
});

test("rows are counted as a spreadsheet does, empty lines and quoted line breaks included", async () => {
  const { rows } = await read('a,b\n\n1,"x\ny"\n\n2,z\n');
  expect(rows.map(({ row }) => row)).toEqual([3, 5]);
});

test("the bar can tell the truth: bytes of the file as it lies on the disk", async () => {
  const content = gzipSync("a,b\n" + "1,2\n".repeat(50_000));
  const { table } = await read(content);
  expect(table.progress()).toEqual({ bytesRead: content.length, bytesTotal: content.length });
});

test("an accent that appears only after a megabyte of plain letters still decides the encoding", async () => {
  const { cells, encoding } = await read(Buffer.from(`a,b\n${"1,2\n".repeat(300_000)}é,ü\n`, "latin1"));
  expect(cells.at(-1)).toEqual(["é", "ü"]);
  expect(encoding).toBe("windows-1252");
});

test("in damaged UTF-8 only the rows with damaged cells are refused", async () => {
  const content = Buffer.concat([Buffer.from("a,b\né,1\n"), Buffer.from([0xe9, 0x2c, 0x32, 0x0a]), Buffer.from("ü,3\n")]);
  const { rows, encoding } = await read(content);
  expect(encoding).toBe("utf-8-damaged");
  expect(rows.map(({ fault }) => fault?.code)).toEqual([undefined, "not-text", undefined]);
});

describe("one bad row never stops the rest", () => {
  test.each([
    ["a cell of a million characters", "x".repeat(1_000_000)],
    ["a quoted cell of a million characters", `"${"x\n".repeat(500_000)}"`],
    ["a million quotation marks", `"${'""'.repeat(500_000)}"`],
  ])("%s refuses its own row", async (_, cell) => {
    const { rows } = await read(`a,b\n1,2\n3,${cell}\n5,6\n`);
    expect(rows.map(({ row, fault }) => [row, fault])).toEqual([[2, undefined], [3, { code: "cell-too-long", column: 1 }], [4, undefined]]);
  });

  test("a row of ten thousand columns refuses itself", async () => {
    const { rows } = await read(`a,b\n1,2\n${",".repeat(10_000)}\n5,6\n`);
    expect(rows.map(({ fault }) => fault?.code)).toEqual([undefined, "row-too-wide", undefined]);
  });

  test("a zero character, which the database cannot keep, refuses its row", async () => {
    const { rows } = await read(`${"place,deaths\n".repeat(400)}x\0y,2\nz,3\n`);
    expect(rows.filter(({ fault }) => fault).map(({ fault }) => fault)).toEqual([{ code: "not-text", column: 0 }]);
  });

  test("records that are no records, nested or new fields refuse themselves", async () => {
    const list = [{ a: 1, b: "x" }, ...Array.from({ length: 250 }, () => ({ a: 2, b: "y" })), 7, { a: [1], b: "" }, { a: 1, c: 2 }, { a: "\ud800" }];
    const { rows } = await read(JSON.stringify(list));
    expect(rows).toHaveLength(255);
    expect(rows.slice(251).map(({ row, fault }) => [row, fault?.code])).toEqual([[253, "not-a-record"], [254, "not-flat"], [255, "new-field"], [256, "not-text"]]);
  });
});

describe("a file is refused as a whole", () => {
  const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(200, 7)]);
  const gzip = gzipSync("a,b\n" + Array.from({ length: 60_000 }, (_, n) => `${n},${Math.sqrt(n)}\n`).join(""));
  const archive = Buffer.from(zip({ "t.csv": bytes(plain.repeat(20)) }));
  const link = (() => {
    const bent = Buffer.from(zip({ "t.csv": [bytes("/etc/passwd"), { os: 3, attrs: 0o120777 << 16 }] }));
    return bent;
  })();
  const locked = (() => {
    const bent = Buffer.from(archive);
    bent.writeUInt16LE(1, bent.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 8);
    return bent;
  })();
  test.each([
    ["an empty file", "", "platform.file-empty"],
    ["an empty gzip", gzipSync(""), "platform.file-empty"],
    ["blank lines only", "\n\n\n", "platform.file-without-header"],
    ["an image renamed .csv", png, "platform.file-not-a-table"],
    ["an image inside gzip", gzipSync(png), "platform.file-not-a-table"],
    ["a PDF", "%PDF-1.7\n…", "platform.file-not-a-table"],
    ["an Excel workbook", zip({ "[Content_Types].xml": bytes("<x/>"), "xl/workbook.xml": bytes("<x/>") }), "platform.file-not-a-table"],
    ["a web page", "<!DOCTYPE html><title>Sign in</title>", "platform.file-not-a-table"],
    ["noise", Buffer.from(Array.from({ length: 500 }, (_, n) => (n * 7919) % 32)), "platform.file-not-a-table"],
    ["a gzip cut in the middle", gzip.subarray(0, gzip.length / 2), "platform.file-truncated"],
    ["a gzip with a wrong byte", Buffer.concat([gzip.subarray(0, 5_000), Buffer.from([0xff, 0xff, 0xff, 0xff]), gzip.subarray(5_004)]), "platform.file-damaged"],
    ["a zip cut in the middle", archive.subarray(0, 60), "platform.file-truncated"],
    ["a zip without a table", zip({ "a.png": bytes("x"), "b.png": bytes("y") }), "platform.file-archive-without-table"],
    ["a zip with a name that leads outside", zip({ "../t.csv": bytes(plain) }), "platform.file-archive-unsafe-entry"],
    ["a zip with an absolute name", zip({ "/t.csv": bytes(plain) }), "platform.file-archive-unsafe-entry"],
    ["a zip with a link", link, "platform.file-archive-unsafe-entry"],
    ["a zip with a password", locked, "platform.file-archive-encrypted"],
    ["gzip in gzip in gzip", gzipSync(gzipSync(gzipSync(plain))), "platform.file-nested-too-deep"],
    ["a quotation mark never closed", `a,b\n1,"2\n${"3,4\n".repeat(100_000)}`, "platform.file-quote-not-closed"],
    ["a JSON object around the list", '{"data":[{"a":1}]}', "platform.file-json-not-a-list"],
    ["a JSON list cut in the middle", '[{"a":1},{"a":', "platform.file-truncated"],
    ["JSON nested a hundred deep", `[${"[".repeat(100)}`, "platform.file-nested-too-deep"],
  ])("%s", async (_, content, code) => {
    expect(await refusalOf(content)).toMatchObject({ name: "FileRefused", code });
  });

  test("a bomb: forty megabytes of zeros in forty kilobytes", async () => {
    const bomb = Buffer.alloc(40_000_000, "0");
    expect(await refusalOf(gzipSync(bomb))).toMatchObject({ code: "platform.file-expands-too-much" });
    expect(await refusalOf(zip({ "t.csv": bomb }))).toMatchObject({ code: "platform.file-expands-too-much" });
  });

  test("more than the limit, known from its size or only while it expands", async () => {
    const table = "a,b\n" + Array.from({ length: 40_000 }, (_, n) => `${n},${Math.sqrt(n)}\n`).join("");
    const limits = { maxExpandedBytes: 100_000 };
    for (const content of [table, gzipSync(table), zip({ "t.csv": bytes(table) })]) {
      expect(await refusalOf(content, { limits })).toMatchObject({ code: "platform.file-too-large" });
    }
  });

  test("a zip of more entries than anybody needs", async () => {
    const many = Object.fromEntries(Array.from({ length: 10_001 }, (_, n) => [`${n}.csv`, new Uint8Array()]));
    expect(await refusalOf(zip(many))).toMatchObject({ code: "platform.file-archive-too-many-entries", values: { entries: 10_001 } });
  });

  test("and the rows before the damage were only lent: the reader is told by the error, not by a short table", async () => {
    const table = await openTable(await fileOf(gzip.subarray(0, gzip.length - 20)));
    let rows = 0;
    await expect(async () => {
      for await (const row of table.rows) rows += row.row > 0 ? 1 : 0;
    }).rejects.toThrow(FileRefused);
    expect(rows).toBeGreaterThan(1_000);
  });
});

test("a table of eighty megabytes is read in a few megabytes of memory", async () => {
  const path = await fileOf("id,place,deaths\n");
  const piece = Array.from({ length: 20_000 }, (_, n) => `${n},"the market of Tarvo, ""old"" side",${n % 7}\n`).join("");
  for (let written = 0; written < 80_000_000; written += piece.length) await appendFile(path, piece);
  const table = await openTable(path);
  const before = process.memoryUsage().rss;
  let highest = before;
  for await (const { row } of table.rows) if (row % 50_000 === 0) highest = Math.max(highest, process.memoryUsage().rss);
  expect(highest - before).toBeLessThan(60_000_000);
}, 60_000);

test("whatever bytes come, the answer is rows or a refusal, never another error", async () => {
  const letters = fc.constantFrom('"', ",", ";", "\t", "\n", "\r", "[", "{", "}", "]", ":", "a", "é", "\0", "\ufeff", "\ud800", "\u{1f600}");
  const texts = fc.array(letters, { maxLength: 200 }).map((parts) => Buffer.from(parts.join(""), "utf8"));
  const content = fc.oneof(texts, fc.uint8Array({ maxLength: 300 }), texts.map((text) => gzipSync(text)), texts.map((text) => Buffer.from(zip({ "a.csv": text }))));
  const damage = fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 3 });
  await fc.assert(fc.asyncProperty(content, damage, async (intact, changes) => {
    const damaged = Uint8Array.from(intact);
    for (const [at, byte] of changes) if (at < damaged.length) damaged[at] = byte;
    const answer = await refusalOf(damaged, { limits: { maxCellCharacters: 10 } });
    expect(answer === "read" || answer instanceof FileRefused ? "fine" : answer).toBe("fine");
  }), { numRuns: 600 });
});

test("every refusal has a sentence in every language", () => {
  for (const catalogue of [english, french, arabic]) expect(Object.keys(catalogue).sort()).toEqual([...fileRefusalCodes].sort());
});
