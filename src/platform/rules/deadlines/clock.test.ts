import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isOver, readClock, whyNotClockEvent, type ClockEvent, type DeadlineClock } from "./clock.ts";

const calendar = { zone: "Europe/Zurich", weekend: [6, 7], holidays: [], years: [2026, 2027] };
const clock = (...events: ClockEvent[]): DeadlineClock => ({ startedAt: "2026-11-30T09:00:00Z", term: { unit: "days", count: 60 }, calendar, events });
const by = { by: "Ilse Moravec", reason: "The family asked for two weeks." };
const hold = (at: string, named: Partial<typeof by> = {}): ClockEvent => ({ kind: "hold", at, ...by, ...named });
const release = (at: string, named: Partial<typeof by> = {}): ClockEvent => ({ kind: "release", at, ...by, ...named });
const extension = (at: string, until: string): ClockEvent => ({ kind: "extension", at, until, ...by });
const due = "2027-01-29T23:00:00.000Z";

describe("a clock", () => {
  test("to which nobody did anything is due at the end of its term", () => expect(readClock(clock())).toEqual({ dueAt: due, heldSince: null, areHolidaysKnown: true }));

  test.each([
    ["2027-01-29T22:59:59Z", false],
    ["2027-01-29T23:00:00Z", true],
  ])("is over at %s: %s", (now, over) => expect(isOver(readClock(clock()), now)).toBe(over));

  test("that is held is due at no known moment, and is not over", () => {
    const reading = readClock(clock(hold("2027-01-10T09:00:00Z")));
    expect(reading).toMatchObject({ dueAt: null, heldSince: "2027-01-10T09:00:00Z" });
    expect(isOver(reading, "2030-01-01T00:00:00Z")).toBe(false);
  });

  test("that is let go has the time it was held added, in whole days", () => {
    expect(readClock(clock(hold("2027-01-10T09:00:00Z"), release("2027-01-24T09:00:00Z"))).dueAt).toBe("2027-02-12T23:00:00.000Z");
    expect(readClock(clock(hold("2027-01-10T09:00:00Z"), release("2027-01-10T10:00:00Z"))).dueAt).toBe("2027-01-30T23:00:00.000Z");
  });

  test("may be held twice", () => {
    expect(readClock(clock(hold("2026-12-01T09:00:00Z"), release("2026-12-02T09:00:00Z"), hold("2026-12-05T09:00:00Z"), release("2026-12-07T09:00:00Z"))).dueAt).toBe("2027-02-01T23:00:00.000Z");
  });

  test("of hours has the hours added as they were", () => {
    const hours: DeadlineClock = { ...clock(hold("2026-11-30T10:00:00Z"), release("2026-11-30T11:30:00Z")), term: { unit: "hours", count: 48 } };
    expect(readClock(hours).dueAt).toBe("2026-12-02T10:30:00.000Z");
  });

  test("may be given longer", () => expect(readClock(clock(extension("2027-01-20T09:00:00Z", "2027-02-28T23:00:00.000Z"))).dueAt).toBe("2027-02-28T23:00:00.000Z"));
});

describe("what cannot be done to a clock", () => {
  test.each<[string, ClockEvent[], ClockEvent]>([
    ["platform.clock-event-not-named", [], hold("2027-01-10T09:00:00Z", { by: " " })],
    ["platform.clock-event-not-named", [], hold("2027-01-10T09:00:00Z", { reason: "" })],
    ["platform.clock-event-out-of-order", [], hold("2026-11-29T09:00:00Z")],
    ["platform.clock-held-already", [hold("2027-01-10T09:00:00Z")], hold("2027-01-11T09:00:00Z")],
    ["platform.clock-held-already", [hold("2027-01-10T09:00:00Z")], extension("2027-01-11T09:00:00Z", "2027-03-01T00:00:00Z")],
    ["platform.clock-not-held", [], release("2027-01-10T09:00:00Z")],
    ["platform.clock-over", [], hold("2027-01-30T09:00:00Z")],
    ["platform.clock-over", [], extension("2027-01-30T09:00:00Z", "2027-03-01T00:00:00Z")],
    ["platform.clock-not-later", [], extension("2027-01-10T09:00:00Z", due)],
  ])("%s", (code, before, event) => {
    expect(whyNotClockEvent(clock(...before), event)).toBe(code);
    expect(readClock(clock(...before, event)), "and reading it leaves it out").toEqual(readClock(clock(...before)));
  });
});

describe("holds and releases in any order", () => {
  const moments = fc.integer({ min: -100, max: 3_000 }).map((hours) => new Date(Date.parse("2026-11-30T09:00:00Z") + hours * 3_600_000).toISOString());
  const word = fc.constantFrom("", " ", "Ilse Moravec");
  const event: fc.Arbitrary<ClockEvent> = fc.oneof(
    fc.record({ kind: fc.constantFrom("hold" as const, "release" as const), at: moments, by: word, reason: word }),
    fc.record({ kind: fc.constant("extension" as const), at: moments, until: moments, by: word, reason: word }),
  );
  const isNamed = ({ by: who, reason }: ClockEvent) => who.trim() !== "" && reason.trim() !== "";

  test("move a clock only by what somebody named and gave a reason for", () => {
    fc.assert(fc.property(fc.array(event, { maxLength: 12 }), (events) => {
      expect(readClock(clock(...events))).toEqual(readClock(clock(...events.filter(isNamed))));
      if (!events.some(isNamed)) expect(readClock(clock(...events)).dueAt).toBe(due);
    }));
  });

  test("never make it due earlier", () => {
    fc.assert(fc.property(fc.array(event, { maxLength: 12 }), (events) => {
      const { dueAt } = readClock(clock(...events));
      expect(dueAt === null || Date.parse(dueAt) >= Date.parse(due)).toBe(true);
    }));
  });
});
