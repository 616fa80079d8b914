import { describe, expect, test } from "vitest";
import { parsePartialDate } from "#platform/rules/edtf.ts";
import { countryCodeOf } from "./country-code.ts";
import { readPeriod, writePeriod } from "./period.ts";

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
