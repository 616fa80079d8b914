import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allZero, lastPoisson, conflictology, persistence, poissonDraws, type Forecaster } from "./baselines.ts";
import { drawsOf } from "./draws.ts";
import { findLeak } from "./leak.ts";
import { knownUntil, panelOf, type Panel } from "./panel.ts";

const count = fc.integer({ min: 0, max: 500 });
/** Two countries over three years; a month may be unknown. */
const panels = fc.tuple(...["Orvenna", "Tessaly"].map((unit) => fc.array(fc.option(count, { nil: undefined }), { minLength: 36, maxLength: 36 }).map((counts) => counts.flatMap((one, month) => (one === undefined ? [] : [{ unit, month, count: one }]))))).map((rows) => panelOf(rows.flat()));
const baselines: Readonly<Record<string, Forecaster>> = { allZero, persistence, lastPoisson, conflictology };

describe("a table of months", () => {
  test("keeps apart what is unknown and what is zero, and takes no month twice", () => {
    const panel = panelOf([{ unit: "Orvenna", month: 3, count: 0 }, { unit: "Orvenna", month: 5, count: 4 }]);
    expect([3, 4, 5].map((month) => panel.at("Orvenna", month))).toEqual([0, undefined, 4]);
    expect(() => panelOf([{ unit: "Orvenna", month: 3, count: 0 }, { unit: "Orvenna", month: 3, count: 1 }])).toThrow("told twice");
    for (const wrong of [-1, Number.NaN, Infinity]) expect(() => panelOf([{ unit: "Orvenna", month: 3, count: wrong }])).toThrow("no count");
  });

  test("cut after a month shows the months before, the oldest first, and no later one", () => {
    const panel = panelOf([1, 2, 3, 4, 5].map((month) => ({ unit: "Orvenna", month, count: month * 10 })));
    const known = knownUntil(panel, 3);
    expect(known.history("Orvenna", 4)).toEqual([undefined, 10, 20, 30]);
    expect(known.history("Orvenna", 0)).toEqual([]);
    expect(known.history("Orvenna", -3)).toEqual([]);
    expect(Object.keys(known)).toEqual(["until", "units", "length", "history"]);
  });
});

describe("the baselines", () => {
  const known = knownUntil(panelOf([...Array.from({ length: 13 }, (_, month) => ({ unit: "Orvenna", month, count: month })), { unit: "Tessaly", month: 11, count: 2 }]), 12);

  test("say what their names say, for any month ahead", () => {
    for (const ahead of [1, 14]) {
      expect(allZero(known, "Orvenna", ahead)).toEqual({ values: [0], counts: [1_000], total: 1_000 });
      expect(persistence(known, "Orvenna", ahead)).toEqual({ values: [12], counts: [1_000], total: 1_000 });
      expect(conflictology(known, "Orvenna", ahead)).toEqual({ values: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], counts: Array.from({ length: 12 }, () => 83), total: 996 });
      expect(lastPoisson(known, "Orvenna", ahead)).toEqual(poissonDraws(12, 1_000));
    }
  });

  test("say nothing where nothing is known, instead of zero", () => {
    expect([persistence, lastPoisson].map((forecast) => forecast(known, "Tessaly", 1))).toEqual([undefined, undefined]);
    expect(conflictology(known, "Tessaly", 1)).toEqual({ values: [2], counts: [1_000], total: 1_000 });
    expect(conflictology(known, "Nowhere", 1)).toBeUndefined();
  });

  test.each(Object.entries(baselines))("%s sees nothing of the future", (_name, forecast) => {
    fc.assert(fc.property(panels, fc.integer({ min: 0, max: 34 }), (panel, until) => {
      expect(findLeak(() => forecast, panel, until, [1, 7, 14])).toBeUndefined();
    }), { numRuns: 40 });
  });
});

describe("a planted leak is found", () => {
  const panel = panelOf(Array.from({ length: 36 }, (_, month) => ({ unit: "Orvenna", month, count: month % 5 })));

  test.each<[string, (panel: Panel) => Forecaster]>([
    ["a forecaster that keeps the table it was made from and looks a month ahead", (whole) => (known, unit, ahead) => drawsOf([whole.at(unit, known.until + ahead) ?? 0])],
    ["one that scales by the largest count of all times", (whole) => {
      const largest = Math.max(...Array.from({ length: 36 }, (_, month) => whole.at("Orvenna", month) ?? 0));
      return (known, unit) => drawsOf([(known.history(unit, 1)[0] ?? 0) / largest]);
    }],
    ["one that counts how many months there are in which people died", (whole) => {
      const months = Array.from({ length: 36 }, (_, month) => whole.at("Orvenna", month) ?? 0).filter((one) => one > 0).length;
      return () => drawsOf([months]);
    }],
  ])("%s", (_what, make) => {
    expect(findLeak(make, panel, 21, [1, 6])).toEqual({ unit: "Orvenna", monthsAhead: 1 });
  });

  test("a whole table is refused by the compiler where what was known is asked for", () => {
    // @ts-expect-error A panel is not what was known at the end of a month.
    expect(() => persistence(panel, "Orvenna", 1)).toThrow();
    // @ts-expect-error Nor is anything that only looks like it.
    conflictology({ until: 3, units: ["Orvenna"], history: () => [1] }, "Orvenna", 1);
  });
});

describe("draws of a Poisson distribution", () => {
  test("have its mean and its variance", () => {
    fc.assert(fc.property(fc.double({ min: 0.05, max: 5_000, noNaN: true }), (mean) => {
      const { values, counts, total } = poissonDraws(mean, 4_000);
      const average = values.reduce((sum, value, index) => sum + value * (counts[index] ?? 0), 0) / total;
      const variance = values.reduce((sum, value, index) => sum + (value - average) ** 2 * (counts[index] ?? 0), 0) / total;
      expect(total).toBe(4_000);
      expect(Math.abs(average - mean)).toBeLessThan(0.01 + mean * 0.001);
      // The last share of the tail stands as one draw, which takes a little of the variance away.
      expect(variance / mean).toBeGreaterThan(0.97);
      // Whole draws round each share, which weighs most where hardly anything is drawn but zero.
      expect(variance / mean).toBeLessThan(1.01 + 0.0005 / mean);
    }));
  });

  test("are shares of the chances that its formula says", () => {
    const { values, counts } = poissonDraws(2, 100_000);
    const shares = Object.fromEntries(values.map((value, index) => [value, (counts[index] ?? 0) / 100_000]));
    [Math.exp(-2), 2 * Math.exp(-2), 2 * Math.exp(-2), (8 / 6) * Math.exp(-2)].forEach((chance, value) => expect(shares[value]).toBeCloseTo(chance, 4));
    expect(poissonDraws(0, 10)).toEqual({ values: [0], counts: [10], total: 10 });
    for (const wrong of [-1, Number.NaN, Infinity]) expect(() => poissonDraws(wrong, 10)).toThrow(RangeError);
  });
});
