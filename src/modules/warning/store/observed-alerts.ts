import { sql } from "kysely";
import * as v from "valibot";
import type { Db } from "#platform/database/pools.ts";
import { prepared } from "#platform/database/prepared.ts";
import { withinOrReleased } from "#platform/database/reach.ts";
import { Alert } from "../model/alert.ts";
import type { AlertState } from "../model/alert-steps.ts";
import { stateOf } from "../model/alert-state.ts";
import type { ObservedAlert } from "../model/response-statistics.ts";
import { listReceipts, type ReceiptRow } from "./receipt-rows.ts";

export type ObservedRow = Omit<ObservedAlert, "receipts"> & { readonly compartmentId: string; readonly number: string | null; readonly state: AlertState; readonly receipts: readonly ReceiptRow[]; readonly isExercise: boolean };

type Row = { id: string; compartmentId: string; number: string | null; state: string; content: unknown; stateSince: string; isExercise: boolean };

const openStates = ["issued", "acknowledged", "escalated", "response-recorded"] as const satisfies readonly AlertState[];
const endedStates = ["closed", "withdrawn"] as const satisfies readonly AlertState[];

/** Issued alerts the viewer may see with their receipts, newest first; closed and withdrawn ones too. */
export async function listObservedAlerts(db: Db, now: Date): Promise<ObservedRow[]> {
  return listIn(db, now, [...openStates, ...endedStates]);
}

/** Those of them that somebody still owes something on. */
export async function listOpenAlerts(db: Db, now: Date): Promise<ObservedRow[]> {
  return listIn(db, now, openStates);
}

async function listIn(db: Db, now: Date, states: readonly AlertState[]): Promise<ObservedRow[]> {
  const { rows } = await sql<Row>`${prepared}
    select id, compartment_id as "compartmentId", number, state, content, state_since as "stateSince", is_exercise as "isExercise" from record.head
     where kind = 'warning.alert' and state = any (${states}::text[]) and number is not null and ${withinOrReleased(db, "head")}
     order by changed_at desc, id limit 2000
  `.execute(db);
  const receipts = await listReceipts(db, rows.map((row) => row.id));
  const byAlert = Map.groupBy(receipts, (receipt) => receipt.alertId);
  return rows.map((row) => ({
    id: row.id,
    compartmentId: row.compartmentId,
    number: row.number,
    state: stateOf(row),
    alert: v.parse(Alert, row.content),
    receipts: byAlert.get(row.id) ?? [],
    isExercise: row.isExercise,
    observedUntil: row.state === "closed" || row.state === "withdrawn" ? row.stateSince : now.toISOString(),
  }));
}
