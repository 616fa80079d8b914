import { sql } from "kysely";
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

/** The record as this transaction's viewer may see it; undefined when it is absent or invisible, which look the same. */
export async function findRecord(db: Db, kind: AnyKind, id: string, lock = false): Promise<StoredRecord<RecordContent> | undefined> {
  const { rows } = await sql<HeadRow>`${prepared}
    select ${headColumns} from record.head where head.id = ${id} and head.kind = ${kind.kind} and ${withinOrReleased(db, "head")} ${lock ? sql`for update` : sql``}
  `.execute(db);
  const [row] = rows;
  return row ? storedRecord(kind, row, await listSteps(db, id)) : undefined;
}

export function storedRecord(kind: AnyKind, row: HeadRow, steps: readonly StepTaken[]): StoredRecord<RecordContent> {
  return {
    id: row.id,
    compartmentId: row.compartmentId,
    kind: row.kind,
    version: row.version,
    state: row.state,
    number: row.number,
    content: v.parse(kind.schema, row.content),
    authors: row.authors,
    steps,
    createdAt: row.createdAt,
    changedAt: row.changedAt,
  };
}

async function listSteps(db: Db, id: string): Promise<StepTaken[]> {
  const { rows } = await sql<StepTaken>`${prepared}
    select step, author_id as by, at, reason from record.revision where record_id = ${id} and step is not null and ${withinOrReleased(db, "revision")} order by version
  `.execute(db);
  return rows;
}

/** Heads of linked records and other targets, as far as the viewer may see them. */
export async function listLinked(db: Db, ids: readonly string[], sources: readonly TargetSource[]): Promise<LinkedRecord[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string; kind: string; state: string; label: number; title: string; content: unknown; changedAt: string; stateSince: string }>`${prepared}
    select id, kind, state, label, title, content, changed_at as "changedAt", state_since as "stateSince" from record.head where id = any (${ids}::uuid[]) and ${withinOrReleased(db, "head")}
  `.execute(db);
  const heads = rows.map((row) => ({ ...row, label: labelOf(row.label) }));
  const others = await Promise.all(sources.map((source) => source(db, ids)));
  return [...heads, ...others.flat()];
}

export function labelOf(rank: number): Label {
  const label = labels[rank];
  if (!label) throw new RangeError(`there is no label ${rank}`);
  return label;
}
