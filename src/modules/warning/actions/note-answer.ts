import { sql } from "kysely";
import * as v from "valibot";
import type { Context } from "#platform/context.ts";
import type { Db } from "#platform/database/pools.ts";
import { recordEntry } from "#platform/ledger/record-entry.ts";
import { findRecord } from "#platform/records/stored.ts";
import { refuse } from "#platform/refusal.ts";
import { labelRank } from "#platform/rules/label.ts";
import { Alert } from "../model/alert.ts";
import { isAfter } from "../model/clocks.ts";
import { stateOf } from "../model/alert-state.ts";
import type { Receipt } from "../model/receipt.ts";
import { answered, isOpen, whyNotAnswer, type Answer } from "../model/receipts.ts";
import { listReceipts, saveReceipt } from "../store/receipt-rows.ts";
import { followReceipts, type AlertRoom } from "./follow-receipts.ts";

export type Noted =
  | { readonly kind: "acknowledged"; readonly addresseeKey: string }
  | { readonly kind: "answered"; readonly addresseeKey: string; readonly answer: Answer }
  | { readonly kind: "acted"; readonly addresseeKey: string; readonly at: string }
  | { readonly kind: "reported-back"; readonly addresseeKey: string; readonly at: string };

/**
 * Notes what one addressee did, on the personal page, told to the desk, or not at all (silence, by the clock), and takes the step of
 * the alert that follows from all receipts together.
 */
export async function noteAnswer(db: Db, ctx: Context, room: AlertRoom, alertId: string, noted: Noted, bySystem = false): Promise<void> {
  const alert = await findRecord(db, room.alerts.kind, alertId, true);
  if (!alert) return refuse("warning.alert-not-found");
  const content = v.parse(Alert, alert.content);
  const key = noted.addresseeKey;
  const receipts = await listReceipts(db, [alertId]);
  const receipt = receipts.find((one) => one.addresseeKey === key);
  if (!receipt) return refuse("warning.addressee-not-found");

  const state = stateOf(alert);
  if (!isOpen(state)) refuse("warning.alert-not-open");
  if (noted.kind === "answered") {
    const why = whyNotAnswer(content, state, receipt, noted.answer, ctx.now.toISOString(), bySystem);
    if (why) refuse(why);
  }
  if ("at" in noted && isAfter(noted.at, ctx.now.toISOString())) refuse("warning.told-in-the-future");
  const changed = afterwards(receipt, noted, ctx.now.toISOString());
  await saveReceipt(db, changed);
  const label = labelRank(content.label);
  await recordEntry(db, { actorId: ctx.viewer.userId, event: `warning.receipt-${noted.kind}`, recordId: alertId, compartmentId: alert.compartmentId, label });
  await sql`select pg_notify('vigie_live', ${`${alert.compartmentId} ${label} warning.alert ${alertId} true`})`.execute(db);
  const all = receipts.map((one) => (one.addresseeKey === key ? changed : one));
  await followReceipts(db, ctx, room, alert, content, all, changed);
}

function afterwards(receipt: Receipt, noted: Noted, now: string): Receipt {
  switch (noted.kind) {
    case "acknowledged":
      return { ...receipt, acknowledgedAt: receipt.acknowledgedAt ?? now };
    case "answered":
      return answered(receipt, noted.answer, now);
    case "acted":
      return { ...receipt, firstActionAt: receipt.firstActionAt ?? noted.at };
    case "reported-back":
      return { ...receipt, reportedBackAt: receipt.reportedBackAt ?? noted.at };
  }
}
