import { describe, expect, test } from "vitest";
import { backtestAt, meanScores, originsOf } from "./backtest.ts";
import type { Basis } from "./compute.ts";

/** Eight years of two invented countries: a steady war, and peace. */
const [first, months] = [24_000, 96];
const whole: Basis = {
  target: "all", first, last: first + months - 1, units: ["XKS", "XKT"],
  series: [{ kind: "state-based", unit: "XKS", counts: Array.from({ length: months }, (_, month) => 20 + (month * 7) % 30) }],
};

describe("what would have been said earlier", () => {
  test("is scored over the months that are known since, beside each simple rule", () => {
    const scores = backtestAt(whole, first + 80);
    expect(new Set(scores.map(({ model }) => model))).toEqual(new Set(["vigie", "allZero", "persistence", "lastPoisson", "conflictology"]));
    expect(scores.filter(({ model }) => model === "vigie")).toHaveLength(2 * 14);
    expect(scores.every(({ ahead }) => ahead >= 1 && ahead <= 14)).toBe(true);
    for (const { unit, month, outcome } of scores) expect(outcome).toBe(unit === "XKS" ? 20 + ((month - first) * 7) % 30 : 0);
  });

  test("at the end of the data is scored over what is left of them, and over nothing beyond", () => {
    const scores = backtestAt(whole, first + 93);
    expect(scores.filter(({ model }) => model === "vigie").map(({ month }) => month - first)).toEqual([94, 95, 94, 95]);
  });

  test("changes with nothing that came later: where in the forecast the same outcome would lie stays the same", () => {
    const later: Basis = { ...whole, series: whole.series.map((one) => ({ ...one, counts: one.counts.map((count, month) => (month > 82 ? 7_000 : count)) })) };
    const until82 = (basis: Basis) => backtestAt(basis, first + 80).filter(({ month }) => month <= first + 82);
    expect(until82(later)).toEqual(until82(whole));
  });
});

test("forecasts are made every so many months, and none where nothing ahead is known", () => {
  expect(originsOf(whole, first + 60, first + 96, 12).map((month) => month - first)).toEqual([60, 72, 84]);
  expect(originsOf(whole, first + 94, first + 99, 1).map((month) => month - first)).toEqual([94]);
  expect(originsOf(whole, first + 95, first + 99, 1)).toEqual([]);
});

test("means are over the months of each model, the nearest first", () => {
  const score = (model: string, crps: number) => ({ unit: "XKS", month: 1, model, ahead: 1, isActive: true, outcome: 0, crps, ignorance: 1, intervalScore: 2, below: 0, upTo: 1 });
  expect(meanScores([score("vigie", 2), score("allZero", 9), score("vigie", 4)])).toEqual([
    { model: "vigie", months: 2, crps: 3, ignorance: 1, intervalScore: 2 },
    { model: "allZero", months: 1, crps: 9, ignorance: 1, intervalScore: 2 },
  ]);
});
