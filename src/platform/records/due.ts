import { sql } from "kysely";
import type { Db } from "../database/pools.ts";
import { prepared } from "../database/prepared.ts";
import { withinOrReleased } from "../database/reach.ts";
import type { Label } from "../rules/label.ts";
import { labelOf } from "./stored.ts";

export type DueRecord = { readonly id: string; readonly kind: string; readonly title: string; readonly state: string; readonly number: string | null; readonly situationId: string | null; readonly dueAt: string; readonly label: Label };

/** What the viewer may see that is due within the horizon or overdue, most pressing first. */
export async function listDue(db: Db, until: Date, limit: number): Promise<DueRecord[]> {
  const { rows } = await sql<Omit<DueRecord, "label"> & { label: number }>`${prepared}
    select id, kind, title, state, number, situation_id as "situationId", due_at as "dueAt", label
      from record.head
     where due_at is not null and due_at <= ${until} and ${withinOrReleased(db, "head")}
     order by due_at, id
     limit ${limit}
  `.execute(db);
  return rows.map((row) => ({ ...row, label: labelOf(row.label) }));
}
