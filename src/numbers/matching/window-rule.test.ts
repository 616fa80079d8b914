import { expect, test } from "vitest";
import { uniteByWindow, type ListedEvent } from "./window-rule.ts";

const event = (id: string, first: number, latitude: number, kind: readonly string[], last = first): ListedEvent => ({ id, time: { first, last }, place: { latitude, longitude: 20, radiusKm: 0 }, kinds: [kind] });
const window = { days: 1, km: 3 };
const raid = ["raid", "attack"];

test("events of two lists are one when they lie in the window and have a category in common", () => {
  expect(uniteByWindow([[event("a", 5, 10, raid)], [event("b", 6, 10.02, ["shelling", "attack"])]], window)).toEqual([["a", "b"]]);
});

test.each([
  ["two days later", event("b", 7, 10, raid)],
  ["four kilometres away", event("b", 5, 10.036, raid)],
  ["of another kind", event("b", 5, 10, ["march", "protest"])],
  ["that lasted", event("b", 5, 10, raid, 6)],
])("an event %s is another one", (_, other) => {
  expect(uniteByWindow([[event("a", 5, 10, raid)], [other]], window)).toEqual([["a"], ["b"]]);
});

test("the partner with the narrower category in common is taken, and the earliest list speaks for an event", () => {
  const lists = [[event("a", 5, 10, raid)], [event("b1", 5, 10, ["shelling", "attack"]), event("b2", 6, 10, raid)], [event("c", 6, 10, raid)]];
  expect(uniteByWindow(lists, window)).toEqual([["a", "b2", "c"], ["b1"]]);
});
