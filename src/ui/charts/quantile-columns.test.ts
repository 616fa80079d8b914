import fc from "fast-check";
import { expect, test } from "vitest";
import { quantileColumns } from "./quantile-columns.ts";

test("every value is one dot in the column it lies in", () => {
  expect(quantileColumns([0, 1, 9, 10], 2)).toEqual([{ from: 0, to: 5, dots: 2 }, { from: 5, to: 10, dots: 2 }]);
});

test("no dot is lost, whatever the values", () => {
  const values = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 60 });
  fc.assert(fc.property(values, fc.integer({ min: 1, max: 30 }), (all, columns) => {
    expect(quantileColumns(all, columns).reduce((sum, { dots }) => sum + dots, 0)).toBe(all.length);
  }), { examples: [[[0, 5e-324], 2]] });
});
