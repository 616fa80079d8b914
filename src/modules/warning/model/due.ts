import type { Alert } from "./alert.ts";
import type { AlertState } from "./alert-steps.ts";
import { clocksOf, isAfter, type ClockName } from "./clocks.ts";
import type { Receipt } from "./receipt.ts";
import { acknowledgedAt, isOpen, receiptsOf } from "./receipts.ts";
import { flashSecondReadingHours } from "./why-not-alert-step.ts";

/** Something somebody owes about an alert. `addresseeKey` is null when the office itself owes it. */
export type Due = {
  readonly what: ClockName | "come-back-after-later" | "second-reading" | "outcome-review" | "what-happened";
  readonly addresseeKey: string | null;
  readonly dueAt: string | null;
  readonly isOverdue: boolean;
};

/** What is still owed on an alert, the earliest first; what has no day comes last. */
export function whatIsDue(alertId: string, alert: Alert, state: AlertState, receipts: readonly Receipt[], now: string): Due[] {
  if (!isOpen(state)) return [];
  const owed = receiptsOf(alertId, alert, receipts).flatMap((receipt) => owedBy(receipt, alert, now));
  return [...owed, ...owedByOffice(alert, state, now)].toSorted((left, right) => rank(left) - rank(right));
}

function owedBy(receipt: Receipt, alert: Alert, now: string): Due[] {
  const { addresseeKey, laterUntil } = receipt;
  if (receipt.response === "no-answer") return [];
  const clocks = clocksOf(receipt, alert.deadlines, now);
  // Until somebody has acknowledged, only that is asked of them: one thing at a time.
  const names: readonly ClockName[] = acknowledgedAt(receipt) === null ? ["acknowledge"] : ["decide", "act", "report-back"];
  const open = names.filter((name) => clocks[name].state === "running" || clocks[name].state === "missed");
  const due: Due[] = open.map((what) => ({ what, addresseeKey, dueAt: clocks[what].dueAt, isOverdue: clocks[what].state === "missed" }));
  if (receipt.response === "later" && laterUntil !== null) due.push({ what: "come-back-after-later", addresseeKey, dueAt: laterUntil, isOverdue: isAfter(now, laterUntil) });
  return due;
}

function owedByOffice(alert: Alert, state: AlertState, now: string): Due[] {
  const due: Due[] = [];
  if (alert.form === "flash" && alert.secondReading === null && alert.cleared !== null) {
    const dueAt = hoursAfter(alert.cleared.at, flashSecondReadingHours);
    due.push({ what: "second-reading", addresseeKey: null, dueAt, isOverdue: isAfter(now, dueAt) });
  }
  if (state === "response-recorded" && alert.outcomeReviewId === null) due.push({ what: "outcome-review", addresseeKey: null, dueAt: null, isOverdue: false });
  return due;
}

export type Escalation = { readonly silent: readonly string[]; readonly since: string };

/** Whether the alert escalates now: the deadline for acknowledgement has passed and somebody has given no sign. */
export function escalationDue(alertId: string, alert: Alert, state: AlertState, receipts: readonly Receipt[], now: string): Escalation | undefined {
  const { acknowledgeBy } = alert.deadlines;
  if (state !== "issued" || acknowledgeBy === null || !isAfter(now, acknowledgeBy)) return undefined;
  const silent = receiptsOf(alertId, alert, receipts).filter((receipt) => acknowledgedAt(receipt) === null && receipt.response !== "no-answer");
  return silent.length === 0 ? undefined : { silent: silent.map((receipt) => receipt.addresseeKey), since: acknowledgeBy };
}

/** Addressees whose silence the clock records now: the deadline for a response has passed without any word from them. */
export function silenceDue(alertId: string, alert: Alert, state: AlertState, receipts: readonly Receipt[], now: string): string[] {
  const { respondBy } = alert.deadlines;
  if (!isOpen(state) || respondBy === null || !isAfter(now, respondBy)) return [];
  return receiptsOf(alertId, alert, receipts).filter((receipt) => receipt.response === null).map((receipt) => receipt.addresseeKey);
}

function hoursAfter(moment: string, hours: number): string {
  return new Date(Date.parse(moment) + hours * 3_600_000).toISOString();
}

function rank(due: Due): number {
  return due.dueAt === null ? Number.POSITIVE_INFINITY : Date.parse(due.dueAt);
}
