import { expect, test } from "vitest";
import { duplicateWords } from "./duplicate-words.ts";

test.each([
  { title: "Riders burned the granary at Belen", words: "granary or riders or burned or belen" },
  { title: "حرق مخزن الحبوب في بيلين", words: "الحبوب or بيلين or مخزن" },
  { title: "村庄粮仓被烧", words: "村庄粮仓被烧" },
  { title: "Up to 12", words: undefined },
])("reports like “$title” are looked for by “$words”", ({ title, words }) => {
  expect(duplicateWords(title)).toBe(words);
});

test("a long title asks for its longest words only", () => {
  expect(duplicateWords("alpha bravo charlie delta echoes foxtrot golfers hotels india juliett")?.split(" or ")).toHaveLength(8);
});
