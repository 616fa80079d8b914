import * as v from "valibot";
import en from "./letter-words.en.json" with { type: "json" };
import es from "./letter-words.es.json" with { type: "json" };
import fr from "./letter-words.fr.json" with { type: "json" };
import type { LetterText } from "./letter-text.ts";

const Words = v.record(v.string(), v.string());
const all: Readonly<Record<LetterText["language"], Readonly<Record<string, string>>>> = { en: v.parse(Words, en), fr: v.parse(Words, fr), es: v.parse(Words, es) };

export type SayInLetter = (key: string, values?: Readonly<Record<string, string>>) => string;

/** What a letter says by itself, in one of its three languages: those of the letter, not of the interface. `{name}` takes a value. */
export function letterWords(language: LetterText["language"]): SayInLetter {
  const words = all[language];
  return (key, values = {}) => {
    const sentence = words[key];
    if (sentence === undefined) throw new RangeError(`no words for ${key}`);
    return sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
  };
}
