import fc from "fast-check";
import { expect, test } from "vitest";
import { poissonDraws } from "./baselines.ts";
import { coverageOf, placeOf, tenthsOf } from "./calibration.ts";
import { drawsOf } from "./draws.ts";
import { seededRandom } from "../random.ts";

test("an outcome's place is what lies below it and up to it", () => {
  expect(placeOf(drawsOf([0, 0, 1, 5]), 1)).toEqual({ below: 0.5, upTo: 0.75 });
  expect(placeOf(drawsOf([0, 0, 1, 5]), 3)).toEqual({ below: 0.75, upTo: 0.75 });
  expect(placeOf(drawsOf([2]), 2)).toEqual({ below: 0, upTo: 1 });
});

test("who forecasts the truth is covered as often as they say, also where most outcomes are zero", () => {
  const random = seededRandom(4);
  for (const mean of [0.1, 1, 40]) {
    const truth = poissonDraws(mean, 10_000);
    const drawn = () => {
      let sought = random() * truth.total;
      return truth.values[truth.counts.findIndex((count) => (sought -= count) < 0)] ?? 0;
    };
    const places = Array.from({ length: 3_000 }, () => placeOf(truth, drawn()));
    for (const share of [0.5, 0.8, 0.9]) expect(Math.abs(coverageOf(places, share) - share), `${mean} ${share}`).toBeLessThan(0.03);
  }
});

test("a wider interval never holds fewer, and the whole holds all", () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })), { minLength: 1 }), fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (pairs, one, other) => {
    const places = pairs.map(([a, b]) => ({ below: Math.min(a, b), upTo: Math.max(a, b) }));
    expect(coverageOf(places, Math.max(one, other))).toBeGreaterThanOrEqual(coverageOf(places, Math.min(one, other)) - 1e-9);
    expect(coverageOf(places, 1)).toBeCloseTo(1, 6);
    const tenths = tenthsOf(places);
    expect(tenths.reduce((sum, tenth) => sum + tenth, 0)).toBeCloseTo(1, 6);
    expect(tenths.slice(1, 9).reduce((sum, tenth) => sum + tenth, 0)).toBeCloseTo(coverageOf(places, 0.8), 6);
  }));
  expect(() => coverageOf([], 0.5)).toThrow(RangeError);
  expect(() => tenthsOf([])).toThrow(RangeError);
  expect(tenthsOf([{ below: 0.2, upTo: 0.4 }, { below: 0.95, upTo: 0.95 }, { below: 1, upTo: 1 }, { below: 0.1, upTo: 0.1 }])).toEqual([0, 0.25, 0.125, 0.125, 0, 0, 0, 0, 0, 0.5].map((share) => expect.closeTo(share, 9)));
});
