import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { medianWaiting, type Waiting } from "./median-waiting.ts";

const answered = (hours: number): Waiting => ({ hours, hasAnswered: true });
const waiting = (hours: number): Waiting => ({ hours, hasAnswered: false });
const some = fc.array(fc.record({ hours: fc.integer({ min: 0, max: 30 }), hasAnswered: fc.boolean() }), { minLength: 1, maxLength: 40 });

describe("the median time to an answer", () => {
  test.each([
    { name: "one answer", all: [answered(5)], median: 5 },
    { name: "three answers", all: [answered(1), answered(2), answered(9)], median: 2 },
    { name: "two answers: the earlier, for half have answered then", all: [answered(2), answered(8)], median: 2 },
    { name: "nobody", all: [], median: undefined },
    { name: "nobody has answered", all: [waiting(400)], median: undefined },
    { name: "most have not answered", all: [answered(2), waiting(400), waiting(400)], median: undefined },
    { name: "half have answered, half wait", all: [answered(2), answered(4), waiting(400), waiting(400)], median: 4 },
    { name: "a wait that ended early says little", all: [waiting(1), answered(2), answered(4), answered(6)], median: 4 },
    { name: "an answer comes before a wait of the same length", all: [answered(3), waiting(3)], median: 3 },
  ])("$name: $median", ({ all, median }) => expect(medianWaiting(all)).toBe(median));

  /** Worked through by hand: 6 of 7 still wait after 6 hours, then 4/5 of those after 9, 3/4 after 10, 2/3 after 13: 0.343. */
  test("is the first hour at which the estimate of those still waiting is at or below one half", () => {
    expect(medianWaiting([answered(6), waiting(7), answered(9), answered(10), answered(13), waiting(16), waiting(22)])).toBe(13);
  });

  test("is the ordinary lower median when everybody has answered", () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 40 }), (hours) => {
      expect(medianWaiting(hours.map(answered))).toBe(hours.toSorted((a, b) => a - b)[Math.ceil(hours.length / 2) - 1]);
    }));
  });

  test("equals the estimate written naively, hour by hour", () => {
    fc.assert(fc.property(some, (all) => {
      let share = 1;
      let naive: number | undefined;
      for (let hour = 0; hour <= 30 && naive === undefined; hour += 1) {
        const atRisk = all.filter((one) => one.hours >= hour).length;
        const answers = all.filter((one) => one.hours === hour && one.hasAnswered).length;
        if (atRisk > 0) share *= (atRisk - answers) / atRisk;
        if (answers > 0 && share <= 0.5 + 1e-9) naive = hour;
      }
      expect(medianWaiting(all)).toBe(naive);
    }));
  });

  test("never looks faster than the median of the answers alone: silence cannot improve the record", () => {
    fc.assert(fc.property(some, (all) => {
      const only = medianWaiting(all.filter((one) => one.hasAnswered));
      const median = medianWaiting(all);
      if (only !== undefined && median !== undefined) expect(median).toBeGreaterThanOrEqual(only);
    }));
  });

  test("does not depend on the order", () => {
    fc.assert(fc.property(some, (all) => {
      expect(medianWaiting(all.toReversed())).toBe(medianWaiting(all));
    }));
  });

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])("refuses a wait of %s hours", (hours) => expect(() => medianWaiting([answered(hours)])).toThrow(RangeError));
});
