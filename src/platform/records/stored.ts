import { sql, type RawBuilder } from "kysely";
import type { Db } from "../database/pools.ts";
import { prepared } from "../database/prepared.ts";
import { withinOrReleased } from "../database/reach.ts";
import { labels, type Label } from "../rules/label.ts";
import type { LinkedRecord, RecordContent, StepTaken, StoredRecord } from "../rules/kind.ts";
import type { AnyKind, TargetSource } from "./registry.ts";
import * as v from "valibot";

export type HeadRow = {
  id: string;
  compartmentId: string;
  kind: string;
  version: number;
  state: string;
  number: string | null;
  title: string;
  content: unknown;
  authors: string[];
  createdAt: string;
  changedAt: string;
};

export const headColumns = sql`
  head.id, head.compartment_id as "compartmentId", head.kind, head.version, head.state, head.number, head.title, head.content,
  head.authors, head.created_at as "createdAt", head.changed_at as "changedAt"`;

/**
 * The record as this transaction's viewer may see it; undefined when it is absent or invisible, which look the same. Whoever means to change it
 * locks it, and reads its steps only then: somebody else may have taken one while the lock was waited for.
 */
export async function findRecord(db: Db, kind: AnyKind, id: string, lock = false): Promise<StoredRecord<RecordContent> | undefined> {
  const { rows } = await sql<HeadRow & { steps: StepTaken[] }>`${prepared}
    select ${headColumns}, ${lock ? sql`'[]'::jsonb` : stepsOf(db, sql`head.id`)} as steps
      from record.head where head.id = ${id} and head.kind = ${kind.kind} and ${withinOrReleased(db, "head")} ${lock ? sql`for update` : sql``}
  `.execute(db);
  const [row] = rows;
  return row && storedRecord(kind, row, lock ? await listSteps(db, id) : row.steps);
}

export function storedRecord(kind: AnyKind, row: HeadRow, steps: readonly StepTaken[]): StoredRecord<RecordContent> {
  return {
    id: row.id,
    compartmentId: row.compartmentId,
    kind: row.kind,
    version: row.version,
    state: row.state,
    number: row.number,
    content: v.parse(kind.stored ?? kind.schema, row.content),
    authors: row.authors,
    steps,
    createdAt: row.createdAt,
    changedAt: row.changedAt,
  };
}

async function listSteps(db: Db, id: string): Promise<readonly StepTaken[]> {
  const { rows } = await sql<{ steps: StepTaken[] }>`${prepared} select ${stepsOf(db, sql`${id}`)} as steps`.execute(db);
  return rows[0]?.steps ?? [];
}

/** In the same statement as the record where that can be: half of all readings would otherwise go to the database once more. */
function stepsOf(db: Db, id: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select coalesce(jsonb_agg(jsonb_build_object('step', step, 'by', author_id, 'at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'reason', reason) order by version), '[]')
                from record.revision where record_id = ${id} and step is not null and ${withinOrReleased(db, "revision")})`;
}

/** Heads of linked records and other targets, as far as the viewer may see them. */
export async function listLinked(db: Db, ids: readonly string[], sources: readonly TargetSource[]): Promise<LinkedRecord[]> {
  if (ids.length === 0) return [];
  const heads = sql<{ id: string; kind: string; state: string; label: number; title: string; content: unknown; changedAt: string; stateSince: string }>`${prepared}
    select id, kind, state, label, title, content, changed_at as "changedAt", state_since as "stateSince" from record.head where id = any (${ids}::uuid[]) and ${withinOrReleased(db, "head")}
  `.execute(db);
  const [{ rows }, ...others] = await Promise.all([heads, ...sources.map((source) => source(db, ids))]);
  return [...rows.map((row) => ({ ...row, label: labelOf(row.label) })), ...others.flat()];
}

export function labelOf(rank: number): Label {
  const label = labels[rank];
  if (!label) throw new RangeError(`there is no label ${rank}`);
  return label;
}
