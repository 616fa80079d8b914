import { clockNames } from "#warning/model/clocks.ts";
import type { DueRecord, WatchedAlert } from "./watch-answer.ts";

/** Alerts with missed clocks first, most missed on top; then by the clock that runs out soonest; those that wait for nothing last. */
export function mostPressingFirst(alerts: readonly WatchedAlert[]): readonly WatchedAlert[] {
  return alerts.toSorted((one, other) => missedClocks(other) - missedClocks(one) || soonest(one) - soonest(other));
}

function missedClocks({ clocks }: WatchedAlert): number {
  return clockNames.filter((name) => clocks[name].state === "missed").length;
}

function soonest({ clocks }: WatchedAlert): number {
  const due = clockNames.map((name) => clocks[name]).flatMap(({ state, dueAt }) => (state === "running" && dueAt !== null ? [Date.parse(dueAt)] : []));
  return Math.min(Number.MAX_SAFE_INTEGER, ...due);
}

/** What falls due at this very moment is not late yet. */
export function countOverdue(due: readonly DueRecord[], now: string): number {
  return due.filter(({ dueAt }) => Date.parse(dueAt) < Date.parse(now)).length;
}
