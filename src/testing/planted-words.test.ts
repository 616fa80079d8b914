import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { searchFor } from "./planted-words.ts";

const word = "Zqwordqz-شاهد";
const planted = [{ name: "word", bytes: Buffer.from(word) }, { name: "key", bytes: Buffer.from([0, 255, 17, 200, 3, 9, 128, 64, 33, 7]) }];
const search = searchFor(planted);
let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "vigie-planted-"))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("a search for planted words", () => {
  test.each<readonly [string, Buffer]>([
    ["UTF-8", Buffer.from(`before ${word} behind`)],
    ["UTF-16, little end first", Buffer.from(`before ${word} behind`, "utf16le")],
    ["UTF-16, big end first", Buffer.from(`before ${word} behind`, "utf16le").swap16()],
    ["JSON with escapes", Buffer.from('{"what":"Zqwordqz-\\u0634\\u0627\\u0647\\u062f"}')],
    ["hexadecimal", Buffer.from(`\\x00${Buffer.from(word).toString("hex")}00`)],
    ...["", "a", "ab", "abc"].map((before) => [`Base64 behind "${before}"`, Buffer.from(Buffer.from(`${before}${word}.`).toString("base64"))] as const),
    ...["", "a", "ab"].map((before) => [`Base64 of UTF-16 behind "${before}"`, Buffer.from(Buffer.concat([Buffer.from(before), Buffer.from(word, "utf16le")]).toString("base64url"))] as const),
  ])("finds one written as %s", (_as, bytes) => expect([...search.in(bytes)]).toEqual(["word"]));

  test("finds bytes that are no text", () => expect([...search.in(Buffer.concat([Buffer.from("x"), planted[1]!.bytes]))]).toEqual(["key"]));

  test("finds nothing where a sign is wrong, and in what is packed", () => {
    expect([...search.in(Buffer.from(word.replace("w", "v")))]).toEqual([]);
    expect([...search.in(gzipSync(Buffer.from(word)))]).toEqual([]);
  });

  test("finds one that lies across two pieces of a long file", async () => {
    writeFileSync(join(folder, "long"), Buffer.concat([Buffer.alloc(8 * 1024 * 1024 - 5, "-"), Buffer.from(word), Buffer.alloc(100, "-")]));
    expect([...(await search.inFolder(folder)).values()].map((found) => [...found])).toEqual([["word"]]);
  });
});
