export type ClockState = "done" | "done-late" | "over" | "soon" | "running";

const soonSeconds = 6 * 3600;

/** Where a deadline stands. "Soon" is the last six hours: time to act in one working day. */
export function clockState(dueAt: string, now: Date, doneAt?: string): ClockState {
  const due = new Date(dueAt).getTime();
  if (doneAt) return new Date(doneAt).getTime() > due ? "done-late" : "done";
  const left = (due - now.getTime()) / 1000;
  if (left < 0) return "over";
  return left <= soonSeconds ? "soon" : "running";
}
