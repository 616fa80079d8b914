import { expect, test } from "vitest";
import { lastWhole, monthsToChoose } from "./months-to-choose.ts";

test("every month with sixty months up to and with it can be the last, the latest first", () => {
  const months = monthsToChoose("2038-03", "2033-01");
  expect(months).toEqual(["2038-03", "2038-02", "2038-01", "2037-12"]);
});

test("a short data set offers its last month, so that somebody hears why it is too short", () => {
  expect(monthsToChoose("2033-03", "2033-01")).toEqual(["2033-03"]);
});

test("a month that is not over cannot be the last", () => {
  expect(lastWhole("2038-03", new Date("2038-03-31T12:00:00Z"))).toBe("2038-02");
  expect(lastWhole("2038-03", new Date("2038-04-01T00:00:00Z"))).toBe("2038-03");
  expect(lastWhole("2037-12", new Date("2038-03-31T12:00:00Z"))).toBe("2037-12");
});
