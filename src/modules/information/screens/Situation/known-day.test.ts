import { expect, test } from "vitest";
import { endOfDay } from "./known-day.ts";

test("a day ends one millisecond before the next one begins, on the device that asks", () => {
  expect(new Date(Date.parse(endOfDay("2026-03-03")) + 1)).toEqual(new Date("2026-03-04T00:00:00"));
});
