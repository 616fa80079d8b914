import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawsOf, quantileOf, readDraws } from "./draws.ts";
import { crps, ignorance, intervalScore } from "./scores.ts";

const count = fc.integer({ min: 0, max: 2_000 });
const some = fc.array(count, { minLength: 1, maxLength: 60 });

describe("draws", () => {
  test("are read as the challenge writes them, whatever their order", () => {
    expect(readDraws("0x3 12x1 4x2")).toEqual({ values: [0, 4, 12], counts: [3, 2, 1], total: 6 });
    expect(readDraws("0x3 12x1 4x2")).toEqual(drawsOf([12, 4, 0, 0, 4, 0]));
    for (const wrong of ["", "0", "0x", "x3", "0x3,1x2", "-1x2", "0x0"]) expect(() => readDraws(wrong), wrong).toThrow(RangeError);
    expect(() => drawsOf([1, Number.NaN])).toThrow(RangeError);
  });

  test("have their quantiles between two of them", () => {
    expect([0, 0.25, 0.5, 0.9, 1].map((share) => quantileOf(drawsOf([4, 1, 2, 3]), share))).toEqual([1, 1.75, 2.5, 3.7, 4]);
    expect(quantileOf(drawsOf([7]), 0.3)).toBe(7);
  });
});

describe("the continuous ranked probability score", () => {
  test("is what its definition says, pair by pair", () => {
    fc.assert(fc.property(some, count, (numbers, outcome) => {
      const mean = (parts: readonly number[]) => parts.reduce((sum, part) => sum + part, 0) / parts.length;
      const byDefinition = mean(numbers.map((x) => Math.abs(x - outcome))) - mean(numbers.flatMap((x) => numbers.map((other) => Math.abs(x - other)))) / 2;
      expect(crps(drawsOf(numbers), outcome)).toBeCloseTo(byDefinition, 8);
    }));
  });

  test("of one draw is the absolute error, of a certain hit nothing, and it is never less", () => {
    fc.assert(fc.property(some, count, count, (numbers, one, outcome) => {
      expect(crps(drawsOf([one]), outcome)).toBe(Math.abs(one - outcome));
      expect(crps(drawsOf([outcome, outcome]), outcome)).toBe(0);
      expect(crps(drawsOf(numbers), outcome)).toBeGreaterThanOrEqual(-1e-9);
    }));
  });
});

describe("the ignorance score", () => {
  test("adds one draw to each of eleven bins, so that nothing is impossible", () => {
    expect(ignorance(drawsOf([0, 0, 0]), 0)).toBeCloseTo(-Math.log2(4 / 14), 12);
    expect(ignorance(drawsOf([0, 0, 0]), 7)).toBeCloseTo(-Math.log2(1 / 14), 12);
    expect(ignorance(drawsOf([1, 2, 3]), 2), "1 and 2 are one bin, 3 is the next").toBeCloseTo(-Math.log2(3 / 14), 12);
    expect(ignorance(drawsOf([5_000]), 1_001)).toBeCloseTo(-Math.log2(2 / 12), 12);
  });
});

describe("the interval score", () => {
  test("is the width, and twenty times the distance of what lies outside of nine tenths", () => {
    const draws = drawsOf(Array.from({ length: 101 }, (_, index) => index));
    expect(intervalScore(draws, 50)).toBeCloseTo(90, 9);
    expect(intervalScore(draws, 97)).toBeCloseTo(90 + 20 * 2, 9);
    expect(intervalScore(draws, 0)).toBeCloseTo(90 + 20 * 5, 9);
  });
});

test("each score is best on average for whoever says what they believe", () => {
  // Truth: one of these numbers, each as likely as the others. The honest forecast is all of them; any other gains nothing by being something else.
  const means = (draws: readonly number[], truth: readonly number[]) => [crps, ignorance, intervalScore].map((score) => truth.reduce((sum, outcome) => sum + score(drawsOf(draws), outcome), 0) / truth.length);
  // Ignorance counts an added draw in every bin, which weighs less the more draws there are.
  const often = (numbers: readonly number[]) => Array.from({ length: 200 }, () => numbers).flat();
  fc.assert(fc.property(fc.array(count, { minLength: 2, maxLength: 12 }), fc.array(count, { minLength: 1, maxLength: 12 }), (truth, other) => {
    const [honest, different] = [means(often(truth), truth), means(often(other), truth)];
    expect(honest[0]!).toBeLessThanOrEqual(different[0]! + 1e-9);
    expect(honest[1]!).toBeLessThanOrEqual(different[1]! + 0.05);
    expect(honest[2]!).toBeLessThanOrEqual(different[2]! + 1e-9);
  }), { numRuns: 60 });
});
