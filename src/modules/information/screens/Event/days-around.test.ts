import { expect, test } from "vitest";
import { daysAround, daysBetween } from "./days-around.ts";

test("a week around a day reaches over the end of a month and of a year", () => {
  expect(daysAround("2027-01-03", 7)).toEqual({ from: "2026-12-27", to: "2027-01-10" });
});

test("days between two days are the same either way", () => {
  expect([daysBetween("2026-12-27", "2027-01-03"), daysBetween("2027-01-03", "2026-12-27"), daysBetween("2027-01-03", "2027-01-03")]).toEqual([7, 7, 0]);
});
