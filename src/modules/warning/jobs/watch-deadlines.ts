import { sql } from "kysely";
import * as v from "valibot";
import type { Database } from "#platform/database/open-database.ts";
import { stepInside } from "#platform/records/change.ts";
import { findRecord } from "#platform/records/stored.ts";
import { systemContext } from "#platform/system.ts";
import type { AlertRoom } from "../actions/follow-receipts.ts";
import { noteAnswer } from "../actions/note-answer.ts";
import { stateOf } from "../model/alert-state.ts";
import { Alert } from "../model/alert.ts";
import { escalationDue, silenceDue } from "../model/due.ts";
import { listReceipts } from "../store/receipt-rows.ts";

type Open = { id: string; compartmentId: string };

/**
 * Every minute: an alert whose deadline for acknowledgement has passed in silence escalates, and a silence that lasted beyond the
 * deadline for an answer is recorded as one. Each alert is a transaction of its own, so that one bad record stops no other.
 */
export async function watchDeadlines(database: Database, room: AlertRoom, systemId: string, now: Date): Promise<void> {
  const { rows } = await sql<Open>`
    select id, compartment_id as "compartmentId" from record.head
     where kind = 'warning.alert' and state in ('issued', 'acknowledged', 'escalated') order by due_at nulls last limit 500
  `.execute(database.worker.db);
  for (const open of rows) await watchOne(database, room, systemId, open, now);
}

async function watchOne(database: Database, room: AlertRoom, systemId: string, open: Open, now: Date): Promise<void> {
  const ctx = systemContext(database, systemId, open.compartmentId, ["system"], now);
  await ctx.transaction(async (db) => {
    const alert = await findRecord(db, room.alerts.kind, open.id, true);
    if (!alert) return;
    const content = v.parse(Alert, alert.content);
    const receipts = await listReceipts(db, [alert.id]);
    const escalation = escalationDue(alert.id, content, stateOf(alert), receipts, now.toISOString());
    if (escalation) {
      await stepInside(db, ctx, room.alerts, room.sources, alert, { step: "escalate", reason: `${escalation.silent.length} of ${receipts.length}: ${escalation.since}`, input: { cause: "no-acknowledgement" } });
    }
    const silent = silenceDue(alert.id, content, escalation ? "escalated" : stateOf(alert), receipts, now.toISOString());
    for (const addresseeKey of silent) {
      await noteAnswer(db, ctx, room, alert.id, { kind: "answered", addresseeKey, answer: { response: "no-answer", reason: "", laterUntil: null } }, true);
    }
  });
}
