import * as v from "valibot";
import type { Context } from "#platform/context.ts";
import type { Db } from "#platform/database/pools.ts";
import type { StoredRecord } from "#platform/rules/kind.ts";
import { Alert } from "../model/alert.ts";
import { whoMustHear } from "../model/receipts.ts";
import { listReceipts } from "../store/receipt-rows.ts";
import { sendToAddressees, type MailReason, type Sending } from "./send-to-addressees.ts";

/** What leaves the house after a step: the first sending at the issue; corrections and withdrawals to everyone who got the first version. */
export function afterAlertStep(sending: Sending) {
  return async (db: Db, ctx: Context, record: StoredRecord<unknown>, step: string): Promise<void> => {
    const alert = { ...record, content: v.parse(Alert, record.content) };
    if (step === "issue") return sendToAddressees(db, ctx, alert, "issued", sending);
    const why: MailReason | undefined = step === "correct" ? "corrected" : step === "withdraw" ? "withdrawn" : step === "escalate" ? "reminder" : undefined;
    if (!why) return undefined;
    const receipts = await listReceipts(db, [alert.id]);
    const hearers = why === "reminder" ? receipts.filter((receipt) => receipt.acknowledgedAt === null).map((receipt) => receipt.addresseeKey) : whoMustHear(receipts);
    return sendToAddressees(db, ctx, alert, why, sending, new Set(hearers));
  };
}
