import fc from "fast-check";
import { expect, test } from "vitest";
import { isOn, mostLists, onAll, overlapOf } from "./overlap.ts";
import { patterns } from "../../testing/overlaps.ts";

test("people are counted under the exact set of their lists, which may come several times and with its lists in any order", () => {
  const overlap = overlapOf([{ lists: ["morgue", "church"], count: 3 }, { lists: ["church", "morgue"], count: 2 }, { lists: ["press"], count: 4 }, { lists: ["radio"], count: 0 }]);
  expect(overlap).toEqual({ lists: ["church", "morgue", "press"], counts: [0, 0, 0, 5, 4, 0, 0, 0], recorded: 9 });
  expect([isOn(3, 0), isOn(3, 1), isOn(3, 2)]).toEqual([true, true, false]);
  expect([onAll(overlap, [0]), onAll(overlap, [0, 1]), onAll(overlap, [0, 2])]).toEqual([5, 5, 0]);
});

test("the order of patterns, and of lists in them, does not matter", () => {
  fc.assert(fc.property(patterns, (some) => {
    expect(overlapOf(some.toReversed().map(({ lists, count }) => ({ lists: lists.toReversed(), count })))).toEqual(overlapOf(some));
  }));
});

test("people on no list, broken counts and more lists than can be compared are refused", () => {
  expect(() => overlapOf([{ lists: [], count: 3 }])).toThrow("no list");
  for (const count of [-1, 0.5, Number.NaN, Infinity]) expect(() => overlapOf([{ lists: ["press"], count }])).toThrow(RangeError);
  const names = Array.from({ length: mostLists + 1 }, (_, index) => `list ${index}`);
  expect(() => overlapOf([{ lists: names, count: 1 }])).toThrow("at most");
  expect(overlapOf([{ lists: names.slice(1), count: 1 }]).lists).toHaveLength(mostLists);
});
