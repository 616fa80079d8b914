import fc from "fast-check";
import { expect, test } from "vitest";
import { monthNumber, monthOf } from "./calendar-month.ts";

test("a month is one after the month before it, over the turn of a year too", () => {
  expect(monthNumber("2027-01") - monthNumber("2026-12")).toBe(1);
  expect(monthOf(monthNumber("2026-12") + 1)).toBe("2027-01");
});

test("a month numbered and named again is the same month", () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 9_999 * 12 + 11 }), (number) => {
    expect(monthNumber(monthOf(number))).toBe(number);
  }));
});
