import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

/** The commands as a person or a program calls them, each with data directories of its own. */
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "vigie-cli-backup-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);

async function vigie(data: string, ...words: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "..", "main.ts"), ...words], { env: { PATH: process.env["PATH"], HOME: process.env["HOME"], LANG: "en_GB.UTF-8", VIGIE_DATA: at(data) }, stdio: ["ignore", "pipe", "pipe"] });
  let [out, err] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
  const [code] = await once(child, "close");
  return { code, out, err };
}

describe("backup", () => {
  test("goes from one data directory into an empty one, and never into a used one", { timeout: 90_000 }, async () => {
    const key = await vigie("one", "backup", "key", "--to", at("key"), "--json");
    const { recipient } = JSON.parse(key.out) as { recipient: string };
    expect(readFileSync(at("key"), "utf8")).toContain(recipient);
    await vigie("one", "backup", "key", "--to", at("second-key"));
    expect((await vigie("one", "exercise", "load")).code).toBe(0);

    const created = await vigie("one", "backup", "create", "--to", at("backup"), "--recipient", recipient, "--recipient", at("second-key"), "--json");
    expect(created.code, created.err).toBe(0);
    const made = JSON.parse(created.out) as { rows: number; recipients: number; ledgerSize: number; origin: string };
    expect(made).toMatchObject({ recipients: 2 });
    expect(created.err).toContain("Not in the backup: sessions");

    const sealed = JSON.parse((await vigie("one", "backup", "verify", at("backup"), "--json")).out) as object;
    expect(sealed).toMatchObject({ recipients: 2, isRead: false });
    const verified = JSON.parse((await vigie("one", "backup", "verify", at("backup"), "--identity", at("second-key"), "--json")).out) as object;
    expect(verified).toMatchObject({ isRead: true, rows: made.rows, ledgerSize: made.ledgerSize, origin: made.origin });

    const restored = await vigie("two", "backup", "restore", at("backup"), "--identity", at("key"));
    expect(restored.code, restored.err).toBe(0);
    expect(restored.out).toMatch(/^Restored as of .* verified\. No mail was waiting\. No job was running\.\n$/);
    expect((await vigie("two", "ledger", "verify")).code).toBe(0);
    expect((await vigie("two", "doctor")).code).toBe(0);

    const again = await vigie("two", "backup", "restore", at("backup"), "--identity", at("key"), "--json");
    expect([again.code, JSON.parse(again.out).refused]).toEqual([1, "backup.not-empty"]);
  });

  test.each([
    [["backup"], 2],
    [["backup", "restore"], 2],
    [["backup", "verify", "a", "b"], 2],
    [["backup", "create", "--unknown"], 2],
    [["backup", "restore", "nowhere"], 1],
    [["backup", "key"], 1],
    [["doctor", "now"], 2],
  ])("called as %j ends with %i and one sentence", async (words, code) => {
    const answer = await vigie("three", ...words);
    expect(answer.code, answer.err).toBe(code);
    expect(`${answer.out}${answer.err}`.length).toBeGreaterThan(15);
    expect(`${answer.out}${answer.err}`).not.toMatch(/Error|at .*\.ts/);
  });

  test("what is no backup is refused in words, before any database is opened", async () => {
    writeFileSync(at("letter"), "Dear colleague");
    const answer = await vigie("three", "backup", "verify", at("letter"), "--json");
    expect([answer.code, JSON.parse(answer.out).refused]).toEqual([1, "backup.damaged"]);
  });
});
