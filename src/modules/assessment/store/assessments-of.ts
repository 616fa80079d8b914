import { sql } from "kysely";
import { withinOrReleased } from "#platform/database/reach.ts";
import type { RegisteredKind } from "#platform/records/registry.ts";
import { listLinked } from "#platform/records/stored.ts";

/** For making a situation dormant: its assessments that were issued, whether a later one has taken their place or not. */
export const assessmentsOf: NonNullable<RegisteredKind["further"]> = async (db, step, { record }) => {
  if (step !== "make-dormant") return [];
  const { rows } = await sql<{ id: string }>`
    select id from record.head
     where kind = 'assessment.assessment' and situation_id = ${record.id} and state in ('issued', 'superseded') and ${withinOrReleased(db, "head")}
  `.execute(db);
  return listLinked(db, rows.map(({ id }) => id), []);
};
