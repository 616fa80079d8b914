import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { endOfDay, endOfTerm } from "./term.ts";
import type { WorkCalendar } from "./work-calendar.ts";
import { addDays, dayIn, startOfDay } from "./zoned-day.ts";

const geneva: WorkCalendar = { zone: "Europe/Zurich", weekend: [6, 7], holidays: ["2026-12-25", "2026-12-31", "2027-01-01"], years: [2026, 2027] };
const inZone = (zone: string): WorkCalendar => ({ ...geneva, zone });

describe("sixty days", () => {
  test.each([
    ["Europe/Zurich", "2026-11-30T09:00:00Z", "2027-01-29T23:00:00.000Z", "over the end of a year"],
    ["Europe/Zurich", "2026-11-30T23:30:00Z", "2027-01-30T23:00:00.000Z", "begun after midnight in Geneva, which is another day 0"],
    ["Europe/Zurich", "2026-02-10T09:00:00Z", "2026-04-11T22:00:00.000Z", "over the day on which clocks go forward"],
    ["Europe/Zurich", "2026-09-10T09:00:00Z", "2026-11-09T23:00:00.000Z", "over the day on which they go back"],
    ["America/New_York", "2026-11-30T03:00:00Z", "2027-01-29T05:00:00.000Z", "in New York it was still the day before"],
    ["Pacific/Kiritimati", "2026-11-30T11:00:00Z", "2027-01-30T10:00:00.000Z", "fourteen hours before Greenwich"],
    ["Asia/Kathmandu", "2026-11-30T09:00:00Z", "2027-01-29T18:15:00.000Z", "a quarter of an hour beside the others"],
    ["Africa/Cairo", "2026-02-23T09:00:00Z", "2026-04-24T21:00:00.000Z", "ending the night before clocks go forward at midnight"],
    ["Europe/Zurich", "2028-01-01T09:00:00Z", "2028-03-01T23:00:00.000Z", "over the 29th of February"],
  ])("in %s from %s are over at %s: %s", (zone, start, end) => expect(endOfTerm(start, { unit: "days", count: 60 }, inZone(zone)).at).toBe(end));

  test("of nothing are over with day 0", () => expect(endOfTerm("2026-11-30T09:00:00Z", { unit: "days", count: 0 }, geneva).at).toBe("2026-11-30T23:00:00.000Z"));
});

describe("forty-eight hours", () => {
  test.each([
    ["2026-03-28T10:00:00Z", "2026-03-30T10:00:00.000Z"],
    ["2026-10-24T10:00:00Z", "2026-10-26T10:00:00.000Z"],
    ["2026-12-31T23:59:59Z", "2027-01-02T23:59:59.000Z"],
  ])("from %s are over at %s, whatever clocks on walls do", (start, end) => expect(endOfTerm(start, { unit: "hours", count: 48 }, geneva).at).toBe(end));
});

describe("working days", () => {
  test.each([
    ["2026-11-27T09:00:00Z", 5, "2026-12-04T23:00:00.000Z", "a weekend is not counted"],
    ["2026-11-28T09:00:00Z", 1, "2026-11-30T23:00:00.000Z", "a Saturday is day 0 as any other"],
    ["2026-12-23T09:00:00Z", 5, "2027-01-04T23:00:00.000Z", "nor are three holidays over the end of a year"],
    ["2026-12-23T23:30:00Z", 1, "2026-12-28T23:00:00.000Z", "in Geneva it is the 24th already"],
  ])("from %s, %i are over at %s: %s", (start, count, end) => expect(endOfTerm(start, { unit: "working-days", count }, geneva).at).toBe(end));

  test("in a week that rests on Friday and Saturday", () => {
    expect(endOfTerm("2026-11-26T09:00:00Z", { unit: "working-days", count: 1 }, { ...inZone("Africa/Cairo"), weekend: [5, 6] }).at).toBe("2026-11-29T22:00:00.000Z");
  });

  test("of a year whose holidays nobody entered say so", () => {
    expect(endOfTerm("2027-12-28T09:00:00Z", { unit: "working-days", count: 2 }, geneva).areHolidaysKnown).toBe(true);
    expect(endOfTerm("2027-12-28T09:00:00Z", { unit: "working-days", count: 5 }, geneva).areHolidaysKnown).toBe(false);
    expect(endOfTerm("2031-12-28T09:00:00Z", { unit: "days", count: 5 }, geneva).areHolidaysKnown, "days of the calendar need no list").toBe(true);
  });
});

describe("twenty-four hours of working days", () => {
  test.each([
    ["2026-11-30T10:00:00Z", "2026-12-01T10:00:00.000Z", "inside a week they are a day"],
    ["2026-11-27T10:00:00Z", "2026-11-30T10:00:00.000Z", "on a Friday they go on on Monday"],
    ["2026-11-28T10:00:00Z", "2026-11-30T23:00:00.000Z", "on a Saturday they begin on Monday"],
    ["2026-12-24T10:00:00Z", "2026-12-28T10:00:00.000Z", "and a holiday stands still"],
  ])("from %s are over at %s: %s", (start, end) => expect(endOfTerm(start, { unit: "working-hours", count: 24 }, geneva).at).toBe(end));
});

describe("the beginning of a day", () => {
  test.each([
    ["Africa/Cairo", "2026-04-24", "2026-04-23T22:00:00.000Z", "at one o'clock, because there was no midnight"],
    ["America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00.000Z", "the same"],
    ["Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00.000Z", "with the next day, because it was left out"],
  ])("in %s of %s is %s: %s", (zone, day, moment) => expect(new Date(startOfDay(day, zone)).toISOString()).toBe(moment));

  test("is in that day, and the moment before it is not", () => {
    const zones = fc.constantFrom("Europe/Zurich", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "Africa/Cairo", "America/St_Johns", "Pacific/Chatham");
    fc.assert(fc.property(zones, fc.integer({ min: 0, max: 20_000 }), (zone, days) => {
      const day = addDays("1990-01-01", days);
      const start = startOfDay(day, zone);
      expect([dayIn(start, zone), dayIn(start - 1, zone)]).toEqual([day, addDays(day, -1)]);
    }), { numRuns: 150 });
  });

  test("and the end of a day is the beginning of the next; a midnight ends the day before", () => {
    expect(endOfDay("2026-11-30T09:00:00Z", "Europe/Zurich")).toBe("2026-11-30T23:00:00.000Z");
    expect(endOfDay("2026-11-30T23:00:00Z", "Europe/Zurich")).toBe("2026-11-30T23:00:00.000Z");
  });
});

test("a longer term is never over earlier, in whatever unit", () => {
  const units = fc.constantFrom("hours", "working-hours", "days", "working-days" as const);
  fc.assert(fc.property(units, fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 400 }), (unit, count, days) => {
    const start = new Date(Date.parse("2026-01-01T11:20:00Z") + days * 86_400_000).toISOString();
    const [shorter, longer] = [count, count + 1].map((one) => endOfTerm(start, { unit: unit as "days", count: one }, geneva).at);
    expect(shorter! <= longer! && shorter! >= start).toBe(true);
  }), { numRuns: 100 });
});

test.each([["not a day", 1], ["2026-11-30T09:00:00Z", -1], ["2026-11-30T09:00:00Z", 0.5]])("from %s, %d is no term", (start, count) => {
  expect(() => endOfTerm(start, { unit: "days", count }, geneva)).toThrow(RangeError);
});
