import fc from "fast-check";
import { expect, test } from "vitest";
import { pointScores } from "./point-scores.ts";

const said = (mean: number, outcome: number, low?: number, high?: number) => ({ mean, outcome, low, high });

test("who said what happened has no error; who is off by a few where hundreds die is less wrong on the scale of logarithms", () => {
  expect(pointScores([said(5, 5, 0, 10)])).toEqual({ squaredLog: 0, absolute: 0, inside: 1 });
  expect(pointScores([said(105, 100)]).squaredLog).toBeLessThan(pointScores([said(5, 0)]).squaredLog);
  expect(pointScores([said(105, 100)]).absolute).toBe(5);
});

test("the share inside is of those that gave a lower and an upper number, ends included", () => {
  expect(pointScores([said(1, 2, 2, 3), said(1, 9, 0, 3), said(1, 9)]).inside).toBe(0.5);
  expect(pointScores([said(1, 2)]).inside).toBeUndefined();
});

test("the order of forecasts does not matter, and none at all is refused", () => {
  const one = fc.record({ mean: fc.integer({ min: 0, max: 99 }), outcome: fc.integer({ min: 0, max: 99 }), low: fc.constant(undefined), high: fc.constant(undefined) });
  fc.assert(fc.property(fc.array(one, { minLength: 1 }), (forecasts) => {
    expect(pointScores(forecasts.toReversed()).absolute).toBeCloseTo(pointScores(forecasts).absolute, 9);
  }));
  expect(() => pointScores([])).toThrow(RangeError);
});
