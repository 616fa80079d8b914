import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setupI18n, type I18n } from "@lingui/core";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import * as v from "valibot";

export const languages = ["en", "fr", "ar"] as const;
export type Language = (typeof languages)[number];

export type Sentences = {
  /** The sentence of a key in a language; English where that language has none, the key itself where nobody wrote one. */
  say(language: string, key: string, values?: Readonly<Record<string, unknown>>): string;
  has(language: Language, key: string): boolean;
};

const Catalogue = v.record(v.string(), v.string());
const source = join(import.meta.dirname, "..", "..");

/** All `messages` and `server-messages` of the project, one catalogue per language, compiled when a sentence is first used. */
export function readSentences(): Sentences {
  const catalogues = new Map<string, Map<string, string>>();
  const speakers = new Map<string, I18n>();
  for (const language of languages) {
    const catalogue = new Map<string, string>();
    for (const file of globSync(`**/{messages,server-messages}.${language}.json`, { cwd: source })) {
      const entries = v.parse(Catalogue, JSON.parse(readFileSync(join(source, file), "utf8")));
      for (const [key, text] of Object.entries(entries)) catalogue.set(key, text);
    }
    catalogues.set(language, catalogue);
    speakers.set(language, setupI18n({ locale: language, messages: { [language]: {} } }));
  }
  return {
    has: (language, key) => catalogues.get(language)?.has(key) ?? false,
    say: (language, key, values) => {
      const spoken = catalogues.get(language)?.has(key) ? language : "en";
      const text = catalogues.get(spoken)?.get(key);
      const speaker = speakers.get(spoken);
      if (text === undefined || !speaker) return key;
      speaker.load(spoken, { [key]: compileMessage(text) });
      return speaker._(key, { ...values });
    },
  };
}

/** The first language of an Accept-Language header that Vigie speaks. */
export function acceptedLanguage(header: string | null | undefined): Language {
  for (const part of (header ?? "").split(",")) {
    const wanted = part.split(";")[0]?.trim().slice(0, 2).toLowerCase();
    const found = languages.find((language) => language === wanted);
    if (found) return found;
  }
  return "en";
}
