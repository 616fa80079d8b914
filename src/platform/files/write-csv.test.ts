import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { safeCell } from "../rules/safe-cell.ts";
import { csvLine } from "../rules/csv-line.ts";
import { writeCsv } from "./write-csv.ts";

test("S53: every cell of a CSV file comes back as it was written, but for the apostrophe before a formula", () => {
  const cells = fc.array(fc.string({ unit: fc.constantFrom("a", '"', ",", ";", "\n", "\r", "=", " ", "ü", "\t") }), { minLength: 2, maxLength: 5 });
  fc.assert(fc.property(cells, (row) => {
    expect(parse(csvLine(row), { relax_column_count: true })).toEqual([row.map(safeCell)]);
  }));
});

test("numbers stay numbers, and nothing said is an empty cell", () => {
  expect(csvLine([-12.5, null, "x"])).toBe("-12.5,,x\r\n");
});

test("the file begins with the mark that makes Excel read UTF-8", async () => {
  const pieces: string[] = [];
  for await (const piece of writeCsv(["row", "why"], [[3, "é"]])) pieces.push(piece);
  expect(pieces.join("")).toBe("\ufeffrow,why\r\n3,é\r\n");
});
