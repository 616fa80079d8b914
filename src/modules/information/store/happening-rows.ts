import { sql } from "kysely";
import type { Db } from "#platform/database/pools.ts";
import { labelOf } from "#platform/records/stored.ts";
import type { Label } from "#platform/rules/label.ts";
import { labelRank } from "#platform/rules/label.ts";
import type { HappeningKind } from "../model/happening-kind.ts";
import { bestGrades, type HappeningQuery } from "./happening-filter.ts";
import { missingOf } from "./happening-missing.ts";
import { ofHappenings } from "./happening-sums.ts";

export type HappeningRow = {
  readonly id: string;
  readonly compartmentId: string;
  readonly version: number;
  readonly label: Label;
  readonly state: string;
  readonly title: string;
  readonly content: unknown;
  readonly changedAt: string;
  readonly reliability: string | null;
  readonly credibility: string | null;
  readonly missing: readonly string[];
};
type Place = { readonly createdAt: string; readonly id: string };

/** The highest classification among the records of the filter that the viewer may see. */
export async function highestLabelOf(db: Db, kind: HappeningKind, query: HappeningQuery): Promise<Label> {
  const { rows } = await sql<{ label: number | null }>`select max(head.label) as label from ${ofHappenings(db, kind, query)}`.execute(db);
  return labelOf(rows[0]?.label ?? 0);
}

/**
 * Records of the filter in the order in which they were made, which nothing changes while a file of them is read; at most of a label,
 * because the file has said already how it is classified.
 */
export async function listHappenings(db: Db, kind: HappeningKind, query: HappeningQuery, most: Label, after: Place | undefined, limit: number): Promise<{ readonly rows: HappeningRow[]; readonly next: Place | undefined }> {
  const behind = after ? sql`and (head.created_at, head.id) > (${after.createdAt}::timestamptz, ${after.id}::uuid)` : sql``;
  const { rows } = await sql<Omit<HappeningRow, "label"> & Place & { label: number }>`
    select head.id, head.compartment_id as "compartmentId", head.version, head.label, head.state, head.title, head.content, head.changed_at as "changedAt",
           to_char(head.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "createdAt",
           (select best.reliability from (${bestGrades(db, kind)}) as best), (select best.credibility from (${bestGrades(db, kind)}) as best), ${missingOf(db, kind)} as missing
      from ${ofHappenings(db, kind, query)} and head.label <= ${labelRank(most)} ${behind}
     order by head.created_at, head.id
     limit ${limit}
  `.execute(db);
  const last = rows.at(-1);
  return { rows: rows.map(({ label, ...row }) => ({ ...row, label: labelOf(label) })), next: rows.length === limit ? last : undefined };
}
