import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openCheckpoint, openLogKey, signCheckpoint } from "./signed-note.ts";

let directory = "";
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "vigie-note-"));
});
afterAll(() => rmSync(directory, { recursive: true }));

test("a checkpoint is read back as it was signed", () => {
  const key = openLogKey(directory);
  const root = Buffer.alloc(32, 7);
  expect(openCheckpoint(key, signCheckpoint(key, 1234, root))).toEqual({ origin: key.origin, size: 1234, root });
});

test("a checkpoint with another size, root or key is not accepted", () => {
  const key = openLogKey(directory);
  const note = signCheckpoint(key, 1234, Buffer.alloc(32, 7));
  expect(openCheckpoint(key, note.replace("1234", "1235"))).toBeUndefined();
  expect(openCheckpoint(key, note.replace(Buffer.alloc(32, 7).toString("base64"), Buffer.alloc(32, 8).toString("base64")))).toBeUndefined();
  const other = openLogKey(join(directory, "other"));
  expect(openCheckpoint(other, note)).toBeUndefined();
});

test("the key is kept: opening the directory again gives the same log", () => {
  expect(openLogKey(directory).origin).toBe(openLogKey(directory).origin);
});
