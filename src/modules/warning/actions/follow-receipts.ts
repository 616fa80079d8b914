import type { Context } from "#platform/context.ts";
import type { Db } from "#platform/database/pools.ts";
import { stepInside } from "#platform/records/change.ts";
import type { RegisteredKind, TargetSource } from "#platform/records/registry.ts";
import type { RecordContent, StoredRecord } from "#platform/rules/kind.ts";
import type { Alert } from "../model/alert.ts";
import { stateOf } from "../model/alert-state.ts";
import type { Receipt } from "../model/receipt.ts";
import { alertState, followingStep } from "../model/receipts.ts";

export type AlertRoom = { readonly alerts: RegisteredKind; readonly sources: readonly TargetSource[] };

/**
 * Receipts are the truth about who answered; the state of the alert follows them, in the name of whoever caused it. `last` is the
 * receipt that changed; after a correction none did, and the alert goes back to where its receipts are.
 */
export async function followReceipts(db: Db, ctx: Context, room: AlertRoom, alert: StoredRecord<RecordContent>, content: Alert, receipts: readonly Receipt[], last?: Receipt): Promise<void> {
  const escalation = alert.steps.findLast((taken) => taken.step === "escalate");
  const step = followingStep(stateOf(alert), alertState(alert.id, content, receipts, escalation !== undefined));
  if (step === undefined) return;
  // Only the step back to where an escalated alert was before its correction; the clock escalates by itself.
  if (step === "escalate" && (last !== undefined || escalation === undefined)) return;
  const clockwork: Context = { ...ctx, viewer: { ...ctx.viewer, memberships: [{ compartmentId: alert.compartmentId, role: "system" }] } };
  const stepping = { step, reason: step === "escalate" ? (escalation?.reason ?? "") : "", input: inputOf(step, content, last ?? receipts[0]) };
  await stepInside(db, clockwork, room.alerts, room.sources, alert, stepping);
}

function inputOf(step: string, content: Alert, last: Receipt | undefined): Readonly<Record<string, unknown>> {
  const addresseeKey = last?.addresseeKey ?? content.addressees[0]?.key ?? "";
  if (step === "acknowledge") return { addresseeKey };
  if (step === "record-response") return { addresseeKey, response: last?.response ?? "no-answer", reason: last?.reason ?? "" };
  // It is known that it was escalated; why is in the reason of the first time.
  return { cause: "level-rises" };
}
