import { describe, expect, test } from "vitest";
import { rangeFault } from "./number-range.ts";
import { readNumber } from "./read-number.ts";
import { toLocalInput } from "./local-input.ts";
import { errorOf, isPathOf } from "./use-form.ts";

describe("a number is read as people of the language write it", () => {
  test.each([
    { text: "1,200", language: "en", number: 1200 },
    { text: "1 200", language: "fr", number: 1200 },
    { text: "1,5", language: "fr", number: 1.5 },
    { text: "١٢٠", language: "ar", number: 120 },
    { text: "١٬٢٠٠", language: "ar", number: 1200 },
    { text: "1.200", language: "fr", number: 1200 },
    { text: "1.5", language: "en", number: 1.5 },
    { text: "1,5", language: "en", number: undefined },
    { text: "1,2,3", language: "fr", number: undefined },
    { text: "", language: "en", number: null },
    { text: "about 20", language: "en", number: undefined },
    { text: "1e3", language: "en", number: undefined },
  ])("“$text” in $language is $number", ({ text, language, number }) => {
    expect(readNumber(text, language)).toBe(number);
  });
});

describe("lowest, best and highest are one estimate", () => {
  test.each([
    { range: { low: null, best: null, high: null }, fault: undefined },
    { range: { low: 3, best: 3, high: 3 }, fault: undefined },
    { range: { low: 5, best: null, high: 4 }, fault: "out-of-order" },
    { range: { low: 1, best: 9, high: 8 }, fault: "out-of-order" },
    { range: { low: -1, best: null, high: null }, fault: "negative" },
  ])("$range: $fault", ({ range, fault }) => {
    expect(rangeFault(range)).toBe(fault);
  });
});

describe("a refused field is found by its path", () => {
  test.each([
    { path: "title", name: "title", isIt: true },
    { path: "content.title", name: "title", isIt: true },
    { path: "/content/title", name: "title", isIt: true },
    { path: "deaths.low", name: "deaths", isIt: true },
    { path: "titles", name: "title", isIt: false },
    { path: "subtitle", name: "title", isIt: false },
  ])("$path is of $name: $isIt", ({ path, name, isIt }) => {
    expect(isPathOf(path, name)).toBe(isIt);
  });

  test("the first error of a field is the one it shows", () => {
    expect(errorOf([{ path: "when", sentence: "Too late." }, { path: "content.title", sentence: "Give a title." }], "title")).toBe("Give a title.");
  });
});

test("a moment goes into the browser's input and comes back the same, to the minute", () => {
  expect(new Date(toLocalInput("2026-11-25T07:05:00.000Z")).toISOString()).toBe("2026-11-25T07:05:00.000Z");
});
