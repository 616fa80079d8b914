import { expect, test } from "vitest";
import { likelihoodWord } from "./likelihood-word.ts";

test.each([
  { probability: 1, word: "almost-certain" },
  { probability: 0.99, word: "almost-certain" },
  { probability: 0.9, word: "very-likely" },
  { probability: 0.899, word: "likely" },
  { probability: 0.5, word: "as-likely-as-not" },
  { probability: 0.32, word: "unlikely" },
  { probability: 0, word: "very-unlikely" },
])("a probability of $probability is “$word”", ({ probability, word }) => expect(likelihoodWord(probability)).toBe(word));

test("what is no probability has no word", () => {
  for (const wrong of [-0.1, 1.1, Number.NaN]) expect(() => likelihoodWord(wrong)).toThrow(RangeError);
});
