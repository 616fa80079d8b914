import fc from "fast-check";
import { expect, test } from "vitest";
import { expectedBrier } from "./expected-brier.ts";
import { brier } from "./probability-scores.ts";

const chance = fc.double({ min: 0, max: 1, noNaN: true });

/** Every way in which these things can happen or not, with the chance of that way. */
function ways(chances: readonly number[]): { readonly weight: number; readonly score: number }[] {
  return Array.from({ length: 2 ** chances.length }, (_, way) => {
    const told = chances.map((one, place) => ({ chance: one, happened: ((way >> place) & 1) === 1 }));
    return { weight: told.reduce((all, one) => all * (one.happened ? one.chance : 1 - one.chance), 1), score: brier(told) };
  });
}

test("is the mean and the deviation over every way in which things can come about", () => {
  fc.assert(fc.property(fc.array(chance, { minLength: 1, maxLength: 7 }), (chances) => {
    const all = ways(chances);
    const mean = all.reduce((sum, { weight, score }) => sum + weight * score, 0);
    const variance = all.reduce((sum, { weight, score }) => sum + weight * (score - mean) ** 2, 0);
    const expected = expectedBrier(chances);
    expect(expected.mean).toBeCloseTo(mean, 9);
    // The root of a difference of squares that cancel keeps half of the digits.
    expect(expected.deviation).toBeCloseTo(Math.sqrt(Math.max(0, variance)), 6);
  }));
});

test("forecasts of a half score a quarter, whatever happens", () => {
  expect(expectedBrier([0.5, 0.5, 0.5])).toEqual({ mean: 0.25, deviation: 0 });
});

test("what is no forecast, or no chance, has no score", () => {
  expect(() => expectedBrier([])).toThrow(RangeError);
  expect(() => expectedBrier([0.5, 1.1])).toThrow(RangeError);
});
