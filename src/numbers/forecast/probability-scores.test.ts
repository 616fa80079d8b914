import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { averagePrecision, baseRate, brier, logScore, rocAuc, type Told } from "./probability-scores.ts";
import { reliability, wilsonInterval } from "./reliability.ts";
import { ranksOf, recordOf, topLists } from "./top-list.ts";

/** Few levels of chance, so that equal ones are common. */
const one = fc.record({ chance: fc.integer({ min: 1, max: 9 }).map((tenths) => tenths / 10), happened: fc.boolean() });
const some = fc.array(one, { minLength: 1, maxLength: 40 });
const both = some.map((told): Told[] => [...told, { chance: 0.3, happened: true }, { chance: 0.5, happened: false }]);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** All that can be said of them in one row. */
const scoresOf = (told: readonly Told[]) => [baseRate(told), brier(told), logScore(told), rocAuc(told), averagePrecision(told)];

describe("the area under the receiver operating characteristic", () => {
  test("is the share of pairs that stand in the right order, equal ones counting one half", () => {
    fc.assert(fc.property(both, (told) => {
      const [yes, no] = [told.filter(({ happened }) => happened), told.filter(({ happened }) => !happened)];
      const pairs = yes.flatMap((a) => no.map((b) => (a.chance > b.chance ? 1 : a.chance === b.chance ? 0.5 : 0)));
      expect(rocAuc(told)).toBeCloseTo(mean(pairs), 12);
    }));
  });

  test("looks only at the order, and is turned over with it", () => {
    fc.assert(fc.property(both, (told) => {
      expect(rocAuc(told.map(({ chance, happened }) => ({ chance: Math.exp(5 * chance) - 40, happened })))).toBeCloseTo(rocAuc(told), 12);
      expect(rocAuc(told.map(({ chance, happened }) => ({ chance: -chance, happened })))).toBeCloseTo(1 - rocAuc(told), 12);
    }));
  });

  test("is not told of cases that all happened, or none, or of no number", () => {
    for (const happened of [true, false]) expect(() => rocAuc([{ chance: 0.2, happened }])).toThrow(RangeError);
    expect(() => rocAuc([{ chance: Number.NaN, happened: true }, { chance: 0, happened: false }])).toThrow(RangeError);
  });
});

describe("average precision", () => {
  test("is the precision of the list down to each true case, averaged over them", () => {
    fc.assert(fc.property(both, (told) => {
      const yes = told.filter(({ happened }) => happened);
      const precisions = yes.map(({ chance }) => baseRate(told.filter((other) => other.chance >= chance)));
      expect(averagePrecision(told)).toBeCloseTo(mean(precisions), 12);
    }));
  });

  test("of a forecast that says the same of all is the base rate", () => {
    fc.assert(fc.property(both, (told) => {
      expect(averagePrecision(told.map(({ happened }) => ({ chance: 0.5, happened })))).toBeCloseTo(baseRate(told), 12);
    }));
    expect(() => averagePrecision([{ chance: 0.5, happened: false }])).toThrow(RangeError);
  });
});

describe("Brier and log score", () => {
  test("are what their definitions say", () => {
    const told = [{ chance: 0.8, happened: true }, { chance: 0.4, happened: false }];
    expect(brier(told)).toBeCloseTo((0.04 + 0.16) / 2, 12);
    expect(logScore(told)).toBeCloseTo(-(Math.log(0.8) + Math.log(0.6)) / 2, 12);
    expect(logScore([{ chance: 0, happened: true }])).toBe(Infinity);
    for (const chance of [-0.1, 1.1, Number.NaN]) expect(() => brier([{ chance, happened: true }])).toThrow(RangeError);
    for (const score of [brier, logScore, baseRate]) expect(() => score([])).toThrow(RangeError);
  });

  test("are best on average for whoever says the chance they believe", () => {
    const percent = fc.integer({ min: 1, max: 99 }).map((value) => value / 100);
    fc.assert(fc.property(percent, percent, (truth, said) => {
      const expected = (score: (told: readonly Told[]) => number, chance: number) => truth * score([{ chance, happened: true }]) + (1 - truth) * score([{ chance, happened: false }]);
      for (const score of [brier, logScore]) {
        if (said === truth) continue;
        expect(expected(score, truth)).toBeLessThan(expected(score, said));
      }
    }));
  });
});

test("no score looks at the order in which cases are given", () => {
  fc.assert(fc.property(both, (told) => {
    const [forwards, backwards] = [scoresOf(told), scoresOf(told.toReversed())];
    forwards.forEach((score, index) => expect(backwards[index]).toBeCloseTo(score, 10));
    expect(reliability(told.toReversed()).map(({ forecasts, happened }) => [forecasts, happened])).toEqual(reliability(told).map(({ forecasts, happened }) => [forecasts, happened]));
  }));
});

describe("reliability", () => {
  test("puts every case in one of at most ten groups, in the order of chances, equal ones together", () => {
    fc.assert(fc.property(some, (told) => {
      const bins = reliability(told);
      expect(bins.length).toBeLessThanOrEqual(10);
      expect(bins.reduce((sum, { forecasts }) => sum + forecasts, 0)).toBe(told.length);
      expect(bins.reduce((sum, { happened }) => sum + happened, 0)).toBe(told.filter(({ happened }) => happened).length);
      const chances = bins.map(({ chance }) => chance);
      expect(chances).toEqual(chances.toSorted((a, b) => a - b));
      for (const { share, interval } of bins) expect(interval.low <= share + 1e-12 && share <= interval.high + 1e-12).toBe(true);
    }));
  });

  test("makes ten groups of ten out of a hundred chances", () => {
    const bins = reliability(Array.from({ length: 100 }, (_, place) => ({ chance: place / 100, happened: place >= 95 })));
    expect(bins.map(({ forecasts, happened }) => [forecasts, happened])).toEqual([...Array.from({ length: 9 }, () => [10, 0]), [10, 5]]);
    expect(bins[0]!.chance).toBeCloseTo(0.045, 12);
    expect(() => reliability([], 0)).toThrow(RangeError);
  });
});

describe("the interval of a share", () => {
  test("is Wilson's, and says something of nothing", () => {
    // Newcombe 1998, table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
    for (const [happened, cases, low, high] of [[81, 263, 0.2553, 0.3662], [15, 148, 0.0624, 0.1605], [0, 20, 0, 0.1611], [1, 29, 0.0061, 0.1718]] as const) {
      expect(wilsonInterval(happened, cases).low).toBeCloseTo(low, 4);
      expect(wilsonInterval(happened, cases).high).toBeCloseTo(high, 4);
    }
    for (const [happened, cases] of [[1, 0], [-1, 4], [5, 4]] as const) expect(() => wilsonInterval(happened, cases)).toThrow(RangeError);
  });
});

describe("lists of the highest chances", () => {
  const round = (chances: readonly number[], happened: number) => chances.map((chance, place) => ({ chance, happened: place === happened }));

  test("count what they found, and the false alarms for each true one", () => {
    expect(topLists([round([0.3, 0.2, 0.1], 1), round([0.1, 0.2, 0.3], 0)], 2)).toEqual({ listed: 4, happened: 2, found: 1, recall: 0.5, falsePerTrue: 3 });
    expect(topLists([round([0.3, 0.2, 0.2, 0.1], 2)], 2), "equal ones come on the list together").toEqual({ listed: 3, happened: 1, found: 1, recall: 1, falsePerTrue: 2 });
    expect(recordOf([], round([0.3], 0)).falsePerTrue).toBeNaN();
    expect(() => topLists([], 0)).toThrow(RangeError);
  });

  test("find no fewer the longer they are, and all when they hold all", () => {
    fc.assert(fc.property(both, fc.integer({ min: 1, max: 20 }), (told, size) => {
      expect(topLists([told], size + 1).found).toBeGreaterThanOrEqual(topLists([told], size).found);
      expect(topLists([told], told.length).recall).toBe(1);
    }));
  });

  test("rank equal values alike", () => {
    expect(ranksOf([5, 9, 5, 1])).toEqual([2, 1, 2, 4]);
  });
});
