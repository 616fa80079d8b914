import fc from "fast-check";
import { expect, test } from "vitest";
import { diffWords } from "./diff-words.ts";

test("one changed word is one removed and one added", () => {
  expect(diffWords("the militia left the town", "the militia entered the town")).toEqual([
    { kind: "same", text: "the militia " },
    { kind: "removed", text: "left" },
    { kind: "added", text: "entered" },
    { kind: "same", text: " the town" },
  ]);
});

test("without what was added it is the text before, without what was removed the text after", () => {
  const text = fc.array(fc.constantFrom("river", "town", "armed", " ", "\n", ".")).map((words) => words.join(" "));
  fc.assert(fc.property(text, text, (before, after) => {
    const parts = diffWords(before, after);
    const joined = (without: string) => parts.filter(({ kind }) => kind !== without).map((part) => part.text).join("");
    expect([joined("added"), joined("removed")]).toEqual([before, after]);
  }));
});
