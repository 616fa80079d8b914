import { sql, type Kysely } from "kysely";
import * as v from "valibot";
import type { StepTaken } from "#platform/rules/kind.ts";
import { Alert } from "../model/alert.ts";
import { stateOf } from "../model/alert-state.ts";
import type { PublicStatement } from "../model/cap-alert.ts";

export type PublishedStatement = PublicStatement & { readonly isExercise: boolean };

type Row = { id: string; state: string; content: unknown; isExercise: boolean; steps: StepTaken[] };

const statementLimit = 500;

/**
 * Statements that were issued to the public, the latest change first; with an id, that one alone. The worker's rights see every
 * compartment, so what may leave the house is decided here in SQL: the form, the label, the issue and the end of the embargo. The
 * rule `whyNotPublic` looks at each of them once more.
 */
export async function listPublicStatements(db: Kysely<unknown>, now: Date, id: string | null = null): Promise<PublishedStatement[]> {
  const { rows } = await sql<Row>`
    select head.id, head.state, head.content, head.is_exercise as "isExercise",
           (select jsonb_agg(jsonb_build_object('step', revision.step, 'by', revision.author_id, 'at', revision.at, 'reason', '') order by revision.version)
              from record.revision where revision.record_id = head.id and revision.step is not null) as steps
      from record.head
     where head.kind = 'warning.alert'
       and head.label = 0
       and head.content ->> 'label' = 'unclassified'
       and head.content ->> 'form' = 'public-statement'
       and head.number is not null
       and head.state in ('issued', 'acknowledged', 'escalated', 'response-recorded', 'closed', 'withdrawn')
       and (head.content ->> 'embargoUntil' is null or (head.content ->> 'embargoUntil')::timestamptz <= ${now})
       and (${id}::uuid is null or head.id = ${id}::uuid)
     order by head.changed_at desc, head.id
     limit ${statementLimit}
  `.execute(db);
  return rows.map((row) => ({ id: row.id, state: stateOf(row), content: v.parse(Alert, row.content), steps: row.steps, isExercise: row.isExercise }));
}
