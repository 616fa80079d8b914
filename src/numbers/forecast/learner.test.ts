import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { conflictology, type Forecaster } from "./baselines.ts";
import { blend } from "./blend.ts";
import { drawsOf, drawsOfShares, quantileOf } from "./draws.ts";
import { findLeak } from "./leak.ts";
import { learn, learnerSettings } from "./learner.ts";
import { modelOf } from "./model.ts";
import { knownUntil, panelOf, type Known, type Panel } from "./panel.ts";
import { decayed } from "./predictors.ts";
import { weightedPast } from "./weighted-past.ts";
import { seededRandom } from "../random.ts";

const small = { ...learnerSettings, trees: 10, leaf: 5 };
const monthly = { from: 1, to: 14, span: 1 };
const alone = (target: Known) => ({ target, kinds: [], neighboursOf: () => [] });

/** Six invented countries over ten years: two at peace, two in wars of their own size, two where violence comes and goes. */
function invented(seed = 1): Panel {
  const random = seededRandom(seed);
  const sizes = { Amara: 0, Belmora: 0, Corvane: 400, Dellia: 40, Ersk: 8, Fonte: 3 };
  return panelOf(Object.entries(sizes).flatMap(([unit, size]) => Array.from({ length: 120 }, (_, month) => ({ unit, month, count: size > 20 || random() < 0.4 ? Math.round(size * (0.5 + random())) : 0 }))));
}

describe("what is learnt", () => {
  const panel = invented();
  const known = knownUntil(panel, 110);

  test("tells peace from war, and a great war from a small one", () => {
    const { forecast } = learn(alone(known), monthly, small);
    const median = (unit: string) => quantileOf(forecast(known, unit, 3)!, 0.5);
    expect([median("Amara"), median("Belmora")]).toEqual([0, 0]);
    expect(median("Corvane")).toBeGreaterThan(200);
    expect(median("Dellia")).toBeGreaterThan(20);
    expect(median("Dellia")).toBeLessThan(80);
  });

  test("says nothing of a place it does not know, of another cut, or of a month it was not asked to learn", () => {
    const { forecast } = learn(alone(known), monthly, small);
    expect(forecast(known, "Nowhere", 3)).toBeUndefined();
    expect(forecast(knownUntil(panel, 109), "Amara", 3)).toBeUndefined();
    expect(forecast(known, "Amara", 15)).toBeUndefined();
    expect(forecast(known, "Amara", 0)).toBeUndefined();
  });

  test("says nothing as long as there is too little to learn from", () => {
    expect(learn(alone(knownUntil(panel, 20)), monthly, small).forecast(knownUntil(panel, 20), "Corvane", 1)).toBeUndefined();
  });

  test("of twelve months together is about twelve times one", () => {
    const year = learn(alone(known), { from: 1, to: 1, span: 12 }, small).forecast;
    expect(quantileOf(year(known, "Corvane", 1)!, 0.5)).toBeGreaterThan(3_600);
    expect(quantileOf(year(known, "Corvane", 1)!, 0.5)).toBeLessThan(6_200);
  });

  test("is the same to the bit for the same seed", () => {
    const say = () => learn(alone(known), monthly, small).forecast(known, "Ersk", 2);
    expect(say()).toEqual(say());
  });

  test("sees nothing of the future, nor do its kinds, its neighbours and its past", () => {
    const make = (whole: Panel): Forecaster => {
      const cut = knownUntil(whole, 60);
      return modelOf({ target: cut, kinds: [{ name: "one-sided", known: knownUntil(whole, 60) }], neighboursOf: (unit) => (unit === "Amara" ? ["Corvane"] : []) }, monthly, small).forecast;
    };
    expect(findLeak(make, panel, 60, [1, 6, 14])).toBeUndefined();
  });

  test("a learner handed a later cut is found to leak", () => {
    const make = (whole: Panel): Forecaster => {
      const later = knownUntil(whole, 80);
      const { forecast } = learn(alone(later), monthly, small);
      return (_known, unit, ahead) => forecast(later, unit, ahead);
    };
    expect(findLeak(make, panel, 60, [1])).toEqual({ unit: "Amara", monthsAhead: 1 });
  });

  test("kinds cut at another month are refused", () => {
    expect(() => learn({ target: known, kinds: [{ name: "one-sided", known: knownUntil(panel, 111) }], neighboursOf: () => [] }, monthly, small)).toThrow("known until 111");
  });

  test("a country far off changes nothing for one whose history it does not touch, whatever the order of the rows", () => {
    const rows = [...invented().units].flatMap((unit) => Array.from({ length: 111 }, (_, month) => ({ unit, month, count: panel.at(unit, month) ?? 0 })));
    const backwards = knownUntil(panelOf(rows.toReversed()), 110);
    expect(learn(alone(backwards), monthly, small).forecast(backwards, "Dellia", 4)).toEqual(learn(alone(known), monthly, small).forecast(known, "Dellia", 4));
  });
});

describe("why", () => {
  const known = knownUntil(invented(), 110);
  const { forecast, explain } = learn(alone(known), monthly, small);

  test("the parts of the families and the base add up to the mean that the forests foretell, on the scale of the logarithm", () => {
    for (const unit of known.units) {
      const { base, families } = explain(unit, 2)!;
      const { values, counts, total } = forecast(known, unit, 2)!;
      const mean = values.reduce((sum, value, index) => sum + Math.log1p(value) * counts[index]!, 0) / total;
      // Forecasts are whole deaths, at least none; that moves the mean of small numbers a little.
      expect(Math.abs(base + families.reduce((sum, { part }) => sum + part, 0) - mean), unit).toBeLessThan(0.25);
    }
  });

  test("a war is told by its own history", () => {
    expect(explain("Corvane", 2)!.families[0]!.family).toBe("own-history");
  });

  test("the five situations most alike lie in the past, apart from each other and from now, and say what followed", () => {
    const { alike } = explain("Dellia", 2)!;
    expect(alike.length).toBe(5);
    for (const { unit, month, ahead, followed, likeness } of alike) {
      expect(month + ahead).toBeLessThanOrEqual(110);
      expect(followed).toBe(invented().at(unit, month + ahead));
      expect(likeness > 0 && likeness <= 1).toBe(true);
    }
    alike.forEach((one, index) => alike.slice(index + 1).forEach((other) => expect(one.unit !== other.unit || Math.abs(one.month - other.month) >= 12).toBe(true)));
    expect(alike.map(({ likeness }) => likeness)).toEqual(alike.map(({ likeness }) => likeness).toSorted((a, b) => b - a));
  });

  test("of what it does not know it explains nothing", () => {
    expect(explain("Nowhere", 2)).toBeUndefined();
    expect(explain("Dellia", 15)).toBeUndefined();
  });
});

describe("decayed means", () => {
  const counts = fc.array(fc.option(fc.integer({ min: 0, max: 1_000 }), { nil: Number.NaN }), { minLength: 1, maxLength: 40 });

  test("are what the weights say, month by month", () => {
    fc.assert(fc.property(counts, fc.constantFrom(1, 4, 36), (values, halfLife) => {
      const at = (month: number) => {
        const known = values.slice(0, month + 1).map((value, index) => [value, 0.5 ** ((month - index) / halfLife)] as const).filter(([value]) => !Number.isNaN(value));
        return known.length === 0 ? Number.NaN : known.reduce((sum, [value, weight]) => sum + value * weight, 0) / known.reduce((sum, [, weight]) => sum + weight, 0);
      };
      decayed(Float64Array.from(values), halfLife).forEach((value, month) => (Number.isNaN(at(month)) ? expect(value).toBeNaN() : expect(value).toBeCloseTo(at(month), 6)));
    }));
  });
});

describe("the weighted past", () => {
  const known = knownUntil(panelOf([[1, 8], [2, 0], [3, 4]].map(([month, count]) => ({ unit: "Ersk", month: month!, count: count! }))), 3);

  test("gives a month one half-life back half the weight of the last", () => {
    expect(weightedPast(1)(known, "Ersk", 1)).toEqual(drawsOfShares(new Map([[4, 4 / 7], [0, 2 / 7], [8, 1 / 7]])));
  });

  test("with a very long half-life is the plain past", () => {
    const long = knownUntil(panelOf(Array.from({ length: 12 }, (_, month) => ({ unit: "Ersk", month, count: month % 4 }))), 11);
    const [one, other] = [weightedPast(1e9)(long, "Ersk", 1)!, conflictology(long, "Ersk", 1)!];
    expect(one.values).toEqual(other.values);
    one.counts.forEach((count, index) => expect(Math.abs(count / one.total - other.counts[index]! / other.total)).toBeLessThan(0.002));
  });

  test("sums spans on end, and says nothing where none is whole", () => {
    expect(weightedPast(1, 2)(known, "Ersk", 1)!.values).toEqual([4, 8]);
    expect(weightedPast(1, 4)(known, "Ersk", 1)).toBeUndefined();
    expect(() => weightedPast(0)).toThrow(RangeError);
  });
});

describe("a blend", () => {
  const says = (...numbers: number[]): Forecaster => () => drawsOf(numbers);
  const known = knownUntil(panelOf([{ unit: "Ersk", month: 1, count: 1 }]), 1);

  test("comes as each of its parts with that part's share", () => {
    const both = blend([{ forecaster: says(0), share: 0.7 }, { forecaster: says(5), share: 0.3 }]);
    expect(both(known, "Ersk", 1)).toEqual({ values: [0, 5], counts: [700, 300], total: 1_000 });
  });

  test("leaves to the others what one of them cannot say", () => {
    const both = blend([{ forecaster: says(2), share: 0.2 }, { forecaster: () => undefined, share: 0.8 }]);
    expect(both(known, "Ersk", 1)).toEqual({ values: [2], counts: [1_000], total: 1_000 });
    expect(blend([{ forecaster: () => undefined, share: 1 }])(known, "Ersk", 1)).toBeUndefined();
  });
});

test("draws of shares are as many as asked, in their proportions, whatever the sum of the shares", () => {
  fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 99 }), { minLength: 1, maxLength: 20 }), fc.array(fc.double({ min: 0.01, max: 50, noNaN: true }), { minLength: 20, maxLength: 20 }), (values, weights) => {
    const shares = new Map(values.map((value, index) => [value, weights[index]!]));
    const whole = [...shares.values()].reduce((sum, share) => sum + share, 0);
    const draws = drawsOfShares(shares);
    expect(draws.total).toBe(1_000);
    expect(draws.counts.reduce((sum, count) => sum + count, 0)).toBe(1_000);
    draws.values.forEach((value, index) => expect(Math.abs(draws.counts[index]! / 1_000 - shares.get(value)! / whole)).toBeLessThanOrEqual(0.001));
  }));
});
