import { expect, test } from "vitest";
import { countOverdue, mostPressingFirst } from "./pressing.ts";
import type { DueRecord, WatchClock, WatchedAlert } from "./watch-answer.ts";

const idle: WatchClock = { state: "not-started", dueAt: null, at: null };
const missed: WatchClock = { state: "missed", dueAt: "2026-03-01T10:00:00Z", at: null };
const running = (dueAt: string): WatchClock => ({ state: "running", dueAt, at: null });
const anAlert = (id: string, acknowledge: WatchClock, decide: WatchClock = idle): WatchedAlert => ({
  id, number: "2026/001", state: "issued", title: id, label: "unclassified", form: "flash", addressees: 1, acknowledged: 0, answered: 0, mailFailed: 0,
  clocks: { acknowledge, decide, act: idle, "report-back": idle },
});

test("alerts with the most missed clocks come first, then the one whose time runs out soonest, then those that wait for nothing", () => {
  const order = mostPressingFirst([
    anAlert("waits for nothing", idle),
    anAlert("due later", running("2026-03-09T10:00:00Z")),
    anAlert("due sooner", running("2026-03-05T10:00:00Z")),
    anAlert("one missed", missed),
    anAlert("two missed", missed, missed),
  ]);
  expect(order.map(({ id }) => id)).toEqual(["two missed", "one missed", "due sooner", "due later", "waits for nothing"]);
});

test.each([
  { dueAt: "2026-03-03T11:59:59Z", overdue: 1 },
  { dueAt: "2026-03-03T12:00:00Z", overdue: 0 },
  { dueAt: "2026-03-03T15:00:00+03:00", overdue: 0 },
])("what was due at $dueAt counts as overdue at noon: $overdue", ({ dueAt, overdue }) => {
  const due: DueRecord = { id: "a", kind: "response.measure", title: "A measure", state: "accepted", number: null, label: "unclassified", dueAt };
  expect(countOverdue([due], "2026-03-03T12:00:00Z")).toBe(overdue);
});
