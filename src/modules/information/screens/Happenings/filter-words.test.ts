import { describe, expect, test } from "vitest";
import { readSentences, type Language } from "#platform/messages/sentences.ts";
import { formatFor, sayPartialDate } from "#ui/format.ts";
import { sayHappeningFilter, type FilterNames } from "./filter-words.ts";
import type { HappeningQuery } from "./happening-query.ts";
import { claimRoom, incidentRoom, reportRoom, type Room } from "./room.ts";

const sentences = readSentences();
const names: FilterNames = { country: "Kasuria", area: "Oumé Plain (KX01)", actor: "Plain Defence Committees", type: "Killing", situation: "The plain" };

function said(room: Room, query: HappeningQuery, language: Language = "en", named: Partial<FilterNames> = {}): string {
  const t = (key: string, values?: object) => sentences.say(language, key, { ...values });
  return sayHappeningFilter(room, query, { ...names, ...named }, { t, format: { partialDate: (edtf) => sayPartialDate(edtf, formatFor(language), t) } }).replaceAll(/[\u2068\u2069]/g, "");
}

describe("the filter of a printed list in words", () => {
  test.each([
    [reportRoom, "en", "All reports."],
    [claimRoom, "fr", "Toutes les affirmations."],
    [incidentRoom, "ar", "كل الوقائع."],
  ] as const)("says that there is none (%#)", (room, language, sentence) => {
    expect(said(room, {}, language)).toBe(sentence);
  });

  const everything: HappeningQuery = { from: "2026-06-03", to: "2026-06-30", country: "XKS", area: "KX01", reliability: "B", credibility: "1", actor: "x", type: "killing", situation: "y", state: "verified", q: "well", cell: "833a0b1ffffffff" };

  test("names all that was asked, in English", () => {
    expect(said(incidentRoom, everything)).toBe(
      "Incidents from 3 June 2026 to 30 June 2026 in Oumé Plain (KX01), Kasuria, inside one cell of the map, reliability: B – usually reliable, or better, credibility: 1 – confirmed by other independent sources, said to have been done by Plain Defence Committees, kind of act: Killing, situation “The plain”, state: verified, with the words “well”.",
    );
  });

  test("in French, with the spaces of French", () => {
    expect(said(reportRoom, { from: "2026-06-03", country: "XKS", reliability: "B", q: "puits" }, "fr", { country: "Kasurie" })).toBe(
      "Rapports sur des faits survenus depuis le 3 juin 2026, lieu\u00A0: Kasurie, fiabilité\u00A0: B – habituellement fiable, ou mieux, avec les mots «\u00A0puits\u00A0».",
    );
  });

  test("and in Arabic", () => {
    expect(said(claimRoom, { to: "2026-06-30", country: "XKS", credibility: "6" }, "ar", { country: "كاسوريا" })).toBe("الأقوال عمّا حدث حتى 30 يونيو 2026، المكان: كاسوريا، المصداقية: 6 – لا يمكن الحكم على صحته.");
  });

  test.each([
    ["en", "any", "Incidents, of which something is not known."],
    ["en", "author", "Incidents, not known: alleged author."],
    ["fr", "victim", "Incidents, non connu\u00A0: victimes."],
    ["ar", "date", "الوقائع، غير المعروف: التاريخ."],
  ] as const)("what is missing is said (%s, %s)", (language, missing, sentence) => {
    expect(said(incidentRoom, { missing }, language)).toBe(sentence);
  });

  test.each([
    ["A", "Claims, reliability: A – completely reliable."],
    ["E", "Claims, reliability: E – unreliable, or better."],
    ["F", "Claims, reliability: F – reliability cannot be judged."],
  ] as const)("only a grade that has a better one is “or better” (%s)", (reliability, sentence) => {
    expect(said(claimRoom, { reliability })).toBe(sentence);
  });

  test.each([
    ["en", "Reports of what happened on 3 June 2026."],
    ["fr", "Rapports sur des faits survenus le 3 juin 2026."],
  ] as const)("a single day is no period (%s)", (language, sentence) => {
    expect(said(reportRoom, { from: "2026-06-03", to: "2026-06-03" }, language)).toBe(sentence);
  });
});
