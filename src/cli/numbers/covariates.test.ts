import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Refusal } from "#platform/refusal.ts";
import { readCovariates } from "./covariates.ts";

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), "vigie-covariates-"))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function read(text: string | Buffer, asked: Partial<Parameters<typeof readCovariates>[1]> = {}, name = "table.csv") {
  writeFileSync(join(folder, name), text);
  return readCovariates(join(folder, name), { code: "iso3", columns: [], ...asked });
}

function refused(text: string, asked: Partial<Parameters<typeof readCovariates>[1]> = {}) {
  try {
    read(text, asked);
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, ...error.values };
    throw error;
  }
  return undefined;
}

describe("a table of country-years", () => {
  test("with a column for each figure; empty and NA are unknown, and zero is zero", () => {
    expect(read("iso3,year,people,deaths of infants\nXKS,2015,7.5,\nXKS,2016,0,NA\n")).toEqual({
      leftOut: 0, structure: { columns: ["people", "deaths of infants"], rows: [{ unit: "XKS", year: 2015, values: [7.5, undefined] }, { unit: "XKS", year: 2016, values: [0, undefined] }] },
    });
  });

  test("with a row for each figure says the same; what has no row is unknown", () => {
    const long = read("country,year,variable,value\nXKS,2015,people,7.5\nXKT,2015,rights,0.2\nXKS,2015,rights,\n").structure;
    expect(long).toEqual({ columns: ["people", "rights"], rows: [{ unit: "XKS", year: 2015, values: [7.5, undefined] }, { unit: "XKT", year: 2015, values: [undefined, 0.2] }] });
  });

  test("compressed, with a byte-order mark, by the numbers of Correlates of War; States that are no more are counted and left out", () => {
    const packed = read(gzipSync("\ufeffccode,year,people\n432,2016,18\n265,1989,16\n"), { code: "cow" }, "table.csv.gz");
    expect(packed).toEqual({ leftOut: 1, structure: { columns: ["people"], rows: [{ unit: "MLI", year: 2016, values: [18] }] } });
  });

  test("of which only some columns are read may have names in the others", () => {
    expect(read("iso3,year,name,people\nXKS,2015,Kasuria,7\n", { columns: ["people"] }).structure.rows).toEqual([{ unit: "XKS", year: 2015, values: [7] }]);
  });
});

describe("is refused whole, by row and column", () => {
  test.each([
    ["iso3,year,people\nXKS,2015,many\n", { code: "cli.covariates-number-unreadable", file: "table.csv", row: 2, column: "people", text: "many" }],
    ["iso3,year,people\nXKS,2015,1\nQQQ,2015,1\n", { code: "cli.covariates-country-unknown", file: "table.csv", row: 3, column: "iso3", code_: "QQQ" }],
    ["iso3,year,people\nXKS,15,1\n", { code: "cli.covariates-year-unreadable", file: "table.csv", row: 2, column: "year", text: "15" }],
    ["iso3,year,people\nXKS,2015,1\nXKS,2015,2\n", { code: "cli.covariates-twice", file: "table.csv", row: 3, column: "people", country: "XKS", year: "2015" }],
    ["iso3,year,variable,value\nXKS,2015,people,1\nXKS,2015,people,1\n", { code: "cli.covariates-twice", file: "table.csv", row: 3, column: "people", country: "XKS", year: "2015" }],
    ["land,year,people\nXKS,2015,1\n", { code: "cli.covariates-heading-missing", file: "table.csv", headings: "iso3, country_iso3, country_code, country" }],
    ["iso3,when,people\nXKS,2015,1\n", { code: "cli.covariates-heading-missing", file: "table.csv", headings: "year" }],
    ["iso3,year,people\n", { code: "cli.covariates-empty", file: "table.csv" }],
    ["iso3,year,people\nXKS,2015,1,4\n", { code: "cli.covariates-file-unreadable", file: "table.csv" }],
  ])("%j", (text, { code_, ...expected }: Record<string, unknown>) => {
    const found = refused(text);
    // The code of the country and the code of the refusal are both called code.
    expect(found).toMatchObject(code_ === undefined ? expected : { file: expected["file"], row: expected["row"], column: expected["column"], code: code_ });
  });

  test("where a column that was asked for is not there", () => {
    expect(refused("iso3,year,people\nXKS,2015,1\n", { columns: ["rights"] })).toEqual({ code: "cli.covariates-column-missing", file: "table.csv", column: "rights", columns: "people" });
  });

  test("where there is no such file", () => {
    expect(() => readCovariates(join(folder, "absent.csv"), { code: "iso3", columns: [] })).toThrow("cli.covariates-file-not-found");
  });
});
