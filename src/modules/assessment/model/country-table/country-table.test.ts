import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { writeCsv } from "#platform/files/write-csv.ts";
import type { TableColumn } from "./country-table.ts";
import { headerOf } from "./header.ts";
import { proposedColumns } from "./known-columns.ts";
import { faultsBetween, tableReader, unitOf, type PlacedRow, type TableFault } from "./read-table.ts";

const rolesOf = (...names: string[]) => proposedColumns(names).map(({ role }) => role);

describe("what columns seem to be", () => {
  test("is proposed from their names, with one country and one year", () => {
    expect(rolesOf("iso3", "country_name", "year", "mk_onset")).toEqual(["country", "left-out", "year", "onset"]);
    expect(rolesOf("Country", "Year", "battle_deaths", "regime_type", "region", "gdp")).toEqual(["country", "year", "violence", "politics", "region", "structure"]);
    expect(rolesOf("ccode", "year", "mk_onset_1or2", "deaths_next_year", "v2x_polyarchy").slice(2)).toEqual(["left-out", "left-out", "politics"]);
    expect(rolesOf("ccode", "year", "onset_lead", "leader_age").slice(2)).toEqual(["left-out", "structure"]);
  });
});

describe("a country is recognised", () => {
  test.each([
    ["XKS", 2020, "XKS"], ["SDN", 2020, "SDN"], ["QQQ", 2020, undefined], ["775", 2020, "MMR"], ["Burma/Myanmar", 2020, "MMR"], ["Kyrgystan", 2001, "KGZ"], ["265", 1970, "DDR"], ["817", 1975, "republic-of-viet-nam"], ["East Germany", 1970, "DDR"], ["", 2020, undefined], ["99999", 2020, undefined],
  ])("%s in %i as %s", (cell, year, unit) => {
    expect(unitOf(cell, year)).toBe(unit);
  });
});

test("the first lines of a file are read as they were written, whatever parts them", async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.string({ unit: fc.constantFrom("a", "b", '"', ",", "é") , minLength: 1, maxLength: 4 }).filter((name) => name.trim() === name), { minLength: 2, maxLength: 6 }), async (names) => {
    const lines: string[] = [];
    for await (const line of writeCsv(names, [names])) lines.push(line);
    const { header, example } = headerOf(lines.join(""));
    expect([header, example]).toEqual([names, names]);
  }));
  expect(headerOf("iso3;year;deaths\r\nXKS;2001;4,5\r\n")).toEqual({ header: ["iso3", "year", "deaths"], example: ["XKS", "2001", "4,5"] });
  expect(headerOf("iso3\tyear")).toEqual({ header: ["iso3", "year"], example: [] });
});

const columns: TableColumn[] = [{ name: "iso3", role: "country" }, { name: "year", role: "year" }, { name: "onset", role: "onset" }, { name: "deaths", role: "violence" }];

function readAll(rows: readonly (readonly string[])[]): (PlacedRow | TableFault)[] {
  const reader = tableReader(columns.map(({ name }) => name), columns);
  if ("missing" in reader) throw new Error("missing columns");
  return rows.map((cells, place) => reader.read(place + 2, cells));
}

describe("cells", () => {
  test("say numbers, with a point or a comma, or that nobody knows", () => {
    const value = (cell: string) => { const [read] = readAll([["XKS", "2001", "0", cell]]); return read !== undefined && "unit" in read ? read.values[0] : "refused"; };
    expect(["3.5", "3,5", "-2", "1e3", "TRUE", "", "NA", ".", "many", "1.000,5"].map(value)).toEqual([3.5, 3.5, -2, 1_000, 1, null, null, null, "refused", "refused"]);
  });

  test("that were read are read as the same number again, whatever it is", () => {
    fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
      const [read] = readAll([["XKS", "2001", "1", String(number)]]);
      expect(read).toMatchObject({ unit: "XKS", year: 2001, onset: true });
      expect(Number((read as PlacedRow).values[0])).toBe(number === 0 ? Number(String(number)) : number);
    }));
  });
});

test("a column that marks what begins in the next two years is found, one that marks what began in the last two is not", () => {
  const began = new Set([2003, 2011, 2018]);
  const rows = (marks: (year: number) => boolean) => Array.from({ length: 22 }, (_, place): PlacedRow => ({ row: place + 2, unit: "XKS", year: 2000 + place, onset: began.has(2000 + place), region: "", values: [Number(marks(2000 + place))] }));
  expect(faultsBetween(rows((year) => began.has(year + 1) || began.has(year + 2)), columns).map(({ code }) => code)).toEqual(["assessment.country-table-column-foreknows"]);
  expect(faultsBetween(rows((year) => began.has(year + 1)), columns)).toHaveLength(1);
  expect(faultsBetween(rows((year) => began.has(year - 1) || began.has(year - 2)), columns)).toEqual([]);
});

/** Real files lie beside the repository, are read in place and never copied into it. */
const path = fileURLToPath(new URL("../../../../../../shared/data/ewp-sra-2025/prepared2024predictors-2025-09-03.csv.gz", import.meta.url));
const isPresent = existsSync(path);
if (!isPresent) process.stderr.write("country-table.test.ts left the real table out: the folder shared/data is not beside the repository.\n");

test.runIf(isPresent)("the table of the Early Warning Project is read by the columns proposed, and its columns of outcomes are found where somebody keeps them", () => {
  const [header = [], ...cells] = parse(gunzipSync(readFileSync(path)), { to: 9_464 }) as string[][];
  const said = proposedColumns(header);
  expect(said.filter(({ role }) => role === "left-out").map(({ name }) => name)).toEqual(["ewp_name", "mk_onset_1or2", "mk_onset_1", "mk_onset_2"]);
  const read = (chosen: readonly TableColumn[]) => {
    const reader = tableReader(header, chosen);
    return "missing" in reader ? [] : cells.map((row, place) => reader.read(place + 2, row));
  };
  const rows = read(said);
  expect(rows.filter((row) => "code" in row)).toEqual([]);
  const placed = rows.filter((row): row is PlacedRow => !("code" in row));
  expect([placed.length, placed.filter(({ onset }) => onset).length]).toEqual([9_463, 122]);
  expect(faultsBetween(placed, said)).toEqual([]);
  const kept = said.map((column) => (column.name.startsWith("mk_onset_1") && column.name !== "mk_onset" ? { ...column, role: "structure" as const } : column));
  expect(faultsBetween(read(kept).filter((row): row is PlacedRow => !("code" in row)), kept).map(({ column }) => column)).toEqual(["mk_onset_1or2", "mk_onset_1"]);
});
