import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assemblePartialDate, noPartialDate, partialDateFault, readPartialDate } from "./partial-date.ts";

describe("a partial date is stored as precisely as it is known and no more", () => {
  test.each([
    { parts: {}, edtf: "" },
    { parts: { year: "2026" }, edtf: "2026" },
    { parts: { year: "2026", month: "3" }, edtf: "2026-03" },
    { parts: { year: "2026", month: "11", day: "5" }, edtf: "2026-11-05" },
    { parts: { year: "2026", month: "11", isAbout: true }, edtf: "2026-11~" },
    { parts: { month: "11" }, edtf: "XXXX-11" },
    { parts: { year: "2026", day: "5" }, edtf: "2026-XX-05" },
  ])("$parts becomes “$edtf”", ({ parts, edtf }) => {
    expect(assemblePartialDate({ ...noPartialDate, ...parts })).toBe(edtf);
  });

  test("what is assembled can be opened again for editing, unchanged", () => {
    const number = (most: number) => fc.oneof(fc.constant(""), fc.integer({ min: 1, max: most }).map(String));
    const year = fc.oneof(fc.constant(""), fc.integer({ min: 1000, max: 9999 }).map(String));
    fc.assert(
      fc.property(year, number(12), number(31), fc.boolean(), (y, month, day, isAbout) => {
        fc.pre(y !== "" || month !== "" || day !== "");
        const parts = { year: y, month, day, isAbout };
        expect(readPartialDate(assemblePartialDate(parts))).toEqual(parts);
      }),
    );
  });

  test("an interval is not one date and is not opened as one", () => {
    expect(readPartialDate("2026-11/2026-12")).toBeUndefined();
  });
});

describe("parts that are no date are named", () => {
  test.each([
    { parts: {}, fault: undefined },
    { parts: { year: "2026" }, fault: undefined },
    { parts: { month: "11" }, fault: "year-needed" },
    { parts: { year: "26" }, fault: "year-not-a-year" },
    { parts: { year: "2026", day: "5" }, fault: "month-needed" },
    { parts: { year: "2026", month: "13" }, fault: "month-not-a-month" },
    { parts: { year: "2026", month: "2", day: "29" }, fault: "day-not-in-month" },
    { parts: { year: "2028", month: "2", day: "29" }, fault: undefined },
    { parts: { year: "2026", month: "11", day: "0" }, fault: "day-not-in-month" },
  ])("$parts: $fault", ({ parts, fault }) => {
    expect(partialDateFault({ ...noPartialDate, ...parts })).toBe(fault);
  });
});
