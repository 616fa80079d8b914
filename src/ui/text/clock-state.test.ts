import { expect, test } from "vitest";
import { clockState } from "./clock-state.ts";

const due = "2026-11-25T12:00:00Z";

test.each([
  { now: "2026-11-25T05:59:00Z", state: "running" },
  { now: "2026-11-25T06:00:00Z", state: "soon" },
  { now: "2026-11-25T12:00:00Z", state: "soon" },
  { now: "2026-11-25T12:00:01Z", state: "over" },
])("at $now a deadline of noon is $state", ({ now, state }) => {
  expect(clockState(due, new Date(now))).toBe(state);
});

test("what was done after its time stays marked as late", () => {
  const later = new Date("2026-12-01T00:00:00Z");
  expect(clockState(due, later, "2026-11-25T11:00:00Z")).toBe("done");
  expect(clockState(due, later, "2026-11-25T13:00:00Z")).toBe("done-late");
});
