import { sql, type RawBuilder } from "kysely";
import type { SearchText } from "../rules/kind.ts";
import { nameSounds } from "../rules/name-sound.ts";

/** Raised whenever `searchVector` or what kinds give to it changes: records under a lower number are indexed anew at the next start. */
export const searchRule = 1;

/** Word stems per language; PostgreSQL has none for Chinese, which is indexed by pairs of characters instead. */
const stemmers: Readonly<Record<string, string>> = { en: "english", fr: "french", es: "spanish", ru: "russian", ar: "arabic" };
const writings: readonly { readonly letters: RegExp; readonly stemmers: readonly string[] }[] = [
  { letters: /\p{Script=Latin}/u, stemmers: ["english", "french", "spanish"] },
  { letters: /\p{Script=Cyrillic}/u, stemmers: ["russian"] },
  { letters: /\p{Script=Arabic}/u, stemmers: ["arabic"] },
];

/**
 * The search vector of a text: the title weighs most; every word is found as written and by its stem. A title, what stands beside a
 * text, and a text of which nobody says the language may be written in any: those have the stems of every language of their writing.
 */
export function searchVector(title: string, search: SearchText): RawBuilder<unknown> {
  const { text, beside = "" } = search;
  const free = [title, beside, ...(search.language === null ? [text] : [])].join("\n");
  const known = search.language === null ? undefined : stemmers[search.language];
  const stems = [
    ...stemmersOfWriting(free).map((stemmer) => stemmed(stemmer, free)),
    ...(known ? [stemmed(known, [title, text, beside].join("\n"))] : []),
  ];
  return sql.join([
    sql`setweight(to_tsvector('simple', public.unaccent(${withPairs(title)})), 'A')`,
    sql`setweight(to_tsvector('simple', public.unaccent(${search.names.join(" ")})), 'A')`,
    sql`setweight(to_tsvector('simple', public.unaccent(${withPairs(`${text}\n${beside}`)})), 'C')`,
    ...stems,
  ], sql` || `);
}

function stemmed(stemmer: string, text: string): RawBuilder<unknown> {
  return sql`setweight(to_tsvector(${stemmer}::regconfig, ${text}), 'D')`;
}

/** The stemmers of the languages that are written with the letters of a text. */
export function stemmersOfWriting(text: string): string[] {
  return writings.flatMap((writing) => (writing.letters.test(text) ? writing.stemmers : []));
}

/** The same words as a query: exact words in any language, or their stems in any of the languages. */
export function searchQuery(words: string): RawBuilder<unknown> {
  const stems = Object.values(stemmers).map((stemmer) => sql`|| websearch_to_tsquery(${stemmer}::regconfig, ${words})`);
  return sql`(${exactQuery(words)} ${sql.join(stems, sql` `)})`;
}

/** The words as they are written, accents aside. */
export function exactQuery(words: string): RawBuilder<unknown> {
  return sql`websearch_to_tsquery('simple', public.unaccent(${withPairs(words)}))`;
}

export function soundsOf(names: readonly string[]): string[] {
  return [...new Set(names.flatMap(nameSounds))];
}

/** Chinese is written without spaces: "阿拉伯" becomes "阿拉 拉伯", so that any two neighbouring characters can be found. */
export function withPairs(text: string): string {
  return text.replace(/\p{Script=Han}+/gu, (run) => {
    const letters = [...run];
    if (letters.length === 1) return ` ${run} `;
    return ` ${letters.slice(0, -1).map((letter, index) => letter + (letters[index + 1] ?? "")).join(" ")} `;
  });
}
