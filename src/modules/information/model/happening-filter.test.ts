import { describe, expect, test } from "vitest";
import { bestGrade, isAmong, type Happening } from "./happening-filter.ts";

const nothing: Happening = { when: [], places: [], cells: [], actors: [], types: [], reliability: null, credibility: null, missing: [] };
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

describe("what is missing", () => {
  test.each([
    { missing: ["date", "victim"], asked: "victim", isFound: true },
    { missing: ["date", "victim"], asked: "place", isFound: false },
    { missing: ["source"], asked: "any", isFound: true },
    { missing: [], asked: "any", isFound: false },
  ] as const)("$missing is found by “$asked”: $isFound", ({ missing, asked, isFound }) => {
    expect(isAmong({ ...nothing, missing }, { missing: asked })).toBe(isFound);
  });
});

describe("a grade that is asked for", () => {
  test.each([
    { reliability: "A", asked: "B", isFound: true },
    { reliability: "B", asked: "B", isFound: true },
    { reliability: "C", asked: "B", isFound: false },
    { reliability: "F", asked: "E", isFound: false },
    { reliability: "F", asked: "F", isFound: true },
    { reliability: "A", asked: "F", isFound: false },
    { reliability: null, asked: "E", isFound: false },
  ] as const)("$asked finds $reliability: $isFound", ({ reliability, asked, isFound }) => {
    expect(isAmong({ ...nothing, reliability }, { reliability: asked })).toBe(isFound);
  });

  test("is met on both scales, each apart", () => {
    expect(isAmong({ ...nothing, reliability: "A", credibility: "4" }, { reliability: "B", credibility: "3" })).toBe(false);
  });

  test.each([
    { grades: ["C", null, "A", "F"], best: "A" },
    { grades: ["F", null], best: "F" },
    { grades: [null], best: null },
  ])("of $grades the best is $best", ({ grades, best }) => expect(bestGrade(grades)).toBe(best));
});

describe("an actor that is asked for", () => {
  test.each([
    { name: "Mohamed Katib", asked: "Muhammad", isFound: true },
    { name: "محمد", asked: "mohammed", isFound: true },
    { name: "Brigade d’Oumé", asked: "brigade d’oume", isFound: true },
    { name: "Heron Guard", asked: "Reed Guard", isFound: false },
    { name: "", asked: "?", isFound: false },
  ])("“$asked” finds “$name”: $isFound", ({ name, asked, isFound }) => {
    expect(isAmong({ ...nothing, actors: [{ name, id: null }] }, { actor: asked })).toBe(isFound);
  });
});
