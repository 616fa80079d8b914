import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ucdpText } from "#information/actions/import-example.ts";
import { openDatabase } from "#platform/database/open-database.ts";

let folder: string;
const main = join(import.meta.dirname, "main.ts");

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "vigie-command-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The command as a person runs it, on a data directory of its own; `killAt` ends it without warning when that was said. */
function command(words: readonly string[], killAt?: RegExp): Promise<{ code: number | null; out: string; said: string }> {
  const { DATABASE_URL: _server, ...environment } = process.env;
  const child = spawn(process.execPath, [main, ...words], { cwd: folder, env: { ...environment, VIGIE_DATA: join(folder, "data"), LANG: "en" } });
  let out = "";
  let said = "";
  child.stdout.on("data", (piece: Buffer) => (out += piece));
  child.stderr.on("data", (piece: Buffer) => {
    said += piece;
    if (killAt?.test(said)) child.kill("SIGKILL");
  });
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, out, said })));
}

test("an import killed in the middle goes on where it stopped, and nothing is doubled", async () => {
  const rows = 50_000;
  const row = (index: number) => ({ id: String(index), best: String(index % 7), high: "9", low: "0", date_start: `2016-0${1 + (index % 9)}-05`, date_end: `2016-0${1 + (index % 9)}-05`, ...(index === 49_000 ? { latitude: "95" } : {}) });
  const file = join(folder, "valley.csv.gz");
  writeFileSync(file, gzipSync(ucdpText(Array.from({ length: rows }, (_, index) => row(index)))));

  const killed = await command(["import", "ucdp-ged", file, "--release", "21.1"], /(kB\/s[\s\S]*){3}/);
  expect(killed.code).toBeNull();
  const finished = await command(["import", "ucdp-ged", file, "--release", "21.1", "--json"]);
  expect({ code: finished.code, said: finished.said.replace(/^(.*kB\/s.*|database: .*)\n/gm, "") }).toEqual({ code: 0, said: "" });
  const answer = JSON.parse(finished.out);
  expect(answer).toMatchObject({ format: "ucdp-ged", read: rows, stored: rows - 1, updated: 0, unchanged: 0, rejected: 1, files: [{ rejectFile: "valley.csv.gz.reject.csv" }] });
  expect(answer.files[0].continuedAfterRow).toBeGreaterThan(0);
  expect(readFileSync(join(folder, "valley.csv.gz.reject.csv"), "utf8")).toContain("49002,latitude,95,latitude-out-of-range,");

  const again = await command(["import", "ucdp-ged", file, "--release", "21.1", "--json"]);
  expect(JSON.parse(again.out)).toMatchObject({ read: rows, stored: 0, unchanged: rows - 1, rejected: 1 });
  const database = await openDatabase({ dataDirectory: join(folder, "data"), log: () => undefined });
  const { rows: counted } = await database.worker.raw.query(
    "select (select count(*) from information.event) as events, (select sum(deaths_best) from information.event) as best, (select sum(events) from information.event_sum) as summed, (select sum(best) from information.event_sum) as \"summedBest\"");
  await database.close();
  const best = Array.from({ length: rows }, (_, index) => (index === 49_000 ? 0 : index % 7)).reduce((total, number) => total + number, 0);
  expect(counted).toEqual([{ events: rows - 1, best, summed: rows - 1, summedBest: best }]);
}, 90_000);

test("a refusal is one sentence and exit 1; wrong usage is exit 2", async () => {
  writeFileSync(join(folder, "other.csv"), "a,b\n1,2\n");
  const refused = await command(["import", "ucdp-ged", "other.csv", "--json"]);
  expect(refused.code).toBe(1);
  expect(JSON.parse(refused.out)).toMatchObject({ refused: "information.import.other-format", read: 0 });
  expect(refused.said).toMatch(/other\.csv: This table is not in the UCDP format/);
  expect((await command(["import", "csv", "other.csv"])).said).toContain("--mapping");
  expect((await command(["import", "pdf", "other.csv"])).code).toBe(2);
}, 60_000);
