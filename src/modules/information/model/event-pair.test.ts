import { describe, expect, test } from "vitest";
import { mayDecidePair } from "./event-pair.ts";
import { matchTellings } from "./match-tellings.ts";
import type { Telling } from "./event-record.ts";

describe("about a pair decides", () => {
  const openData = ["published"];
  test.each([
    { who: "an analyst of the office of the events", memberships: [{ compartmentId: "office", role: "analyst" }], compartment: "office", may: true },
    { who: "an analyst of another office", memberships: [{ compartmentId: "elsewhere", role: "analyst" }], compartment: "office", may: false },
    { who: "a monitor of any office, of published data", memberships: [{ compartmentId: "elsewhere", role: "monitor" }], compartment: "published", may: true },
    { who: "a principal", memberships: [{ compartmentId: "office", role: "principal" }], compartment: "office", may: false },
  ])("$who: $may", ({ memberships, compartment, may }) => expect(mayDecidePair({ memberships, openData }, compartment)).toBe(may));
});

const telling = (dataset: string, index: number, change: Partial<Telling> = {}): Telling => ({
  id: `${dataset}-${index}`, dataset, dateFrom: `2031-${String((index % 12) + 1).padStart(2, "0")}-${String((index % 27) + 1).padStart(2, "0")}`, dateTo: null, latitude: -32 - (index % 7), longitude: -14 - (index % 5), wherePrecision: "exact",
  kind: index % 2 === 0 ? "one-sided" : "non-state", sideA: `Group ${index % 9}`, sideB: "Civilians", deaths: { low: index % 4, best: index % 4, high: index % 6 }, sourceHeadline: null, sourceArticle: null, ...change,
});
const first = Array.from({ length: 150 }, (_, index) => telling("one", index));
const second = first.filter((_, index) => index % 3 === 0).map((event, index) => telling("two", index * 3, { deaths: event.deaths, latitude: (event.latitude ?? 0) + 0.01 }));

describe("matching what two data sets tell", () => {
  test("finds the events that both tell of, with a reason for each field that they tell", () => {
    const { pairs, compared } = matchTellings([...first, ...second]);
    expect(compared).toBeGreaterThanOrEqual(pairs.length);
    expect(pairs.filter(({ one, other }) => one.split("-")[1] === other.split("-")[1]).length).toBeGreaterThan(40);
    expect(pairs.every(({ one, other }) => one < other && one.startsWith("one") && other.startsWith("two"))).toBe(true);
    expect(pairs[0]?.reasons.map(({ field }) => field)).toEqual(["time", "place", "actors", "kind", "count"]);
  });

  test("compares nothing where there is one data set, and nothing again that was compared before", () => {
    expect(matchTellings(first)).toEqual({ compared: 0, pairs: [] });
    expect(matchTellings([...first, ...second], new Set([...first, ...second].map(({ id }) => id)))).toEqual({ compared: 0, pairs: [] });
  });
});
