import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";

/** The six languages of the United Nations, in their order and own names: whoever needs this page may read one of them alone. */
export const contactLanguages = [
  { code: "ar", name: "عربي" }, { code: "zh", name: "中文" }, { code: "en", name: "English" },
  { code: "fr", name: "Français" }, { code: "ru", name: "Русский" }, { code: "es", name: "Español" },
] as const;
export type ContactLanguage = (typeof contactLanguages)[number]["code"];
export const contactLanguageCodes = contactLanguages.map(({ code }) => code);

export type ContactWords = Readonly<Record<string, string>>;

/** The sentences of the public page. Few and by themselves, because the rest of the interface does not speak all six. */
export function readContactWords(): Readonly<Record<ContactLanguage, ContactWords>> {
  const read = (language: ContactLanguage) => v.parse(v.record(v.string(), v.pipe(v.string(), v.minLength(1))), JSON.parse(readFileSync(join(import.meta.dirname, "..", "contact-words", `${language}.json`), "utf8")));
  return { ar: read("ar"), zh: read("zh"), en: read("en"), fr: read("fr"), ru: read("ru"), es: read("es") };
}

/** The first language of an Accept-Language header that this page speaks. */
export function contactLanguageOf(header: string | null): ContactLanguage {
  for (const part of (header ?? "").split(",")) {
    const wanted = part.split(";")[0]?.trim().slice(0, 2).toLowerCase();
    const found = contactLanguageCodes.find((code) => code === wanted);
    if (found) return found;
  }
  return "en";
}
