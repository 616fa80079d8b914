import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareSides, median } from "./two-sides.ts";

const times = fc.array(fc.double({ min: 0.1, max: 1_000, noNaN: true }), { minLength: 1, maxLength: 20 });
const sides = fc.record({ restricted: times, wide: times });

describe("the two sides of a group of questions", () => {
  test("are compared case by case, and the worst has a name", () => {
    const answer = compareSides({ short: { restricted: [1, 1, 90], wide: [1, 1, 1] }, long: { restricted: [30], wide: [20] }, other: { restricted: [12], wide: [10] } });
    expect(answer).toEqual({ p95: 90, wideP95: 20, ratioOfPooledP95: 4.5, medianOfRatios: 1.2, isWithinRatio: true, worst: { name: "long", ratio: 1.5 }, casesOver: { long: 1.5 } });
  });

  test("are not within the ratio when the case in the middle is not", () => {
    expect(compareSides({ a: { restricted: [14], wide: [10] }, b: { restricted: [1], wide: [10] }, c: { restricted: [20], wide: [10] } })).toMatchObject({ medianOfRatios: 1.4, isWithinRatio: false });
  });

  test("no ratio in the middle is above the worst, and all cases over stand under it", () => {
    fc.assert(fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), sides, { minKeys: 1 }), (cases) => {
      const { medianOfRatios, worst, casesOver } = compareSides(cases);
      expect(medianOfRatios).toBeLessThanOrEqual(worst!.ratio);
      for (const ratio of Object.values(casesOver)) expect(ratio).toBeLessThanOrEqual(worst!.ratio);
    }));
  });
});

test("the median of an even number of values is the mean of the two in the middle, and does not depend on their order", () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([7])).toBe(7);
  expect(() => median([])).toThrow(RangeError);
  fc.assert(fc.property(times, (values) => {
    expect(median(values.toReversed())).toBe(median(values));
  }));
});
