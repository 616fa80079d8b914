import { randomPoisson } from "d3-random";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededRandom } from "../random.ts";
import { usualAt } from "./baseline.ts";
import { findSignals, type Week } from "./signals.ts";

const weeks = 120;

/** Ten events and twenty sources a week, as chance has it. */
function calm(seed: number, length = weeks): { readonly events: number; readonly sources: number }[] {
  const poisson = randomPoisson.source(seededRandom(seed));
  return Array.from({ length }, () => ({ events: poisson(10)(), sources: poisson(20)() }));
}

/** The last four weeks of a calm series replaced. */
const ending = (seed: number, last: Week) => [...calm(seed).slice(0, -4), last, last, last, last];

const kindsOf = (series: readonly Week[]) => [...new Set(findSignals(series, weeks - 4).map(({ kind }) => kind))];
const seeds = fc.nat(10_000);

describe("in the last four weeks of a calm series", () => {
  const most = (last: Week) => Array.from({ length: 20 }, (_, seed) => kindsOf(ending(seed, last)));

  test.each<[string, Week, string[]]>([
    ["three times the events are a surge", { events: 30, sources: 20 }, ["surge"]],
    ["three times the events, reported by a quarter of the sources, are a surge and a silence", { events: 30, sources: 5 }, ["sources-fell", "surge"]],
    ["few events while sources go on reporting are a fall of events", { events: 1, sources: 20 }, ["events-fell"]],
    ["few events from few sources are a silence and no fall of events", { events: 1, sources: 4 }, ["sources-fell"]],
    ["no event from no source at all is a silence", { events: 0, sources: 0 }, ["sources-fell"]],
    ["few events, and nothing known of the sources, are a fall of unknown cause", { events: 1 }, ["events-fell-sources-unknown"]],
    ["weeks of which nothing is known are no signal of anything", {}, []],
    ["sources may fall while the number of events is not known yet", { sources: 3 }, ["sources-fell"]],
  ])("%s", (_what, last, kinds) => {
    // In at most one of twenty series chance adds something.
    expect(most(last).filter((found) => found.toSorted().join() !== kinds.join()).length).toBeLessThanOrEqual(1);
  });
});

describe("a signal", () => {
  test("carries its reason: the week, what was seen and what was usual, and how many sources there were", () => {
    const [signal] = findSignals(ending(1, { events: 31, sources: 19 }), weeks - 4);
    expect(signal).toMatchObject({ kind: "surge", week: weeks - 4, found: "in-one-week", events: { observed: 31 }, sources: { observed: 19 } });
    const { expected, low, high } = signal!.events!;
    expect([low < expected, expected < high, high < 31, expected > 8, expected < 12]).toEqual([true, true, true, true, true]);
    expect(Object.keys(signal!).toSorted()).toEqual(["events", "found", "kind", "sources", "week"]);
  });

  test("is found over several weeks where none of them is unusual alone", () => {
    const found = Array.from({ length: 20 }, (_, seed) => findSignals(ending(seed, { events: 17, sources: 20 }), weeks - 4)).flat();
    expect(found.filter(({ kind, found: how }) => kind === "surge" && how === "over-weeks").length).toBeGreaterThan(10);
  });

  test("does not depend on what came later", () => {
    fc.assert(fc.property(seeds, seeds, (past, future) => {
      const series = ending(past, { events: 22, sources: 12 });
      const later = findSignals([...series, ...calm(future, 3)], weeks - 20);
      expect(later.filter(({ week }) => week < weeks)).toEqual(findSignals(series, weeks - 20));
    }), { numRuns: 15 });
  });

  test("of a surge does not go away when more events become known", () => {
    fc.assert(fc.property(seeds, fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }), (seed, events, more) => {
      const isSurge = (count: number) => findSignals([...calm(seed).slice(0, -1), { events: count, sources: 20 }], weeks - 1).some(({ kind }) => kind === "surge");
      expect(isSurge(events) && !isSurge(events + more)).toBe(false);
    }), { numRuns: 25 });
  });

  test("is not made of fewer than five events in four weeks", () => {
    const quiet = (last: number): Week[] => [...Array.from({ length: 100 }, () => ({ events: 0 })), { events: last }];
    expect(findSignals(quiet(4), 100)).toEqual([]);
    expect(findSignals(quiet(5), 100)).toMatchObject([{ kind: "surge", week: 100 }]);
  });

  test("needs half a year before it, and counts that are counts", () => {
    expect(findSignals([...calm(1, 29), { events: 90, sources: 20 }])).toEqual([]);
    expect(findSignals([...calm(1, 30), { events: 90, sources: 20 }])).toMatchObject([{ kind: "surge", week: 30 }]);
    for (const wrong of [-1, 0.5, Number.NaN, Infinity]) for (const week of [{ events: wrong }, { sources: wrong }]) expect(() => findSignals([week])).toThrow(RangeError);
  });
});

describe("what is usual", () => {
  test("is not lowered by weeks of which nothing is known", () => {
    fc.assert(fc.property(seeds, (seed) => {
      const counts = calm(seed).map(({ events }) => events);
      const holed = counts.map((count, week) => (week % 3 === 0 ? undefined : count));
      expect(Math.abs(usualAt(holed, weeks)!.mean - usualAt(counts, weeks)!.mean)).toBeLessThan(3.5);
    }), { numRuns: 20 });
  });

  test("is not lowered by weeks in which sources fell silent", () => {
    const silent = (week: number) => week >= 60 && week < 90;
    const series = calm(3, 160).map((week, index) => (silent(index) ? { events: 1, sources: 2 } : week));
    const surge = findSignals([...series.slice(0, 140), { events: 30, sources: 20 }], 40).find(({ kind, week }) => kind === "surge" && week === 140);
    expect(surge!.events!.expected).toBeGreaterThan(8);
  });

  test("is hardly raised by an earlier surge, which weighs less", () => {
    const counts = calm(5, 160).map(({ events }) => events);
    const [plain, raised] = [counts, counts.map((count, week) => (week >= 100 && week < 106 ? count + 40 : count))].map((some) => usualAt(some, 160)!.mean);
    expect(raised! - plain!).toBeLessThan(1.5);
  });

  test("follows a yearly wave", () => {
    const poisson = randomPoisson.source(seededRandom(8));
    const counts = Array.from({ length: 200 }, (_, week) => poisson(20 * (1 + 0.6 * Math.sin(2 * Math.PI * week / 52.18)))());
    for (const [week, rate] of [[169, 32], [196, 8]] as const) expect(Math.abs(usualAt(counts, week)!.mean - rate)).toBeLessThan(5);
  });

  test("goes on where nothing ever happened, and is not said of nothing", () => {
    expect(usualAt(Array.from({ length: 60 }, () => 0), 60)!.mean).toBeCloseTo(0.5 / 56, 10);
    expect(usualAt([], 5)).toBeUndefined();
  });
});
