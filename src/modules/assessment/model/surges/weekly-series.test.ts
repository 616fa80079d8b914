import { describe, expect, test } from "vitest";
import type { WeeklyCount } from "#information/model/weekly-count.ts";
import { currentSignals } from "./current-signals.ts";
import { mondayOf, sundayAfter, weekNumber } from "./week.ts";
import { weeklySeries, wholeWeeks } from "./weekly-series.ts";

const monday = "2026-10-05";
const weekBefore = (weeks: number) => mondayOf(weekNumber(monday) - weeks);
const counted = (week: string, part: Partial<WeeklyCount> = {}): WeeklyCount => ({ countryIso3: "XKS", countryName: "Kasuria", area: "Coast", violence: null, actor: null, week, events: 1, sources: 2, ...part });

describe("a week", () => {
  test.each([
    { day: "2026-10-04", begins: "2026-09-28" },
    { day: "2026-10-05", begins: "2026-10-05" },
    { day: "2026-10-11", begins: "2026-10-05" },
    { day: "2027-01-01", begins: "2026-12-28" },
    { day: "1969-12-31", begins: "1969-12-29" },
  ])("of $day begins on Monday, $begins", ({ day, begins }) => {
    expect(mondayOf(weekNumber(day))).toBe(begins);
    expect(new Date(begins).getUTCDay()).toBe(1);
    expect(weekNumber(sundayAfter(begins))).toBe(weekNumber(day));
  });
});

describe("the weeks of a data set are whole ones", () => {
  test.each([
    { what: "a last event on Sunday ends its week", last: "2026-10-11", today: "2026-11-30", ends: "2026-10-05" },
    { what: "a last event on Saturday leaves open what Sunday holds", last: "2026-10-10", today: "2026-11-30", ends: "2026-09-28" },
    { what: "on Sunday the week is not over, whatever the data say", last: "2026-10-11", today: "2026-10-11", ends: "2026-09-28" },
    { what: "on Monday it is", last: "2026-10-11", today: "2026-10-12", ends: "2026-10-05" },
  ])("$what", ({ last, today, ends }) => {
    expect(mondayOf(wholeWeeks({ first: "2026-01-07", last }, today)!.last)).toBe(ends);
  });

  test.each([
    { first: "2026-08-31", begins: "2026-08-31" },
    { first: "2026-09-01", begins: "2026-09-07" },
  ])("from $first they begin on $begins", ({ first, begins }) => {
    expect(mondayOf(wholeWeeks({ first, last: "2026-10-11" }, "2026-11-30")!.first)).toBe(begins);
  });

  test("a data set that is shorter than a week has none", () => {
    expect(wholeWeeks({ first: "2026-10-06", last: "2026-10-11" }, "2026-11-30")).toBeUndefined();
  });
});

describe("the series of a place", () => {
  const span = { first: weekNumber(weekBefore(2)), last: weekNumber(monday) };

  test("stand for the country with all its areas, and for each area by itself", () => {
    const series = weeklySeries([counted(monday), counted(monday, { area: "Ridge", events: 3 }), counted(monday, { area: null, events: 5 })], span);
    expect(series.map(({ place, weeks }) => [place.area, weeks.at(-1)?.events])).toEqual([[null, 9], ["Coast", 1], ["Ridge", 3]]);
  });

  test("an area in which all events of the country lie is told as the country, once", () => {
    expect(weeklySeries([counted(monday), counted(weekBefore(1))], span).map(({ place }) => place.area)).toEqual([null]);
  });

  test("stand for each kind of violence and each actor too, and add nothing to their country", () => {
    const [kind, actor] = [counted(monday, { area: null, violence: "one-sided", events: 3 }), counted(monday, { area: null, actor: "Black Cord", events: 2 })];
    const series = weeklySeries([counted(monday, { events: 4 }), counted(monday, { area: "Ridge" }), kind, actor], span);
    expect(series.map(({ place, weeks }) => [place.area, place.violence, place.actor, weeks.at(-1)?.events])).toEqual([[null, null, null, 5], ["Coast", null, null, 4], ["Ridge", null, null, 1], [null, "one-sided", null, 3], [null, null, "Black Cord", 2]]);
  });

  test("that have the same events are told once, as the widest: all by one actor, and all of one kind, is the country", () => {
    const same = [counted(monday, { area: null, violence: "one-sided" }), counted(monday, { area: null, actor: "Black Cord" })];
    expect(weeklySeries([counted(monday), ...same], span).map(({ place }) => [place.area, place.actor])).toEqual([[null, null]]);
    expect(weeklySeries([counted(monday), counted(monday, { area: "Ridge" })], span).map(({ place }) => place.area), "two areas with the same numbers are two").toEqual([null, "Coast", "Ridge"]);
  });

  test("a week without a row had no event, and nobody knows how many sources reported in it", () => {
    expect(weeklySeries([counted(monday)], span)[0]!.weeks).toEqual([{ events: 0 }, { events: 0 }, { events: 1, sources: 2 }]);
  });

  test("one event without a number of sources leaves that of its week unknown, in whichever area it lies", () => {
    const one = [counted(monday, { sources: null }), counted(monday, { area: "Ridge", sources: 4 })];
    for (const counts of [one, one.toReversed()]) expect(weeklySeries(counts, span)[0]!.weeks.at(-1)).toEqual({ events: 2, sources: undefined });
  });

  test("weeks outside the whole ones are left out", () => {
    expect(weeklySeries([counted(monday), counted(mondayOf(span.last + 1)), counted(weekBefore(3))], span)[0]!.weeks.map(({ events }) => events)).toEqual([0, 0, 1]);
  });
});

describe("signals of the last four whole weeks", () => {
  const span = { first: weekNumber(weekBefore(149)), last: weekNumber(monday) };
  const place = { countryIso3: "XKS", countryName: "Kasuria", area: null, violence: null, actor: null };
  const calm = (events: number, sources?: number) => Array.from({ length: 150 }, (_, week) => ({ events: events + (week % 3) - 1, ...(sources === undefined ? {} : { sources: sources + (week % 3) - 1 }) }));
  const ending = (weeks: ReturnType<typeof calm>, at: number, last: object) => weeks.map((week, index) => (index === weeks.length - at ? { ...week, ...last } : week));

  test("a rise is told with what was counted and what is usual, and with the half year before it", () => {
    const [signal, ...others] = currentSignals({ place, weeks: ending(calm(4), 2, { events: 19 }) }, span);
    expect(others).toEqual([]);
    expect(signal).toMatchObject({ kind: "surge", week: weekBefore(1), place, reason: { found: "in-one-week", events: { observed: 19 } } });
    expect(signal!.reason.events!.high).toBeLessThan(15);
    expect(signal!.reason.sources).toBeUndefined();
    expect(signal!.reason.recent).toHaveLength(26);
    expect(signal!.reason.recent.at(-1)).toBe(19);
  });

  test.each([
    { at: 4, signals: 1 },
    { at: 5, signals: 0 },
  ])("a rise $at weeks before the end of the data gives $signals", ({ at, signals }) => {
    expect(currentSignals({ place, weeks: ending(calm(4), at, { events: 19 }) }, span)).toHaveLength(signals);
  });

  test("where sources fell silent, few events are no fall of events", () => {
    expect(currentSignals({ place, weeks: ending(calm(9, 20), 1, { events: 1, sources: 2 }) }, span).map(({ kind }) => kind)).toEqual(["sources-fell"]);
  });

  test("where nobody knows of the sources, a fall says so", () => {
    expect(currentSignals({ place, weeks: ending(calm(14), 1, { events: 0 }) }, span).map(({ kind }) => kind)).toEqual(["events-fell-sources-unknown"]);
  });

  test("a calm series, and one too short to say what is usual, give none", () => {
    expect(currentSignals({ place, weeks: calm(4) }, span)).toEqual([]);
    expect(currentSignals({ place, weeks: calm(4).slice(-20).map((week, index) => (index === 19 ? { events: 30 } : week)) }, span)).toEqual([]);
  });
});
