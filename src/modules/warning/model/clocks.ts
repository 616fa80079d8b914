import type { Alert, Deadlines } from "./alert.ts";
import type { Receipt } from "./receipt.ts";
import { acknowledgedAt, decidedAt, promisesAction, receiptsOf } from "./receipts.ts";

export const clockNames = ["acknowledge", "decide", "act", "report-back"] as const;
export type ClockName = (typeof clockNames)[number];
/** `missed`: due and not done. `late`: done, after it was due. `not-started`: nothing is owed, or no day was set. `unseen`: the answers are kept from the viewer. */
export const clockStates = ["not-started", "running", "met", "late", "missed", "unseen"] as const;
export type ClockState = (typeof clockStates)[number];
export type Clock = { readonly state: ClockState; readonly dueAt: string | null; readonly at: string | null };
export type FourClocks = Readonly<Record<ClockName, Clock>>;

/**
 * The four clocks of an alert over all its addressees: a clock is met when the last of them has met it. What is done at the very
 * moment of the deadline is in time. "Later" is an answer but no decision: the clock that asks for the decision runs on.
 */
export function fourClocks(alertId: string, alert: Alert, receipts: readonly Receipt[], now: string): FourClocks {
  const awaited = alert.cleared === null ? [] : receiptsOf(alertId, alert, receipts);
  const each = awaited.map((receipt) => clocksOf(receipt, alert.deadlines, now));
  return {
    acknowledge: together(each.map((clocks) => clocks.acknowledge), alert.deadlines.acknowledgeBy),
    decide: together(each.map((clocks) => clocks.decide), alert.deadlines.respondBy),
    act: together(each.map((clocks) => clocks.act), alert.deadlines.actBy),
    "report-back": together(each.map((clocks) => clocks["report-back"]), alert.deadlines.reportBackBy),
  };
}

/** For whoever receives the alert but not the answers to it: what was asked by when, and nothing about whether it was done. */
export function unseenClocks({ acknowledgeBy, respondBy, actBy, reportBackBy }: Deadlines): FourClocks {
  const unseen = (dueAt: string | null): Clock => ({ state: "unseen", dueAt, at: null });
  return { acknowledge: unseen(acknowledgeBy), decide: unseen(respondBy), act: unseen(actBy), "report-back": unseen(reportBackBy) };
}

/** The clocks of one addressee of an issued alert. Action and its report are owed only by those who said that they would act. */
export function clocksOf(receipt: Receipt, deadlines: Deadlines, now: string): FourClocks {
  const owesAction = promisesAction(receipt);
  return {
    acknowledge: clock(true, deadlines.acknowledgeBy, acknowledgedAt(receipt), now),
    decide: clock(true, deadlines.respondBy, decidedAt(receipt), now),
    act: clock(owesAction, deadlines.actBy, receipt.firstActionAt, now),
    "report-back": clock(owesAction, deadlines.reportBackBy, receipt.reportedBackAt, now),
  };
}

function clock(isOwed: boolean, dueAt: string | null, at: string | null, now: string): Clock {
  if (!isOwed) return { state: "not-started", dueAt, at: null };
  // Without a set day nothing can be late, but what was done still shows.
  if (dueAt === null) return { state: at === null ? "not-started" : "met", dueAt, at };
  if (at !== null) return { state: isAfter(at, dueAt) ? "late" : "met", dueAt, at };
  return { state: isAfter(now, dueAt) ? "missed" : "running", dueAt, at: null };
}

function together(all: readonly Clock[], dueAt: string | null): Clock {
  const owed = all.filter((one) => one.state !== "not-started");
  const worst = (["missed", "running", "late", "met"] as const).find((state) => owed.some((one) => one.state === state));
  if (!worst) return { state: "not-started", dueAt, at: null };
  const isDone = worst === "late" || worst === "met";
  return { state: worst, dueAt, at: isDone ? latest(owed.map((one) => one.at)) : null };
}

export function isAfter(one: string, other: string): boolean {
  return Date.parse(one) > Date.parse(other);
}

function latest(moments: readonly (string | null)[]): string | null {
  return moments.reduce((last, moment) => (moment !== null && (last === null || isAfter(moment, last)) ? moment : last), null);
}
