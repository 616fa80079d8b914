import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { directedRuns, directionOf, isolated, withoutForbiddenCharacters } from "./directional-text.ts";

const mixed = fc.string({ unit: fc.constantFrom("a", "É", "ع", "ש", " ", "1", "٣", "(", "\u202e", "\u2066", "<", "&", "\u0001", "😀", "ـ", "\u064b"), maxLength: 40 });

describe("a text cut where its letters change direction", () => {
  test("a Latin name in an Arabic sentence is a run of its own, and the signs around it are the sentence's", () => {
    expect(directedRuns("قال Amina Tal أمس.", "rtl")).toEqual([
      { text: "قال ", direction: "rtl" },
      { text: "Amina Tal", direction: "ltr" },
      { text: " أمس.", direction: "rtl" },
    ]);
  });
  test("the stroke that lengthens an Arabic word and a vowel at its end stay with the word", () => {
    expect(directedRuns("نسخة لـ Dina", "rtl")).toEqual([{ text: "نسخة لـ ", direction: "rtl" }, { text: "Dina", direction: "ltr" }]);
    expect(directedRuns("Risk: حكماً", "ltr")).toEqual([{ text: "Risk: ", direction: "ltr" }, { text: "حكماً", direction: "rtl" }]);
  });
  test("loses and adds nothing, whatever is written", () => {
    fc.assert(fc.property(mixed, fc.constantFrom("ltr" as const, "rtl" as const), (text, around) => {
      expect(directedRuns(text, around).map((run) => run.text).join("")).toBe(text);
    }));
  });
  test("two neighbouring runs never have one direction", () => {
    fc.assert(fc.property(mixed, (text) => {
      const directions = directedRuns(text, "rtl").map((run) => run.direction);
      expect(directions.every((direction, index) => index === 0 || direction !== directions[index - 1])).toBe(true);
    }));
  });
});

test.each([
  { text: "12 عائلة from Talat", direction: "rtl" },
  { text: "Talat عائلة", direction: "ltr" },
  { text: "12-05", direction: "rtl" },
])("“$text” inside Arabic stands $direction: its first letter decides", ({ text, direction }) => {
  expect(directionOf(text, "rtl")).toBe(direction);
});

test("only what XML cannot hold is taken out; marks of direction stay", () => {
  expect(withoutForbiddenCharacters("a\u0000\u0008b\u202ec\ud800\n")).toBe("ab\u202ec\ufffd\n");
});

describe("a text set apart", () => {
  test.each([
    { what: "that turns nothing stays as it is", text: "Oumé (2026)", expected: "Oumé (2026)" },
    { what: "of the other direction is enclosed", text: "الخطر", expected: "\u2068الخطر\u2069" },
    { what: "with an open mark is closed inside", text: "a\u202Eb", expected: "\u2068a\u202Eb\u202C\u2069" },
    { what: "cannot close what it did not open", text: "a\u2069\u202Cb", expected: "\u2068ab\u2069" },
    { what: "that closes an isolate closes what stood open in it", text: "\u2067a\u202Eb\u2069c", expected: "\u2068\u2067a\u202Eb\u2069c\u2069" },
  ])("$what", ({ text, expected }) => {
    expect(isolated(text, "ltr")).toBe(expected);
  });
});
