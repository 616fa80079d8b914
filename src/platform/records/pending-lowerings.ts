import { sql } from "kysely";
import type { Viewer } from "../context.ts";
import type { Db } from "../database/pools.ts";
import { prepared } from "../database/prepared.ts";
import { within, withinOrReleased } from "../database/reach.ts";
import type { Label } from "../rules/label.ts";
import { mayDeclassify } from "../rules/lowering.ts";
import { labelOf } from "./stored.ts";

/** A request to lower a classification, by the record it is about. */
export type WaitingLowering = { readonly id: string; readonly kind: string; readonly title: string; readonly number: string | null; readonly label: Label; readonly to: Label; readonly askedAt: string };

/**
 * Requests that wait for this person's decision, the longest waiting first; one that a later version has overtaken can still be
 * refused, so it waits too. Whoever may not decide does not learn that somebody asked.
 */
export async function listPendingLowerings(db: Db, viewer: Viewer, limit: number): Promise<WaitingLowering[]> {
  const compartments = [...new Set(viewer.memberships.filter(({ role }) => mayDeclassify([role])).map(({ compartmentId }) => compartmentId))];
  if (compartments.length === 0) return [];
  const { rows } = await sql<Omit<WaitingLowering, "label" | "to"> & { label: number; to: number }>`${prepared}
    select head.id, head.kind, head.title, head.number, head.label, lowering.to_label as "to", lowering.asked_at as "askedAt"
      from record.lowering
      join record.head on head.id = lowering.record_id and ${withinOrReleased(db, "head")}
     where lowering.decision is null and lowering.asked_by <> ${viewer.userId} and lowering.compartment_id = any (${compartments}::uuid[]) and ${within(db, "lowering")}
     order by lowering.asked_at, lowering.id
     limit ${limit}
  `.execute(db);
  return rows.map(({ label, to, ...row }) => ({ ...row, label: labelOf(label), to: labelOf(to) }));
}
