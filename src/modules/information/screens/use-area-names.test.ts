import { expect, test } from "vitest";
import { areaCodeOf, areaWords } from "./use-area-names.ts";

const known = [
  { pcode: "KX01", name: "Oumé Plain" },
  { pcode: "KX0101", name: "Talat" },
  { pcode: "KX0201", name: "Talat" },
];

test.each([
  { typed: "Oumé Plain (KX01)", code: "KX01" },
  { typed: " oumé plain ", code: "KX01" },
  { typed: "Talat", code: "Talat" },
  { typed: "Talat (KX0201)", code: "KX0201" },
  { typed: "KX0101", code: "KX0101" },
  { typed: "TD07", code: "TD07" },
])("“$typed” is the area $code; a name that two areas have decides nothing", ({ typed, code }) => {
  expect(areaCodeOf(typed, known)).toBe(code);
});

test("a code that no list knows stands as it is", () => {
  expect(["KX01", "TD07"].map((pcode) => areaWords(pcode, known))).toEqual(["Oumé Plain (KX01)", "TD07"]);
});
