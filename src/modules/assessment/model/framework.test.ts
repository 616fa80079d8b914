import { expect, test } from "vitest";
import { factors, findIndicator, indicators } from "./framework.ts";
import { likelihoods, likelihoodWords } from "./likelihood.ts";

test("fourteen factors: eight common ones and two for each crime", () => {
  expect(factors.map((factor) => factor.id)).toEqual(Array.from({ length: 14 }, (_, index) => `RF${index + 1}`));
  const ofCrime = (crime: string) => factors.filter((factor) => factor.crime === crime).map((factor) => factor.id);
  expect(ofCrime("common")).toHaveLength(8);
  expect(ofCrime("genocide")).toEqual(["RF9", "RF10"]);
  expect(ofCrime("crimes-against-humanity")).toEqual(["RF11", "RF12"]);
  expect(ofCrime("war-crimes")).toEqual(["RF13", "RF14"]);
});

test("the indicators of each factor are as many as the reference gives, numbered from one without a gap", () => {
  expect(factors.map((factor) => factor.indicators.length)).toEqual([11, 8, 10, 9, 8, 11, 14, 12, 6, 8, 8, 10, 17, 8]);
  for (const [index, factor] of factors.entries()) {
    expect(factor.indicators.map((indicator) => indicator.id)).toEqual(factor.indicators.map((_, place) => `${index + 1}.${place + 1}`));
  }
  expect(indicators).toHaveLength(140);
});

test("only weak institutions and missing safeguards are purely structural", () => {
  expect(factors.filter((factor) => factor.nature === "structural").map((factor) => factor.id)).toEqual(["RF3", "RF6"]);
});

test("an indicator knows its factor, and doubts about the official numbering are kept", () => {
  expect(findIndicator("8.5")).toMatchObject({ factorId: "RF8", nature: "dynamic", crime: "common" });
  expect(findIndicator("13.11")?.numberingUncertain).toBe(true);
  expect(findIndicator("13.1")?.numberingUncertain).toBe(false);
  expect(findIndicator("15.1")).toBeUndefined();
});

test("every label is there in English and in French, and they differ", () => {
  for (const { label } of [...factors, ...indicators]) {
    expect(label.en.length).toBeGreaterThan(3);
    expect(label.fr).not.toBe(label.en);
  }
});

test("the words of likelihood cover every chance once, from remote to almost certain", () => {
  const ranges = likelihoodWords.map((word) => likelihoods[word]);
  expect(ranges[0]?.from).toBe(0);
  expect(ranges.at(-1)?.to).toBe(100);
  for (const [index, range] of ranges.entries()) if (index > 0) expect(range.from).toBe(ranges[index - 1]!.to);
});
