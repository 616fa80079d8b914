import type { Sentences } from "../messages/sentences.ts";
import { formatPartialDate } from "../rules/edtf.ts";

/** The words of one document: its language, not that of the person who asked for it. */
export type DocumentWords = ReturnType<typeof documentWords>;

export function documentWords(sentences: Sentences, language: string) {
  const say = (key: string, values?: Readonly<Record<string, unknown>>) => sentences.say(language, key, values);
  const locale = language === "en" ? "en-GB" : language;
  const day = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const moment = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", timeZone: "UTC", timeZoneName: "short" });
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  return {
    language,
    say,
    day: (iso: string) => day.format(new Date(iso)),
    moment: (iso: string) => moment.format(new Date(iso)),
    list: (words: readonly string[]) => list.format(words),
    partialDate: (edtf: string) => (edtf === "" ? say("platform.document.not-stated") : formatPartialDate(edtf, language, (word, values) => say(`platform.date.${word}`, values))),
  };
}
