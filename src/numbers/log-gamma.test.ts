import fc from "fast-check";
import { expect, test } from "vitest";
import { logGamma } from "./log-gamma.ts";

test("it is the logarithm of the factorial, and of the square root of pi at a half", () => {
  let log = 0;
  for (let count = 1; count <= 200; count += 1) {
    log += Math.log(count);
    expect(logGamma(count + 1)).toBeCloseTo(log, 10);
  }
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 12);
});

test("one more multiplies by the number, as the gamma function does everywhere", () => {
  fc.assert(fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (value) => {
    expect(Math.abs(logGamma(value + 1) - logGamma(value) - Math.log(value))).toBeLessThan(1e-8 * Math.max(1, logGamma(value + 1)));
  }));
});

test("it is asked above 0 only", () => {
  for (const wrong of [0, -1, Number.NaN]) expect(() => logGamma(wrong)).toThrow(RangeError);
});
