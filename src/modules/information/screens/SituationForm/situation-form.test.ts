import { describe, expect, test } from "vitest";
import { parsePartialDate } from "#platform/rules/edtf.ts";
import { countryCodeOf } from "./country-code.ts";
import { readPeriod, writePeriod } from "./period.ts";
import { contentOf, draftOf, emptyFields, newSituation } from "./situation-draft.ts";

describe("a period of two partial dates", () => {
  test.each([
    { from: "2026-03", to: "", edtf: "2026-03/.." },
    { from: "", to: "2026-05~", edtf: "../2026-05~" },
    { from: "2025", to: "2026-02-03", edtf: "2025/2026-02-03" },
    { from: "2026", to: "2026", edtf: "2026" },
  ])("from '$from' to '$to' is $edtf, and reads back the same", ({ from, to, edtf }) => {
    expect(writePeriod({ from, to })).toBe(edtf);
    expect(parsePartialDate(edtf)).toBeDefined();
    expect(readPeriod(edtf)).toEqual({ from, to });
  });
});

describe("a country as somebody types it", () => {
  test.each([
    { typed: "chad", language: "en", code: "TCD" },
    { typed: "Tchad", language: "fr", code: "TCD" },
    { typed: "cote d'ivoire", language: "en", code: "CIV" },
    { typed: "تشاد", language: "ar", code: "TCD" },
    { typed: "Chad", language: "ar", code: "TCD" },
    { typed: " xks ", language: "en", code: "XKS" },
    { typed: "Kasuria", language: "en", code: undefined },
  ])("“$typed” in $language is $code", ({ typed, language, code }) => {
    expect(countryCodeOf(typed, language)).toBe(code);
  });
});

describe("the draft of a situation", () => {
  const emptySituation = newSituation("2026-03-03T10:00:00Z");

  test("begins with the country one came from, when there is such a country", () => {
    expect(newSituation("2026-03-03T10:00:00Z", "TCD").countries).toEqual(["TCD"]);
    expect(newSituation("2026-03-03T10:00:00Z", "QQQ").countries).toEqual([]);
  });

  test("begins in the present month and goes on", () => {
    expect(draftOf(emptySituation)).toMatchObject({ from: "2026-03", to: "" });
  });

  test("names every group that was added and left empty, and a situation without title or period", () => {
    const draft = { ...draftOf(emptySituation), from: "", populationsAtRisk: [{ name: "Fishers", size: "", why: "" }, { name: " ", size: "", why: "" }], triggers: [{ when: "", what: "" }] };
    expect(emptyFields(draft).map(({ path }) => path)).toEqual(["title", "from", "populationsAtRisk.1.name", "triggers.0.when", "triggers.0.what"]);
  });

  test("leaves the level, its history and the review day as people have set them", () => {
    const base = { ...emptySituation, title: "River", concernLevel: 3 as const, reviewOn: "2026-04-01" };
    const saved = contentOf({ ...draftOf(base), title: "River districts", from: "2026-02" }, base);
    expect(saved).toEqual({ ...base, title: "River districts", period: "2026-02/.." });
  });
});
