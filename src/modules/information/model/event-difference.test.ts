import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { differencesBetween, type ComparedAccount } from "./event-difference.ts";
import type { EventDifference } from "./event-pair.ts";

const account: ComparedAccount = {
  dateFrom: "2031-03-04", dateTo: null, countryIso3: "XKS", latitude: -32.42, longitude: -14.61, wherePrecision: "exact", kind: "one-sided", sideA: "Black Cord", sideB: "Civilians",
  deaths: { low: 2, best: 3, high: 5 },
};
const found = (field: EventDifference["field"], change: Partial<ComparedAccount>, of: Partial<ComparedAccount> = {}) => {
  const difference = differencesBetween({ ...account, ...of }, { ...account, ...change }).find((one) => one.field === field)!;
  return [difference.how, difference.amount];
};

test("an account does not differ from itself in anything", () => {
  expect(differencesBetween(account, account).map(({ how }) => how)).toEqual(["alike", "alike", "alike", "alike", "alike"]);
});

describe("the day", () => {
  test.each([
    { what: "of the next day", change: { dateFrom: "2031-03-05" }, says: ["different", 1] },
    { what: "a week before", change: { dateFrom: "2031-02-25" }, says: ["different", 7] },
    { what: "that says only the month", change: { dateFrom: "2031-03-01", dateTo: "2031-03-31" }, says: ["close", null] },
  ])("an account $what: $says", ({ change, says }) => expect(found("day", change)).toEqual(says));
});

describe("the place", () => {
  test.each([
    { what: "a kilometre away is as near as both say they know it", change: { latitude: -32.429 }, says: ["close", 1] },
    { what: "eleven kilometres away is another place", change: { latitude: -32.52 }, says: ["different", 11.1] },
    { what: "eleven kilometres away may be the same where one knows only the district", change: { latitude: -32.52, wherePrecision: "second-level-area" }, says: ["close", 11.1] },
    { what: "that is the middle of a country says nothing", change: { wherePrecision: "country" }, says: ["unknown", null] },
    { what: "without a point says nothing", change: { latitude: null, longitude: null }, says: ["unknown", null] },
    { what: "without a point in another country is elsewhere", change: { latitude: null, longitude: null, countryIso3: "MLI" }, says: ["different", null] },
  ] as const)("a point $what", ({ change, says }) => expect(found("place", change)).toEqual(says));
});

describe("the actors", () => {
  test.each([
    { what: "in the other order and in capitals are the same", change: { sideA: "CIVILIANS", sideB: "Black  Cord" }, says: "alike" },
    { what: "of which one is the same", change: { sideA: "Serrat River Front" }, says: "close" },
    { what: "of whom none is the same", change: { sideA: "Serrat River Front", sideB: null }, says: "different" },
    { what: "that nobody names", change: { sideA: null, sideB: null }, says: "unknown" },
  ])("$what: $says", ({ change, says }) => expect(found("actors", change)).toEqual([says, null]));
});

test("the kind differs, or is not said", () => {
  expect(found("kind", { kind: "non-state" })).toEqual(["different", null]);
  expect(found("kind", { kind: null })).toEqual(["unknown", null]);
});

describe("deaths", () => {
  test.each([
    { what: "in a range that meets the other", deaths: { low: 5, best: 6, high: 9 }, says: ["close", 3] },
    { what: "in a range just above the other", deaths: { low: 6, best: 6, high: 9 }, says: ["different", 3] },
    { what: "with one number that is in the other's range", deaths: { low: null, best: 4, high: null }, says: ["close", 1] },
    { what: "that nobody counted", deaths: { low: null, best: null, high: null }, says: ["unknown", null] },
  ])("$what: $says", ({ deaths, says }) => expect(found("deaths", { deaths })).toEqual(says));
});

test("it does not matter which account comes first", () => {
  const count = fc.option(fc.integer({ min: 0, max: 20 }));
  const any = fc.record({
    dateFrom: fc.constantFrom("2031-03-01", "2031-03-04"), dateTo: fc.constantFrom(null, "2031-03-06"), countryIso3: fc.constantFrom(null, "XKS", "MLI"), latitude: fc.constantFrom(-32.4, -32.5), longitude: fc.constantFrom(-14.6, -14.7),
    wherePrecision: fc.constantFrom(null, "exact", "near", "country"), kind: fc.constantFrom(null, "one-sided", "non-state"), sideA: fc.constantFrom(null, "Black Cord"), sideB: fc.constantFrom(null, "Civilians"),
    deaths: fc.record({ low: count, best: count, high: count }),
  } as const);
  fc.assert(fc.property(any, any, (one, other) => {
    expect(differencesBetween(one, other)).toEqual(differencesBetween(other, one));
  }));
});
