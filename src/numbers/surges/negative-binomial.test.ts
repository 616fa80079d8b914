import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addEvidence } from "./cusum.ts";
import { chanceOf, chanceOfAtMost, quantileOf } from "./negative-binomial.ts";

const distributions = fc.tuple(fc.double({ min: 0.05, max: 200, noNaN: true }), fc.double({ min: 1, max: 8, noNaN: true })).map(([mean, dispersion]) => ({ mean, variance: mean * dispersion }));

describe("a negative binomial count", () => {
  test("has its mean and its variance", () => {
    fc.assert(fc.property(distributions, (distribution) => {
      const { mean, variance } = distribution;
      const chances = Array.from({ length: Math.ceil(mean + 60 * Math.sqrt(variance) + 60) }, (_, count) => chanceOf(distribution, count));
      const ours = chances.reduce((sum, chance, count) => sum + chance * count, 0);
      expect(ours / mean).toBeCloseTo(1, 5);
      expect(chances.reduce((sum, chance, count) => sum + chance * (count - ours) ** 2, 0) / variance).toBeCloseTo(1, 4);
    }), { numRuns: 40 });
  });

  test("is Poisson where the variance is the mean", () => {
    expect(chanceOf({ mean: 2, variance: 2 }, 3)).toBeCloseTo((8 / 6) * Math.exp(-2), 12);
    expect(chanceOf({ mean: 2, variance: 2.000_01 }, 3)).toBeCloseTo((8 / 6) * Math.exp(-2), 5);
  });

  test("a quantile is the first count with that share at or below it", () => {
    fc.assert(fc.property(distributions, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (distribution, share) => {
      const count = quantileOf(distribution, share);
      expect(chanceOfAtMost(distribution, count)).toBeGreaterThanOrEqual(share);
      if (count > 0) expect(chanceOfAtMost(distribution, count - 1)).toBeLessThan(share);
    }), { numRuns: 60 });
    for (const wrong of [-0.1, 1, Number.NaN]) expect(() => quantileOf({ mean: 2, variance: 3 }, wrong)).toThrow(RangeError);
  });
});

describe("evidence of another rate", () => {
  test("is the logarithm of how much likelier the count then is, and never below 0", () => {
    fc.assert(fc.property(distributions, fc.nat(300), fc.constantFrom(2, 0.5), (usual, count, ratio) => {
      const { mean, variance } = usual;
      // The same size: what comes above the mean in the variance grows with its square.
      const changed = { mean: mean * ratio, variance: mean * ratio + (variance - mean) * ratio ** 2 };
      const expected = Math.log(chanceOf(changed, count) / chanceOf(usual, count));
      fc.pre(Number.isFinite(expected));
      expect(addEvidence(0, usual, count, ratio)).toBeCloseTo(Math.max(0, expected), 4);
    }));
  });

  test("adds up over weeks", () => {
    const usual = { mean: 10, variance: 10 };
    const once = addEvidence(0, usual, 16, 2);
    expect(addEvidence(once, usual, 16, 2)).toBeCloseTo(2 * once, 10);
  });
});
