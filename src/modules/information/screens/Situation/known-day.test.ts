import { expect, test } from "vitest";
import { endOfDay, isDay } from "./known-day.ts";

test.each([
  { text: "2026-03-03", is: true },
  { text: "2024-02-29", is: true },
  { text: "2026-02-29", is: false },
  { text: "2026-3-3", is: false },
  { text: "2026-03-03T10:00:00Z", is: false },
  { text: "", is: false },
])("“$text” is a day: $is", ({ text, is }) => {
  expect(isDay(text)).toBe(is);
});

test("a day ends one millisecond before the next one begins, on the device that asks", () => {
  expect(new Date(Date.parse(endOfDay("2026-03-03")) + 1)).toEqual(new Date("2026-03-04T00:00:00"));
});
