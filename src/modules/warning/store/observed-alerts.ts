import { sql } from "kysely";
import * as v from "valibot";
import type { Db } from "#platform/database/pools.ts";
import { withinOrReleased } from "#platform/database/reach.ts";
import { Alert } from "../model/alert.ts";
import type { AlertState } from "../model/alert-steps.ts";
import { stateOf } from "../model/alert-state.ts";
import type { ObservedAlert } from "../model/response-statistics.ts";
import { listReceipts, type ReceiptRow } from "./receipt-rows.ts";

export type ObservedRow = Omit<ObservedAlert, "receipts"> & { readonly number: string | null; readonly state: AlertState; readonly receipts: readonly ReceiptRow[]; readonly isExercise: boolean };

type Row = { id: string; number: string | null; state: string; content: unknown; stateSince: string; isExercise: boolean };

/** Issued alerts the viewer may see with their receipts, newest first; closed and withdrawn ones too. */
export async function listObservedAlerts(db: Db, now: Date): Promise<ObservedRow[]> {
  const states = ["issued", "acknowledged", "escalated", "response-recorded", "closed", "withdrawn"];
  const { rows } = await sql<Row>`
    select id, number, state, content, state_since as "stateSince", is_exercise as "isExercise" from record.head
     where kind = 'warning.alert' and state = any (${states}::text[]) and number is not null and ${withinOrReleased(db, "head")}
     order by changed_at desc, id limit 2000
  `.execute(db);
  const receipts = await listReceipts(db, rows.map((row) => row.id));
  const byAlert = Map.groupBy(receipts, (receipt) => receipt.alertId);
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    state: stateOf(row),
    alert: v.parse(Alert, row.content),
    receipts: byAlert.get(row.id) ?? [],
    isExercise: row.isExercise,
    observedUntil: row.state === "closed" || row.state === "withdrawn" ? row.stateSince : now.toISOString(),
  }));
}
