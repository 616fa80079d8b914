import fc from "fast-check";
import { expect, test } from "vitest";
import { isRealDay } from "./calendar-day.ts";

test("a day is real exactly when the calendar has it", () => {
  fc.assert(fc.property(fc.integer({ min: 1583, max: 9999 }), fc.nat(20), fc.nat(40), (year, month, day) => {
    const iso = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
    const date = new Date(Date.UTC(year, month - 1, day));
    expect(isRealDay(iso)).toBe(date.getUTCMonth() === month - 1 && date.getUTCDate() === day && month > 0);
  }));
});

test("there is a year 1 and no year 0", () => {
  expect(isRealDay("0001-01-01")).toBe(true);
  expect(isRealDay("0000-12-31")).toBe(false);
});

test.each([
  { text: "2026-03-03", is: true },
  { text: "2024-02-29", is: true },
  { text: "2026-02-29", is: false },
  { text: "2026-3-3", is: false },
  { text: "2026-03-03T10:00:00Z", is: false },
  { text: "", is: false },
])("“$text” is a day: $is", ({ text, is }) => {
  expect(isRealDay(text)).toBe(is);
});
