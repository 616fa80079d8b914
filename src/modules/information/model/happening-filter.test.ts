import { describe, expect, test } from "vitest";
import type { Facets } from "#platform/rules/facets.ts";
import { isAmong } from "./happening-filter.ts";

const nothing: Facets = { when: [], places: [], actors: [], types: [], reliability: null, credibility: null };
const at = (pcode: string | null, country: string | null = "XKS") => ({ said: "Talat", country, pcode, latitude: null, longitude: null });

describe("a date that is asked for", () => {
  test.each([
    { when: "2031-06-15", from: "2031-06-15", to: "2031-06-15", isFound: true },
    { when: "2031-06-15", from: "2031-06-16", to: undefined, isFound: false },
    { when: "2031-06", from: "2031-06-30", to: "2031-08-01", isFound: true },
    { when: "2031", from: undefined, to: "2031-01-01", isFound: true },
    { when: "2031-06~", from: "2031-07-01", to: undefined, isFound: false },
    { when: "2031-06/2031-08", from: "2031-07-10", to: "2031-07-11", isFound: true },
    { when: "2031-06/..", from: "2040-01-01", to: "2040-01-02", isFound: true },
    { when: "/2031-06", from: "1999-01-01", to: "1999-12-31", isFound: true },
  ])("$from to $to finds what happened “$when”: $isFound", ({ when, from, to, isFound }) => {
    expect(isAmong({ ...nothing, when: [when] }, { from, to })).toBe(isFound);
  });

  test("finds what one of several accounts says, and nothing between two of them", () => {
    const facets = { ...nothing, when: ["2031-01", "2031-12"] };
    expect(isAmong(facets, { from: "2031-12-05" })).toBe(true);
    expect(isAmong(facets, { from: "2031-06-01", to: "2031-06-30" })).toBe(false);
  });

  test("leaves out what has no date, which is on the list as long as nobody asks for one", () => {
    expect(isAmong(nothing, {})).toBe(true);
    expect(isAmong(nothing, { from: "1900-01-01" })).toBe(false);
  });
});

describe("a place that is asked for", () => {
  test.each([
    { area: "KX01", pcode: "KX0102", isFound: true },
    { area: "KX0102", pcode: "KX01", isFound: false },
    { area: "KX01", pcode: null, isFound: false },
  ])("$area holds $pcode: $isFound", ({ area, pcode, isFound }) => {
    expect(isAmong({ ...nothing, places: [at(pcode)] }, { area })).toBe(isFound);
  });

  test("is a country by its code, of any place that is told", () => {
    expect(isAmong({ ...nothing, places: [at(null, null), at(null, "MLI")] }, { country: "MLI" })).toBe(true);
    expect(isAmong({ ...nothing, places: [at(null, null)] }, { country: "MLI" })).toBe(false);
  });
});
