import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { languages, readSentences } from "#platform/messages/sentences.ts";
import { commands } from "./commands.ts";

let folder: string;
const main = join(import.meta.dirname, "main.ts");

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "vigie-refusals-"));
  writeFileSync(join(folder, "a.csv"), "date,place,deaths\n2021-02-30,Oddvik,many\n");
  writeFileSync(join(folder, "a.geojson"), JSON.stringify({ type: "FeatureCollection", features: [{ type: "Feature", properties: {}, geometry: null }] }));
  writeFileSync(join(folder, "empty.csv"), "");
  writeFileSync(join(folder, "wrong.csv"), "not a table at all");
  writeFileSync(join(folder, "words.csv"), "colA,colB\nhello,world\n");
  writeFileSync(join(folder, "cut.csv.gz"), gzipSync("date,place\n2021-02-03,Oddvik\n").subarray(0, 30));
  writeFileSync(join(folder, "bomb.csv.zip"), zipSync({ "bomb.csv": new Uint8Array(64 * 1024 * 1024).fill(97) }, { level: 9 }));
  mkdirSync(join(folder, "folder.csv"));
  writeFileSync(join(folder, "broken.age"), "not a backup");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function command(words: readonly string[], more: Readonly<Record<string, string>> = {}): Promise<{ code: number | null; out: string; said: string }> {
  const { DATABASE_URL: _server, ...environment } = process.env;
  const child = spawn(process.execPath, [main, ...words], { cwd: folder, env: { ...environment, VIGIE_DATA: join(folder, "data"), LANG: "en", ...more } });
  let [out, said] = ["", ""];
  child.stdout.on("data", (piece: Buffer) => (out += piece));
  child.stderr.on("data", (piece: Buffer) => (said += piece));
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, out, said })));
}

describe("whatever is refused: one object on standard output, a sentence on standard error, exit 1", () => {
  test.each([
    [["import", "csv", "a.csv", "--mapping", "guess", "--reject", "/nonexistent/r.csv"], "cli.file-not-writable", /\/nonexistent\/r\.csv cannot be written/],
    [["import", "areas", "a.geojson", "--country", "XKS", "--reject", "/nonexistent/r.csv"], "cli.file-not-writable", /cannot be written/],
    [["import", "csv", "absent.csv", "--mapping", "guess"], "information.import-file-not-found", /absent\.csv/],
    [["import", "csv", "folder.csv", "--mapping", "guess"], "information.import-file-not-found", /folder\.csv/],
    [["import", "csv", "empty.csv", "--mapping", "guess"], "platform.file-empty", /empty\.csv: .*empty/],
    [["import", "csv", "cut.csv.gz", "--mapping", "guess"], "platform.file-truncated", /cut\.csv\.gz: /],
    [["import", "csv", "bomb.csv.zip", "--mapping", "guess"], "platform.file-expands-too-much", /bomb\.csv\.zip: /],
    [["import", "csv", "wrong.csv", "--mapping", "guess"], "information.import.no-date-column", /wrong\.csv: .*date/],
    [["import", "csv", "words.csv", "--mapping", "guess"], "information.import.no-date-column", /words\.csv: .*date/],
    [["import", "csv", "a.csv"], "information.import-mapping-needed", /--mapping/],
    [["backup", "key", "--to", "/nonexistent/k"], "cli.machine-refused", /ENOENT.*\/nonexistent\/k/],
    [["backup", "verify", "broken.age"], "backup.", /backup/i],
    [["backup", "verify", "absent.age", "--identity", "absent.key"], "backup.", /absent/],
  ] as const)("vigie %j", async (words, code, sentence) => {
    const answer = await command([...words, "--json"]);
    expect(answer.code, answer.said).toBe(1);
    expect(answer.out.trim().split("\n").length).toBe(1);
    expect(JSON.parse(answer.out).refused).toContain(code);
    expect(answer.said).toMatch(sentence);
    expect(answer.said, "no stack of our own").not.toMatch(/^ +at /m);
  }, 30_000);
});

test.each([["absent", undefined], ["bare", ["node", "data-directory", "free-space", "secrets", "origin", "files-address", "contact-address", "mail-server", "old-backups", "antivirus", "screens", "database"]]] as const)("vigie doctor makes nothing where nothing is: %s", async (name, checks) => {
  const data = join(folder, "doctor", name);
  if (name === "bare") mkdirSync(data, { recursive: true, mode: 0o700 });
  const answer = await command(["doctor", "--json"], { VIGIE_DATA: data });
  expect(answer.code, answer.said).toBe(0);
  const found: { check: string; sentence: string }[] = JSON.parse(answer.out).checks;
  expect(found.map((one) => one.check)).toEqual(checks ?? ["node", "data-directory", "free-space", "secrets", "origin", "files-address", "contact-address", "mail-server", "old-backups", "antivirus", "screens"]);
  expect(found.find((one) => one.check === "free-space")!.sentence).not.toMatch(/\b0 MB/);
  expect(existsSync(data) ? readdirSync(data) : undefined).toEqual(name === "bare" ? [] : undefined);
}, 30_000);

test.each([
  [["import", "--json"], 2, { refused: "cli.usage", sentence: expect.stringContaining("vigie import ucdp-ged|csv|areas") }],
  [["import", "pdf", "a.csv", "--json"], 2, { refused: "cli.usage", sentence: expect.stringContaining("vigie import") }],
  [["doctor", "--unknown", "--json"], 2, { refused: "cli.usage", sentence: expect.stringContaining("vigie doctor") }],
  [["nothing", "--json"], 2, { refused: "cli.usage", sentence: expect.stringContaining("vigie ledger verify") }],
  [["help", "--json"], 0, { commands: expect.arrayContaining([{ usage: "vigie doctor", summary: expect.any(String) }]) }],
] as const)("vigie %j answers one object on standard output, and the usage on standard error", async (words, code, object) => {
  const answer = await command(words);
  expect(answer.code).toBe(code);
  expect(JSON.parse(answer.out)).toEqual(object);
  expect(answer.said).toMatch(/vigie /);
});

test.each([
  ["fr_FR.UTF-8", /^usage\u00a0: vigie import .*<fichier…>/, /scellé/],
  ["ar", /^الاستعمال: \u200evigie import /, /مختوم/],
] as const)("how a command is used and what it does is said in the language of the terminal: %s", async (LC_ALL, usage, summary) => {
  expect((await command(["import"], { LC_ALL })).said).toMatch(usage);
  expect((await command(["help"], { LC_ALL })).said).toMatch(summary);
});

test("every command has its usage and its summary in every language", () => {
  const sentences = readSentences();
  const lacking = Object.keys(commands).flatMap((name) => languages.flatMap((language) => ["usage", "summary"].filter((what) => !sentences.has(language, `cli.${what}.${name}`)).map((what) => `${language} ${what} ${name}`)));
  expect(lacking).toEqual([]);
});
