import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "csv-parse/sync";
import { readOverlapTable } from "#assessment/model/undercount/overlap-table.ts";
import { seededRandom } from "#numbers/random.ts";

/** Names that belong to nobody, as three lists of the dead of one valley write them: with slips, in other orders, with dates half known. */
const given = ["Amadou", "Binta", "Cheickna", "Djeneba", "Fanta", "Garba", "Hawa", "Issouf", "Kadia", "Lassine", "Mariam", "Nouhoum", "Oumou", "Sekou", "Tenin", "Yaya"];
const family = ["Abarkone", "Belemvire", "Corradane", "Dorvelin", "Estavien", "Ferranou", "Galdoriste", "Hestriane", "Ilvaresse", "Jorviande", "Lomavique", "Mervanel"];

function lists(folder: string): string[] {
  const random = seededRandom(8);
  const pick = <T>(all: readonly T[]) => all[Math.floor(random() * all.length)]!;
  const dead = Array.from({ length: 120 }, () => ({ given: pick(given), family: pick(family), born: `${1950 + Math.floor(random() * 60)}-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 10)}`, village: pick(["Oumé", "Tassara", "Belko", "Doriba"]) }));
  const slip = (word: string) => (random() < 0.15 ? word.replace("a", "e").replace("ou", "u") : word);
  return [["clinic", 0.5], ["radio", 0.4], ["elders", 0.45]].map(([name, share]) => {
    const path = join(folder, `${name}.csv`);
    const rows = dead.filter(() => random() < Number(share)).map((one) => `${slip(one.given)},${slip(one.family)},${random() < 0.3 ? one.born.slice(0, 4) : one.born},${one.village}`);
    writeFileSync(path, ["given_name,surname,date_of_birth,village", ...rows].join("\n"));
    return path;
  });
}

let folder: string;
let files: string[];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "vigie-match-"));
  files = lists(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

function vigie(...words: string[]): { status: number; result: Record<string, any>; said: string } {
  const main = join(import.meta.dirname, "main.ts");
  const env = { ...process.env, LC_ALL: "en", VIGIE_DATA: join(folder, "nothing-here") };
  try {
    return { status: 0, result: JSON.parse(execFileSync(process.execPath, [main, ...words, "--json"], { env, encoding: "utf8", cwd: folder, stdio: ["ignore", "pipe", "ignore"] })), said: "" };
  } catch (error) {
    const { status, stdout } = error as { status: number; stdout: string };
    return { status, result: stdout === "" ? {} : JSON.parse(stdout), said: stdout };
  }
}

const sheetOf = (path: string): Record<string, string>[] => parse(readFileSync(path, "utf8"), { bom: true, columns: true });

describe("people on several lists", () => {
  test("are found as pairs on a sheet, likeliest first, each with its reasons and without a decision, in a file of one's own", () => {
    const { status, result } = vigie("match", "people", ...files, "--out", join(folder, "pairs.csv"));
    expect([status, result["lists"]]).toEqual([0, 3]);
    const sheet = sheetOf(join(folder, "pairs.csv"));
    expect(sheet.length).toBe(result["pairs"]);
    expect(result["likely"]).toBeGreaterThan(30);
    expect(sheet.map(({ probability }) => Number(probability))).toEqual(sheet.map(({ probability }) => Number(probability)).toSorted((one, other) => other - one));
    expect(sheet[0]!["reasons_in_bits"]).toMatch(/^[a-z]+ \+\d/);
    expect(sheet.every(({ decision, list_1: one, list_2: other }) => decision === "" && one !== other)).toBe(true);
    expect(statSync(join(folder, "pairs.csv")).mode & 0o077, "nobody else on the machine reads it").toBe(0);
  });

  test("once people decided become a table of counts without names, which an estimate of the unrecorded takes", () => {
    const [head, ...lines] = readFileSync(join(folder, "pairs.csv"), "utf8").split("\r\n");
    const decided = lines.filter((line) => line !== "").map((line) => (Number(/^[^,]*,\d+,[^,]*,\d+,([\d.]+)/.exec(line)![1]) >= 0.5 ? line.replace(/,,,?$/, ",same,A colleague,") : line));
    writeFileSync(join(folder, "decided.csv"), [head, ...decided].join("\r\n"));
    const { status, result } = vigie("match", "overlap", ...files, "--decided", join(folder, "decided.csv"), "--out", join(folder, "overlap.csv"));
    expect(status).toBe(0);
    const table = readFileSync(join(folder, "overlap.csv"), "utf8");
    for (const word of [...given, ...family, "Oumé"]) expect(table).not.toContain(word);
    const read = readOverlapTable(table);
    expect(read).toMatchObject({ overlap: { lists: ["clinic", "elders", "radio"], recorded: result["people"] } });
    expect(result["undecided"]).toBe(0);
    expect(result["people"]).toBeLessThan(120 * 1.1);
    expect(result["onSeveral"]).toBeGreaterThan(30);
  });

  test("that nobody decided on count as different, and that is said", () => {
    const { result } = vigie("match", "overlap", ...files, "--decided", join(folder, "pairs.csv"), "--out", join(folder, "none.csv"));
    const rows = files.reduce((sum, file) => sum + readFileSync(file, "utf8").split("\n").length - 1, 0);
    expect(result).toMatchObject({ people: rows, onSeveral: 0, decided: 0 });
    expect(result["undecided"]).toBeGreaterThan(30);
  });

  test("are not looked for in a database: none is opened", () => {
    expect(existsSync(join(folder, "nothing-here"))).toBe(false);
  });
});

describe("a sheet or a list is refused, with what is wrong and where,", () => {
  const refused = (...words: string[]) => vigie(...words).result["refused"];

  test("when no column holds names, a list was changed, a decision is none, or none is named", () => {
    const bad = join(folder, "bad.csv");
    writeFileSync(bad, "a,b\n1,2");
    expect(refused("match", "people", bad)).toBe("cli.people-no-name");
    expect(refused("match", "overlap", ...files)).toBe("cli.people-decided-missing");
    expect(refused("match", "overlap", ...files, "--decided", files[0]!)).toBe("cli.people-no-sheet");
    const sheet = readFileSync(join(folder, "decided.csv"), "utf8");
    writeFileSync(bad, sheet.replace(",same,", ",perhaps,"));
    expect(refused("match", "overlap", ...files, "--decided", bad)).toBe("cli.people-decision-unreadable");
    const changed = join(folder, "radio.csv");
    const before = readFileSync(changed, "utf8");
    writeFileSync(changed, before.split("\n").toSpliced(1, 1).join("\n"));
    expect(refused("match", "overlap", ...files, "--decided", join(folder, "decided.csv"))).toBe("cli.people-row-changed");
    writeFileSync(changed, before);
  });

  test("when two lists have one name", () => {
    expect(refused("match", "people", files[0]!, files[0]!)).toBe("cli.people-names-repeat");
  });
});
