import { describe, expect, test } from "vitest";
import * as v from "valibot";
import { Report } from "../../model/report.ts";
import { firstReport, firstWords, languageFor, languageOfScript, nextDraft, reportDraft, reportOf } from "./report-draft.ts";

const situationId = "11111111-1111-4111-8111-111111111111";
const now = "2026-03-05T08:00:00.000Z";
const first = firstReport({ situationId, label: "confidential", country: "XKS", language: "en", now });

describe("a report while it is written", () => {
  test("without a title, the first sentence of the text is the title", () => {
    const report = reportOf({ ...reportDraft(first), text: "Riders were seen at the ford. They had two trucks." });
    expect(report.title).toBe("Riders were seen at the ford");
    expect(v.is(Report, report)).toBe(true);
  });

  test("what is stored comes back the same", () => {
    const report = { ...first, title: "Riders at the ford", text: "Seen.", occurred: "2026-03" };
    expect(reportOf(reportDraft(report))).toEqual(report);
  });

  test("the next of a pile keeps situation, source, language and country, and nothing that was said", () => {
    const next = nextDraft({ ...reportDraft(first), text: "Seen.", title: "Ford", sourceId: situationId, reliability: "B", credibility: "2", occurred: "2026-03" }, "2026-03-05T09:00:00.000Z");
    expect(next).toMatchObject({ situationId, sourceId: situationId, reliability: "B", language: "en", place: { country: "XKS" }, text: "", title: "", credibility: null, occurred: "" });
  });
});

describe("the first words of a text", () => {
  test.each([
    { text: "  Short.  ", words: "Short" },
    { text: "هل رأيتم ذلك؟ نعم.", words: "هل رأيتم ذلك؟" },
    { text: "First line\nSecond line", words: "First line" },
  ])("“$text” begins “$words”", ({ text, words }) => {
    expect(firstWords(text)).toBe(words);
  });

  test("a long sentence ends with a whole word", () => {
    const words = firstWords("word ".repeat(60));
    expect(words.length).toBeLessThanOrEqual(101);
    expect(words).toMatch(/word…$/);
  });
});

test.each([
  { text: "وصل رجال مسلحون", language: "ar" },
  { text: "Вооружённые люди пришли", language: "ru" },
  { text: "武装人员来到村庄", language: "zh" },
  { text: "Des hommes armés sont arrivés", language: undefined },
  { text: "12:30", language: undefined },
])("the script of “$text” speaks for $language", ({ text, language }) => {
  expect(languageOfScript(text)).toBe(language);
});

test.each([
  { text: "وصل رجال مسلحون", chosen: "en", usual: "en", language: "ar" },
  { text: "وصل رجال مسلحون", chosen: "fa", usual: "en", language: "fa" },
  { text: "Armed men came", chosen: "ar", usual: "fr", language: "fr" },
  { text: "Armed men came", chosen: "ar", usual: "ar", language: "en" },
  { text: "Des hommes armés", chosen: "fr", usual: "en", language: "fr" },
  { text: "12:30", chosen: "ar", usual: "en", language: "ar" },
])("“$text” entered while $chosen was chosen is $language", ({ text, chosen, usual, language }) => {
  expect(languageFor(text, chosen, usual)).toBe(language);
});
