import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { safeCell } from "./safe-cell.ts";

const invisible = ["", " ", "\u00a0", "\u200b", "\u200e", "\u2060", "\ufeff", "\u00ad", "\u034f", "\u2800", "\u3000", "\0", "\u001b"];
const signs = ["=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\ufe66", "\ufe62", "\ufe63", "\ufe6b", "\u2212"];

describe("S53: a cell that a spreadsheet could run", () => {
  test("gets an apostrophe, whatever stands invisibly before the sign and whatever follows", () => {
    const hidden = fc.array(fc.constantFrom(...invisible), { maxLength: 4 }).map((parts) => parts.join(""));
    fc.assert(fc.property(hidden, fc.constantFrom(...signs), fc.string({ unit: "binary" }), (before, sign, rest) => {
      expect(safeCell(before + sign + rest)).toBe(`'${before}${sign}${rest}`);
    }));
  });

  test.each(["\tcmd", "\rcmd", "\ncmd", "=1+1", "+1", "-2+3", "@SUM(A1)", "-5", "=\u03381+1"])("%j is made text", (cell) => {
    expect(safeCell(cell)).toBe(`'${cell}`);
  });
});

describe("any other cell", () => {
  test.each(["", "Amina", "a=b", "2016-06-05", "12", "الاسم", "  two words"])("%j stays as it is", (cell) => {
    expect(safeCell(cell)).toBe(cell);
  });

  test("is never changed otherwise, and never more than by one apostrophe", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (cell) => {
      expect([cell, `'${cell}`]).toContain(safeCell(cell));
      expect(safeCell(safeCell(cell))).toBe(safeCell(cell));
    }));
  });
});
