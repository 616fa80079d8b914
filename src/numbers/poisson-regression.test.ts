import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { columnSums, fitPoisson } from "./poisson-regression.ts";
import { inverseOf, times } from "./positive-definite.ts";

describe("a log-linear Poisson regression", () => {
  test("on one column of ones is the mean, with its known variance", () => {
    const fit = fitPoisson([[1], [1], [1], [1]], [3, 5, 0, 8])!;
    expect(Math.exp(fit.coefficients[0]!)).toBeCloseTo(4, 10);
    expect(fit.covariance[0]![0]).toBeCloseTo(1 / 16, 6);
  });

  test("has at its maximum the sums of the counts over every column", () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.double({ min: -2, max: 2, noNaN: true }), fc.integer({ min: 1, max: 500 })), { minLength: 4, maxLength: 30 }), (rows) => {
      fc.pre(new Set(rows.map(([value]) => value.toFixed(1))).size > 2);
      const [design, counts] = [rows.map(([value]) => [1, value]), rows.map(([, count]) => count)];
      const fit = fitPoisson(design, counts)!;
      const [ours, theirs] = [columnSums(design, fit.fitted), columnSums(design, counts)];
      for (const [index, sum] of theirs.entries()) expect(Math.abs(ours[index]! - sum)).toBeLessThan(1e-6 * (1 + Math.abs(sum)));
    }));
  });

  test("a weight of two is the same row twice", () => {
    const [design, counts] = [[[1, 0], [1, 1], [1, 2]], [4, 9, 11]];
    const [weighted, doubled] = [fitPoisson(design, counts, [2, 1, 1])!, fitPoisson([[1, 0], ...design], [4, ...counts])!];
    for (const index of [0, 1]) expect(weighted.coefficients[index]).toBeCloseTo(doubled.coefficients[index]!, 9);
  });

  test("says nothing where columns mean the same, and refuses counts that do not belong to the rows", () => {
    expect(fitPoisson([[1, 1], [1, 1], [1, 1]], [3, 5, 4])).toBeUndefined();
    expect(() => fitPoisson([[1]], [1, 2])).toThrow(RangeError);
  });
});

test("the inverse of a positive definite matrix undoes it, and a singular one has none", () => {
  fc.assert(fc.property(fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 16, maxLength: 16 }), fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 4, maxLength: 4 }), (values, vector) => {
    const half = [0, 4, 8, 12].map((from) => values.slice(from, from + 4));
    const matrix = half.map((one, row) => half.map((other, column) => one.reduce((sum, value, index) => sum + value * other[index]!, row === column ? 0.5 : 0)));
    const back = times(inverseOf(matrix)!, times(matrix, vector));
    for (const [index, value] of vector.entries()) expect(back[index]).toBeCloseTo(value, 6);
  }));
  expect(inverseOf([[1, 2], [2, 4]])).toBeUndefined();
});
