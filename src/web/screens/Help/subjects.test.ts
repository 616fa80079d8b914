import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { hasWords, helpSubjects } from "./subjects.ts";

test.each([
  { words: "ÉVALUATION second", found: true },
  { words: "evaluation", found: true },
  { words: "evaluation alerte", found: false },
  { words: "", found: true },
])("the filter “$words” finds the text: $found", ({ words, found }) => {
  expect(hasWords("Une évaluation et son second lecteur", words)).toBe(found);
});

test.each(["en", "fr", "ar"])("every subject says what it is about in at most ten lines, in %s", (language) => {
  const sentences: Record<string, string> = JSON.parse(readFileSync(join(import.meta.dirname, `messages.${language}.json`), "utf8"));
  for (const subject of helpSubjects) {
    expect(sentences[`web.help.${subject}.title`], subject).toBeDefined();
    const lines = sentences[`web.help.${subject}.text`]?.split("\n") ?? [];
    expect(lines.length, subject).toBeGreaterThan(5);
    expect(lines.length, subject).toBeLessThanOrEqual(10);
  }
});

test("no text is kept for a subject that the help does not list", () => {
  const sentences: Record<string, string> = JSON.parse(readFileSync(join(import.meta.dirname, "messages.en.json"), "utf8"));
  const written = Object.keys(sentences).flatMap((key) => /^web\.help\.(.+)\.text$/.exec(key)?.[1] ?? []);
  expect(written).toEqual([...helpSubjects]);
});
