import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { accuracyOf, pairsIn } from "./accuracy.ts";
import { clustersOf } from "./clusters.ts";
import type { Decision } from "./decisions.ts";
import type { Link } from "./link.ts";
import { totalsOf } from "./totals.ts";
import { probabilityOf } from "./weigh.ts";

const ids = ["a", "b", "c", "d", "e", "f", "g"];
const rule = { least: 0, weakest: -5 };
const link = (one: string, other: string, bits: number): Link => ({ one, other, bits, probability: probabilityOf(bits) });
const decide = (one: string, other: string, verdict: Decision["verdict"]): Decision => ({ id: `${one}${other} ${verdict}`, one, other, verdict });
const groups = (links: readonly Link[], decisions: readonly Decision[] = []) => clustersOf(ids, links, { ...rule, decisions }).clusters.map((cluster) => cluster.ids.join(""));

const pair = fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)).filter(([one, other]) => one < other);
const links = fc.uniqueArray(fc.tuple(pair, fc.integer({ min: -20, max: 20 })), { maxLength: 21, selector: ([[one, other]]) => one + other }).map((all) => all.map(([[one, other], bits]) => link(one, other, bits)));
const decisions = fc.uniqueArray(fc.tuple(pair, fc.constantFrom("same", "different", "cannot say")), { maxLength: 8, selector: ([[one, other], verdict]) => one + other + verdict }).map((all) => all.map(([[one, other], verdict]) => decide(one, other, verdict)));

describe("clusters", () => {
  test("join what hangs together, and name their weakest link", () => {
    const { clusters } = clustersOf(ids, [link("a", "b", 9), link("b", "c", 4), link("d", "e", -1)], rule);
    expect(clusters.map((cluster) => cluster.ids.join(""))).toEqual(["abc", "d", "e", "f", "g"]);
    expect(clusters.map(({ weakest }) => weakest)).toEqual([4, undefined, undefined, undefined, undefined]);
  });

  test("a chain of likely pairs does not bind what is surely different", () => {
    expect(groups([link("a", "b", 9), link("b", "c", 4), link("a", "c", -6)])).toEqual(["ab", "c", "d", "e", "f", "g"]);
  });

  test("hold every record once, whatever the order of links and decisions", () => {
    fc.assert(fc.property(links, decisions, (some, decided) => {
      const { clusters } = clustersOf(ids, some, { ...rule, decisions: decided });
      expect(clusters.flatMap((cluster) => cluster.ids).toSorted()).toEqual(ids);
      expect(clustersOf(ids.toReversed(), some.toReversed(), { ...rule, decisions: decided.toReversed() }).clusters).toEqual(clusters);
      for (const { ids: together, weakest } of clustersOf(ids, some, rule).clusters) if (together.length > 1) expect(weakest!).toBeGreaterThanOrEqual(rule.weakest);
    }));
  });

  test("records of one list are kept apart where the list has no doubles", () => {
    const { clusters } = clustersOf(ids, [link("a", "c", 9), link("b", "c", 4)], { ...rule, mayJoin: (one, other) => !("ab".includes(one) && "ab".includes(other)) });
    expect(clusters.map((cluster) => cluster.ids.join(""))).toEqual(["ac", "b", "d", "e", "f", "g"]);
  });

  test("links and decisions about records that are not there are refused", () => {
    expect(() => groups([link("a", "nobody", 3)])).toThrow(RangeError);
    expect(() => groups([], [decide("a", "nobody", "same")])).toThrow(RangeError);
    expect(() => groups([], [decide("a", "a", "same")])).toThrow(RangeError);
  });
});

describe("what people decided", () => {
  test("overrides what was computed, and taken back everything is as before", () => {
    const computed = [link("a", "b", 9), link("c", "d", -9)];
    expect(groups(computed)).toEqual(["ab", "c", "d", "e", "f", "g"]);
    expect(groups(computed, [decide("a", "b", "different"), decide("c", "d", "same")])).toEqual(["a", "b", "cd", "e", "f", "g"]);
    expect(groups(computed, [])).toEqual(groups(computed));
  });

  test("cannot say: the two are not joined on their own link, but may come together through a third", () => {
    expect(groups([link("a", "b", 9)], [decide("a", "b", "cannot say")])[0]).toBe("a");
    expect(groups([link("a", "b", 9), link("a", "c", 8), link("b", "c", 8)], [decide("a", "b", "cannot say")])[0]).toBe("abc");
  });

  test("is respected by every cluster, wherever it does not contradict itself", () => {
    fc.assert(fc.property(links, decisions, (some, decided) => {
      const { clusters, contradictions } = clustersOf(ids, some, { ...rule, decisions: decided });
      const clusterOf = (id: string) => clusters.find((cluster) => cluster.ids.includes(id));
      for (const { one, other, verdict } of decided) {
        if (verdict === "different") expect(clusterOf(one)).not.toBe(clusterOf(other));
        if (verdict === "same" && contradictions.length === 0) expect(clusterOf(one)).toBe(clusterOf(other));
      }
    }));
  });

  test("contradicts itself: it is reported with the whole chain, and nobody is taken to be right", () => {
    const contested = [decide("a", "b", "same"), decide("b", "c", "same"), decide("a", "c", "different"), decide("d", "e", "same")];
    const { clusters, contradictions } = clustersOf(ids, [link("a", "b", 9)], { ...rule, decisions: contested });
    expect(contradictions).toEqual([{ different: contested[2], same: [contested[0], contested[1]] }]);
    expect(clusters.map((cluster) => cluster.ids.join(""))).toEqual(["a", "b", "c", "de", "f", "g"]);
    expect(clustersOf(ids, [], { ...rule, decisions: [decide("a", "b", "same"), decide("a", "b", "different")] }).contradictions).toHaveLength(1);
  });
});

describe("counts", () => {
  const count = fc.tuple(fc.nat({ max: 50 }), fc.nat({ max: 50 }), fc.nat({ max: 50 })).map((three) => three.toSorted((a, b) => a - b)).map(([low, best, high]) => ({ low: low!, best: best!, high: high! }));
  const counts = fc.array(fc.option(count, { nil: undefined }), { minLength: ids.length, maxLength: ids.length });

  test("of one event told three times are one number with its range, and what contradicts stays a range", () => {
    const told: Record<string, { low: number; best: number; high: number }> = { a: { low: 3, best: 4, high: 6 }, b: { low: 4, best: 4, high: 5 }, c: { low: 9, best: 12, high: 12 }, d: { low: 2, best: 2, high: 2 } };
    const { clusters, whole, untold } = totalsOf([{ ids: ["a", "b"] }, { ids: ["c", "d"] }, { ids: ["e"] }], (id) => told[id]);
    expect(clusters).toEqual([{ low: 3, bests: [4, 4], high: 6, isContested: false }, { low: 2, bests: [2, 12], high: 12, isContested: true }, undefined]);
    expect(whole).toEqual({ low: 5, bests: [6, 16], high: 18, isContested: true });
    expect(untold).toBe(1);
  });

  test("never add one event twice: told again by another record, the whole is the same", () => {
    fc.assert(fc.property(links, counts, (some, numbers) => {
      const { clusters } = clustersOf(ids, some, rule);
      const countOf = (id: string) => numbers[ids.indexOf(id.slice(0, 1))];
      const retold = clusters.map((cluster) => ({ ids: [...cluster.ids, ...cluster.ids.map((id) => `${id} again`)] }));
      expect(totalsOf(retold, countOf)).toEqual(totalsOf(clusters, countOf));
      const { whole } = totalsOf(clusters, countOf);
      expect(whole.bests[1]).toBeLessThanOrEqual(numbers.reduce((sum, one) => sum + (one?.best ?? 0), 0));
      expect([whole.low, ...whole.bests, whole.high]).toEqual([whole.low, ...whole.bests, whole.high].toSorted((a, b) => a - b));
    }));
  });

  test("a record in two clusters and a range that is none are refused", () => {
    expect(() => totalsOf([{ ids: ["a"] }, { ids: ["a"] }], () => undefined)).toThrow(RangeError);
    for (const wrong of [{ low: 3, best: 2, high: 4 }, { low: -1, best: 0, high: 0 }, { low: 0, best: 0, high: Infinity }]) expect(() => totalsOf([{ ids: ["a"] }], () => wrong)).toThrow(RangeError);
  });
});

test("accuracy is told by precision, recall and F1, over pairs", () => {
  expect(pairsIn([1, 2, 3])).toBe(4);
  expect(accuracyOf({ proposed: 4, right: 3, all: 6 })).toEqual({ precision: 0.75, recall: 0.5, f1: 0.6 });
  expect(accuracyOf({ proposed: 0, right: 0, all: 6 }).f1).toBe(0);
  expect(() => accuracyOf({ proposed: 1, right: 2, all: 6 })).toThrow(RangeError);
});
