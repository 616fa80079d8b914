import { levelOf, ofBoth, type Field } from "./field.ts";
import { normalise } from "./normalise.ts";

/** The words of a text, normalised, each once. Chinese has no blanks between words, so there each two characters that follow each other count as one. */
export function wordsOf(text: string): ReadonlySet<string> {
  return new Set(normalise(text).split(" ").flatMap((word) => (/\p{Script=Han}/u.test(word) ? neighbours(Array.from(word)) : word)).filter((word) => word !== ""));
}

function neighbours(letters: readonly string[]): string[] {
  return letters.length < 2 ? [...letters] : letters.slice(1).map((letter, index) => `${letters[index] ?? ""}${letter}`);
}

/** What a word says: the rarer it is among the texts, the more (inverse document frequency, Spärck Jones 1972). Words of no text say nothing. */
export type Rarity = (word: string) => number;

export function rarityOf(texts: readonly ReadonlySet<string>[]): Rarity {
  const counts = new Map<string, number>();
  for (const words of texts) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return (word) => Math.log(texts.length / (counts.get(word) ?? texts.length));
}

/** How much two texts have in common, from 0 to 1: the cosine of the angle between them when each word is a direction of its own, as long as it says something. Symmetric. */
export function likenessOfTexts(one: ReadonlySet<string>, other: ReadonlySet<string>, rarity: Rarity): number {
  const square = (words: Iterable<string>) => [...words].map((word) => rarity(word) ** 2).toSorted((a, b) => a - b).reduce((sum, part) => sum + part, 0);
  const whole = Math.sqrt(square(one)) * Math.sqrt(square(other));
  return whole === 0 ? 0 : Math.min(1, square(one.intersection(other)) / whole);
}

/** A text in a few sentences. Two tellings of one event share its rare words, names above all; how much of all their words that is was seen on reports in English. Texts of a word or two cannot be compared. */
export function textField<T>(textOf: (record: T) => ReadonlySet<string> | undefined, rarity: Rarity): Field<T> {
  return {
    name: "text",
    levels: ["nothing in common", "a little in common", "much in common", "most in common"],
    compare: (one, other) => ofBoth(textOf(one), textOf(other), (a, b) => (Math.min(a.size, b.size) < leastWords ? undefined : levelOf(likenessOfTexts(a, b, rarity), [0.05, 0.12, 0.25]))),
  };
}

const leastWords = 3;
