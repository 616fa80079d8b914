import type { Alert } from "./alert.ts";
import type { AlertState, AlertStep } from "./alert-steps.ts";
import { awaitsAnswer } from "./forms.ts";
import type { Receipt, Response } from "./receipt.ts";
import { whyNotAddressed, whyNotSaid } from "./why-not-alert-step.ts";

export const receiptStates = ["not-sent", "sent", "delivered", "acknowledged", "postponed", "answered", "silent", "acted", "reported-back"] as const;
export type ReceiptState = (typeof receiptStates)[number];

/** How far one addressee has come, by the last thing that is known. */
export function receiptState(receipt: Receipt): ReceiptState {
  if (receipt.reportedBackAt !== null) return "reported-back";
  if (receipt.firstActionAt !== null) return "acted";
  if (receipt.response === "no-answer") return "silent";
  if (receipt.response === "later") return "postponed";
  if (receipt.response !== null) return "answered";
  if (receipt.acknowledgedAt !== null) return "acknowledged";
  if (receipt.deliveredAt !== null) return "delivered";
  return receipt.sentAt === null ? "not-sent" : "sent";
}

/** Whoever answers has read it: a decision counts as an acknowledgement even when nobody pressed the first button. */
export function acknowledgedAt(receipt: Receipt): string | null {
  if (receipt.acknowledgedAt !== null) return receipt.acknowledgedAt;
  return receipt.response === null || receipt.response === "no-answer" ? null : receipt.respondedAt;
}

/** A decision of the addressee: to act, in full or in part, to take note, or to decline. "Later" and silence are none. */
export function decidedAt(receipt: Receipt): string | null {
  return isDecision(receipt.response) ? receipt.respondedAt : null;
}

export function isDecision(response: Response | null): boolean {
  return response === "act" || response === "partly-act" || response === "note" || response === "decline";
}

export function promisesAction(receipt: Receipt): boolean {
  return receipt.response === "act" || receipt.response === "partly-act";
}

/** One receipt for each addressee of whom an answer is awaited; one that is not kept yet is an empty one. */
export function receiptsOf(alertId: string, alert: Alert, receipts: readonly Receipt[]): Receipt[] {
  const byKey = new Map(receipts.map((receipt) => [receipt.addresseeKey, receipt]));
  return alert.addressees.filter(awaitsAnswer).map((addressee) => byKey.get(addressee.key) ?? emptyReceipt(alertId, addressee.key));
}

export function emptyReceipt(alertId: string, addresseeKey: string): Receipt {
  return {
    alertId, addresseeKey, sentAt: null, deliveredAt: null, acknowledgedAt: null, response: null, respondedAt: null,
    reason: "", laterUntil: null, firstActionAt: null, reportedBackAt: null,
  };
}

export type Answer = { readonly response: Response; readonly reason: string; readonly laterUntil: string | null };

/**
 * Why this answer cannot be recorded on this receipt now. `bySystem` is the clock, which records nothing but silence; and silence
 * is never recorded where somebody has decided.
 */
export function whyNotAnswer(alert: Alert, state: AlertState, receipt: Receipt, answer: Answer, now: string, bySystem: boolean): string | undefined {
  if (!isOpen(state)) return "warning.alert-not-open";
  if (answer.response === "no-answer" && isDecision(receipt.response)) return "warning.already-answered";
  if (bySystem && answer.response !== "no-answer") return "warning.clock-records-only-silence";
  const why = whyNotAddressed(alert, receipt.addresseeKey) ?? whyNotSaid(answer.response, answer.reason, alert.deadlines, now, bySystem);
  if (why) return why;
  if (answer.response !== "later") return undefined;
  if (answer.laterUntil === null) return "warning.later-without-day";
  return Date.parse(answer.laterUntil) > Date.parse(now) ? undefined : "warning.later-in-the-past";
}

/** The receipt after an answer. The first decision stays in the history; the latest one is what holds. */
export function answered(receipt: Receipt, answer: Answer, now: string): Receipt {
  const isSilence = answer.response === "no-answer";
  return {
    ...receipt,
    acknowledgedAt: receipt.acknowledgedAt ?? (isSilence ? null : now),
    response: answer.response,
    respondedAt: now,
    reason: answer.reason,
    laterUntil: answer.response === "later" ? answer.laterUntil : null,
  };
}

export function isOpen(state: AlertState): boolean {
  return state === "issued" || state === "acknowledged" || state === "escalated" || state === "response-recorded";
}

/**
 * The state that the receipts add up to. An alert to three people is acknowledged when the third has acknowledged it, and its
 * response is recorded when each has decided or their silence was recorded. `wasEscalated` keeps it escalated until then.
 */
export function alertState(alertId: string, alert: Alert, receipts: readonly Receipt[], wasEscalated: boolean): "issued" | "acknowledged" | "response-recorded" | "escalated" {
  const awaited = receiptsOf(alertId, alert, receipts);
  if (awaited.every((receipt) => isDecision(receipt.response) || receipt.response === "no-answer")) return "response-recorded";
  if (awaited.every((receipt) => acknowledgedAt(receipt) !== null || receipt.response === "no-answer")) return "acknowledged";
  return wasEscalated ? "escalated" : "issued";
}

/** The step that brings the record to where its receipts are; undefined when it is there already. */
export function followingStep(state: AlertState, derived: ReturnType<typeof alertState>): AlertStep | undefined {
  if (!isOpen(state) || state === derived) return undefined;
  if (derived === "response-recorded") return "record-response";
  if (derived === "acknowledged" && (state === "issued" || state === "escalated")) return "acknowledge";
  return derived === "escalated" && state === "issued" ? "escalate" : undefined;
}

/** Everybody who got the first version hears of its correction or withdrawal, whatever they answered. */
export function whoMustHear(receipts: readonly Receipt[]): string[] {
  return receipts.filter((receipt) => receipt.sentAt !== null).map((receipt) => receipt.addresseeKey);
}

