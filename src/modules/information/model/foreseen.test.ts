import { describe, expect, test } from "vitest";
import { foreseenBetween } from "./foreseen.ts";

const inMarch = (...dates: string[]) => foreseenBetween(dates.map((when) => ({ when, what: when })), "2026-03-10", "2026-03-24").map(({ when }) => when);

describe("a trigger that can be foreseen", () => {
  test.each([
    ["2026-03-09", false],
    ["2026-03-10", true],
    ["2026-03-24", true],
    ["2026-03-25", false],
  ])("on %s is on the calendar of 10 to 24 March: %s", (day, isForeseen) => {
    expect(inMarch(day)).toEqual(isForeseen ? [day] : []);
  });

  test("whose day is not known stands there as long as it may still come, and what is over sooner stands first", () => {
    expect(inMarch("2026", "2026-02", "2026-03", "2026-04", "2026-03-20/2026-04-02", "2026-03-18~")).toEqual(["2026-03-18~", "2026-03", "2026-03-20/2026-04-02", "2026"]);
  });

  test("without a known end is foreseen on the day it begins", () => {
    expect(inMarch("2026-03-12/..", "2026-01/..")).toEqual(["2026-03-12/.."]);
  });
});
