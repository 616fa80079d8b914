import { expect, test } from "vitest";
import { readSentences, type Language } from "#platform/messages/sentences.ts";
import { formatFor, sayPartialDate } from "#ui/format.ts";
import type { EventQuery } from "./event-query.ts";
import { sayEventFilter } from "./filter-words.ts";

const sentences = readSentences();

function said(query: EventQuery, language: Language): string {
  const t = (key: string, values?: object) => sentences.say(language, key, { ...values });
  return sayEventFilter(query, "Kasuria", { t, format: { partialDate: (edtf) => sayPartialDate(edtf, formatFor(language), t) } }).replaceAll(/[\u2068\u2069]/g, "");
}

test.each([
  ["en", {}, "All imported events."],
  ["ar", {}, "كل الأحداث المستوردة."],
  ["en", { country: "XKS", from: "2026-06-03", deathsMin: "1" }, "Imported events in Kasuria, beginning: since 3 June 2026, with at least 1 death."],
  ["fr", { country: "XKS", area: "Oumé" }, "Événements importés, pays\u00A0: Kasuria, zone\u00A0: Oumé."],
  ["fr", { kind: "one-sided", to: "2026-06-30", q: "pont" }, "Événements importés, début\u00A0: jusqu’au 30 juin 2026, violence unilatérale, avec les mots «\u00A0pont\u00A0»."],
  ["en", { actor: "Plain Defence Committees", conflict: "Kasuria: Government", dataset: "UCDP GED", cell: "833a0b1ffffffff" }, "Imported events, inside one cell of the map, side: Plain Defence Committees, conflict or dyad: Kasuria: Government, data set: UCDP GED."],
] as const)("a printed list of events says its filter in words (%s, %j)", (language, query, sentence) => {
  expect(said(query, language)).toBe(sentence);
});
