import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededRandom } from "../random.ts";
import { crossValidate } from "./cross-validation.ts";
import { chanceOf, fitElasticNet, type Rows } from "./elastic-net.ts";

/** Rows in which the first of the predictors tells the log-odds and the others say nothing, each on another scale. */
function invented(count: number, predictors: number, seed: number, strength = 2): Rows {
  const random = seededRandom(seed);
  const columns = Array.from({ length: predictors }, (_, column) => Float64Array.from({ length: count }, () => (random() - 0.5) * 10 ** (column % 3)));
  const happened = Float64Array.from(columns[0]!, (value, row) => (row < 2 ? row : Number(random() < 1 / (1 + Math.exp(1 - strength * 2 * value)))));
  return { columns, happened, weights: Float64Array.from({ length: count }, () => 0.5 + random()) };
}

/** How the mean log-likelihood rises along each standardized predictor, and the weight of each on that scale. */
function conditions({ columns, happened, weights }: Rows, fit: ReturnType<typeof fitElasticNet>) {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = (values: readonly number[]) => values.reduce((sum, value, row) => sum + (value * weights[row]!) / whole, 0);
  const errors = [...happened].map((one, row) => one - chanceOf(fit, columns.map((values) => values[row]!)));
  const each = columns.map((values, column) => {
    const middle = mean([...values]);
    const spread = Math.sqrt(mean([...values].map((value) => (value - middle) ** 2)));
    return { slope: mean(errors.map((error, row) => (error * (values[row]! - middle)) / spread)), weight: fit.weights[column]! * spread };
  });
  return { intercept: mean(errors), each };
}

describe("the elastic net", () => {
  const settings = fc.record({ penalty: fc.constantFrom(0.001, 0.01, 0.05, 0.2), share: fc.constantFrom(0, 0.1, 0.5, 1) });

  test("stands where no weight can be moved for the better (Karush, Kuhn and Tucker)", () => {
    fc.assert(fc.property(settings, fc.integer({ min: 1, max: 6 }), fc.integer(), ({ penalty, share }, predictors, seed) => {
      const rows = invented(120, predictors, seed);
      const { intercept, each } = conditions(rows, fitElasticNet(rows, { penalty, share }));
      expect(intercept).toBeCloseTo(0, 6);
      for (const { slope, weight } of each) {
        if (weight === 0) expect(Math.abs(slope)).toBeLessThanOrEqual(penalty * share + 1e-6);
        else expect(slope).toBeCloseTo(penalty * (share * Math.sign(weight) + (1 - share) * weight), 6);
      }
    }), { numRuns: 60 });
  });

  test("without a penalty gives a yes-or-no predictor its log-odds ratio", () => {
    const [column, happened] = [[0, 0, 0, 0, 1, 1, 1, 1, 1, 1], [1, 0, 0, 0, 1, 1, 1, 1, 0, 0]].map((values) => Float64Array.from(values));
    const fit = fitElasticNet({ columns: [column!], happened: happened!, weights: new Float64Array(10).fill(1) }, { penalty: 0, share: 1 });
    expect(fit.intercept).toBeCloseTo(Math.log(1 / 3), 8);
    expect(fit.weights[0]).toBeCloseTo(Math.log(2) - Math.log(1 / 3), 8);
    expect(chanceOf(fit, [1])).toBeCloseTo(4 / 6, 8);
  });

  test("gives no weight beyond the largest slope, and says the base rate then", () => {
    const rows = { ...invented(200, 4, 5), weights: new Float64Array(200).fill(1) };
    const none = fitElasticNet(rows, { penalty: 100, share: 0.5 });
    expect(none.weights).toEqual([0, 0, 0, 0]);
    expect(chanceOf(none, [1, 1, 1, 1])).toBeCloseTo(rows.happened.reduce((sum, one) => sum + one, 0) / 200, 10);
    const largest = Math.max(...conditions(rows, none).each.map(({ slope }) => Math.abs(slope)));
    const weighed = (penalty: number) => fitElasticNet(rows, { penalty, share: 0.5 }).weights.filter((weight) => weight !== 0).length;
    expect([weighed(largest * 2 * 1.001), weighed(largest * 2 * 0.99)]).toEqual([0, 1]);
  });

  test("does not look at the units of predictors, at where it began, or at columns that do not vary", () => {
    const rows = invented(150, 3, 7);
    const penalty = { penalty: 0.01, share: 0.5 };
    const fit = fitElasticNet(rows, penalty);
    const scaled = fitElasticNet({ ...rows, columns: rows.columns.map((values) => values.map((value) => 1_000 * value + 5)) }, penalty);
    fit.weights.forEach((weight, column) => expect(scaled.weights[column]! * 1_000).toBeCloseTo(weight, 5));
    const elsewhere = fitElasticNet(rows, penalty, { intercept: 3, weights: [-5, 0.5, 0.02] });
    elsewhere.weights.forEach((weight, column) => expect(weight).toBeCloseTo(fit.weights[column]!, 5));
    const flat = fitElasticNet({ ...rows, columns: [...rows.columns, new Float64Array(150).fill(4)] }, penalty);
    expect(flat.weights.at(-1)).toBe(0);
    expect(flat.weights[0]).toBeCloseTo(fit.weights[0]!, 6);
  });

  test("counts a row of weight two as two rows", () => {
    const rows = { ...invented(60, 2, 9), weights: new Float64Array(60).fill(1) };
    const twice = <T extends Float64Array>(values: T) => Float64Array.from([...values, values[0]!]);
    const added = fitElasticNet({ columns: rows.columns.map(twice), happened: twice(rows.happened), weights: twice(rows.weights) }, { penalty: 0.02, share: 0.5 });
    const weighed = fitElasticNet({ ...rows, weights: rows.weights.map((weight, row) => (row === 0 ? 2 : weight)) }, { penalty: 0.02, share: 0.5 });
    added.weights.forEach((weight, column) => expect(weighed.weights[column]).toBeCloseTo(weight, 7));
  });

  test("does not fit a chance to what always or never happened, nor under what is no penalty", () => {
    const rows = invented(20, 1, 1);
    for (const value of [0, 1]) expect(() => fitElasticNet({ ...rows, happened: new Float64Array(20).fill(value) }, { penalty: 0.1, share: 1 })).toThrow(RangeError);
    for (const penalty of [{ penalty: -1, share: 1 }, { penalty: 1, share: 2 }, { penalty: Number.NaN, share: 0 }]) expect(() => fitElasticNet(rows, penalty)).toThrow(RangeError);
  });
});

describe("cross-validation by country", () => {
  const units = Array.from({ length: 400 }, (_, row) => `country ${row % 20}`);

  test("prefers to learn where there is something to learn, and to learn nothing where there is not", () => {
    const best = (strength: number) => crossValidate(invented(400, 8, 3, strength), units, [0.001, 0.02, 1], 1, 5, seededRandom(1)).toSorted((one, other) => one.loss - other.loss)[0]!.penalty;
    expect(best(3)).toBeLessThan(1);
    expect(best(0)).toBeGreaterThan(0.001);
  });

  test("never learns from a country it is scored on", () => {
    // The predictor is what happens, but in one country it is the reverse: only who had seen that country could foretell it.
    const turned = Float64Array.from({ length: 40 }, (_, row) => row % 2);
    const rows = { columns: [turned.map((value, row) => (row < 20 ? value : 1 - value))], happened: turned, weights: new Float64Array(40).fill(1) };
    const [tried] = crossValidate(rows, turned.reduce<string[]>((names, _, row) => [...names, row < 20 ? "Amara" : "Belmora"], []), [0.01], 0.5, 2, seededRandom(1));
    expect(tried!.loss).toBeGreaterThan(1.5);
    expect(() => crossValidate(rows, Array.from(turned, () => "Amara"), [0.01], 0.5, 2, seededRandom(1))).toThrow(RangeError);
  });
});
