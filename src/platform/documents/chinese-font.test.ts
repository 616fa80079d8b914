import { expect, test } from "vitest";
import { chineseFontFor, chineseFonts } from "./chinese-font.ts";

test("a font for Chinese letters is looked for only where there are some, and the first of the list that is there is taken", () => {
  const there = (path: string) => path === chineseFonts[3] || path === chineseFonts[6];
  expect(chineseFontFor("Zhang \u5f20", there)).toBe(chineseFonts[3]);
  expect(chineseFontFor("Zhang, Чжан, تشانغ", there)).toBeUndefined();
  expect(chineseFontFor("\u5f20", () => false)).toBeUndefined();
});
