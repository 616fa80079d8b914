import { describe, expect, test } from "vitest";
import { spanOf } from "./every-month.ts";
import { monthCounts, totalOf, type EventMonth } from "./event-months.ts";

const inMonth = (month: string, events: number, kind: EventMonth["kind"] = "one-sided"): EventMonth => ({ month, kind, events, uncounted: 1, low: events, best: 2 * events, high: 3 * events });

describe("events by month", () => {
  test("kinds of one month are one bar, and months between without an event have none", () => {
    expect(monthCounts([inMonth("2031-11", 2), inMonth("2031-11", 3, "non-state"), inMonth("2032-02", 1)])).toEqual([
      { month: "2031-11", count: 5 },
      { month: "2031-12", count: 0 },
      { month: "2032-01", count: 0 },
      { month: "2032-02", count: 1 },
    ]);
  });

  test("a kind that the source does not say counts like the others", () => {
    expect(totalOf([inMonth("2031-11", 2, null), inMonth("2031-12", 3)])).toEqual({ events: 5, uncounted: 2, low: 5, best: 10, high: 15 });
  });

  test("without events there is no month and no span", () => {
    expect([monthCounts([]), spanOf([])]).toEqual([[], undefined]);
  });
});
