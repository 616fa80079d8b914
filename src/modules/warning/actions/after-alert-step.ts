import * as v from "valibot";
import type { Context } from "#platform/context.ts";
import type { Db } from "#platform/database/pools.ts";
import type { TargetSource } from "#platform/records/registry.ts";
import type { StoredRecord } from "#platform/rules/kind.ts";
import { Alert } from "../model/alert.ts";
import { alertKind } from "../model/alert-kind.ts";
import { whoMustHear } from "../model/receipts.ts";
import { listReceipts } from "../store/receipt-rows.ts";
import { followReceipts } from "./follow-receipts.ts";
import { sendToAddressees, type MailReason, type Sending } from "./send-to-addressees.ts";

const mailAfter: Readonly<Partial<Record<string, MailReason>>> = { issue: "issued", correct: "corrected", withdraw: "withdrawn", escalate: "reminder" };

/**
 * What follows from a step: the first sending at the issue; corrections and withdrawals to everyone who got the first version. Steps
 * that lead to "issued" are followed by the one that brings the alert to where its receipts are: a corrected alert whose addressees
 * have all decided is answered, and a public statement waits for nobody.
 */
export function afterAlertStep(sending: Sending, sources: readonly TargetSource[]) {
  return async (db: Db, ctx: Context, record: StoredRecord<unknown>, step: string): Promise<void> => {
    const alert = { ...record, content: v.parse(Alert, record.content) };
    const why = mailAfter[step];
    if (why) await sendToAddressees(db, ctx, alert, why, sending, await hearersOf(db, alert.id, why));
    if (step !== "issue" && step !== "correct" && step !== "second-read-afterwards") return;
    // Without its own aftermath: going back to "escalated" reminds nobody a second time.
    await followReceipts(db, ctx, { alerts: { kind: alertKind }, sources }, alert, alert.content, await listReceipts(db, [alert.id]));
  };
}

async function hearersOf(db: Db, alertId: string, why: MailReason): Promise<ReadonlySet<string> | undefined> {
  if (why === "issued") return undefined;
  const receipts = await listReceipts(db, [alertId]);
  return new Set(why === "reminder" ? receipts.filter((receipt) => receipt.acknowledgedAt === null).map((receipt) => receipt.addresseeKey) : whoMustHear(receipts));
}
