import { sql, type RawBuilder } from "kysely";
import type { SearchText } from "../rules/kind.ts";
import { nameSounds } from "../rules/name-sound.ts";

/** Word stems per language; PostgreSQL has none for Chinese, which is indexed by pairs of characters instead. */
const stemmers: Readonly<Record<string, string>> = { en: "english", fr: "french", es: "spanish", ru: "russian", ar: "arabic" };

/** The search vector of a text: the title weighs most; every word is found as written and, where the language is known, by its stem. */
export function searchVector(title: string, search: SearchText): RawBuilder<unknown> {
  const text = withPairs(search.text);
  const plain = sql`
    setweight(to_tsvector('simple', public.unaccent(${withPairs(title)})), 'A')
    || setweight(to_tsvector('simple', public.unaccent(${search.names.join(" ")})), 'A')
    || setweight(to_tsvector('simple', public.unaccent(${text})), 'C')`;
  const stemmer = stemmers[search.language];
  return stemmer ? sql`${plain} || setweight(to_tsvector(${stemmer}::regconfig, ${`${title} ${search.text}`}), 'D')` : plain;
}

/** The same words as a query: exact words in any language, or their stems in any of the languages. */
export function searchQuery(words: string): RawBuilder<unknown> {
  const asked = withPairs(words);
  const stems = Object.values(stemmers).map((stemmer) => sql`|| websearch_to_tsquery(${stemmer}::regconfig, ${words})`);
  return sql`(websearch_to_tsquery('simple', public.unaccent(${asked})) ${sql.join(stems, sql` `)})`;
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
