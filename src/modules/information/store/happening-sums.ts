import { sql, type RawBuilder } from "kysely";
import type { Db } from "#platform/database/pools.ts";
import { within } from "#platform/database/reach.ts";
import { recordConditions } from "#platform/records/list.ts";
import { labelOf } from "#platform/records/stored.ts";
import { highestLabel } from "#platform/rules/label.ts";
import { asksForDays } from "../model/happening-filter.ts";
import type { HappeningKind } from "../model/happening-kind.ts";
import type { HappeningMonths } from "../model/happening-months.ts";
import { happeningConditions, type HappeningQuery } from "./happening-filter.ts";

export type HappeningCells = { readonly resolution: 3 | 5; readonly cells: readonly string[]; readonly records: readonly number[] };

/** All records of the filter that the viewer may see, with their facets, for what is told of them together. */
export function ofHappenings(db: Db, kind: HappeningKind, query: HappeningQuery): RawBuilder<unknown> {
  const conditions = recordConditions(db, [kind], query, { conditions: happeningConditions(db, kind, query), nearest: [] });
  return sql`record.head join record.facet on facet.record_id = head.id and ${within(db, "facet")} where ${sql.join(conditions, sql` and `)}`;
}

/** Records by the month in which they happened. A date that may mean several months is not counted in any of them. */
export async function sumByMonth(db: Db, kind: HappeningKind, query: HappeningQuery): Promise<HappeningMonths> {
  const { rows } = await sql<{ month: string | null; isDated: boolean; records: number; label: number }>`
    select case when date_trunc('month', lower(facet.occurred)) = date_trunc('month', upper(facet.occurred) - 1) then to_char(lower(facet.occurred), 'YYYY-MM') end as month,
           facet.occurred is not null as "isDated", count(*) as records, max(head.label) as label
      from ${ofHappenings(db, kind, query)}
     group by 1, 2 order by 1
  `.execute(db);
  const sum = (some: typeof rows) => some.reduce((total, { records }) => total + records, 0);
  return {
    items: rows.flatMap(({ month, records }) => (month === null ? [] : [{ month, records }])),
    total: sum(rows),
    spread: sum(rows.filter(({ month, isDated }) => month === null && isDated)),
    undated: asksForDays(query) ? await countUndated(db, kind, query) : sum(rows.filter(({ isDated }) => !isDated)),
    repeated: kind === "information.report" ? await countRepeated(db, kind, query) : 0,
    label: highestLabel(rows.map(({ label }) => labelOf(label))),
  };
}

/** Of reports that somebody marked as going back to one origin, all but one. However the origin is written, it is the same. */
async function countRepeated(db: Db, kind: HappeningKind, query: HappeningQuery): Promise<number> {
  const origin = sql`lower(btrim(head.content ->> 'corroborationGroup'))`;
  const { rows } = await sql<{ repeated: number }>`
    select count(*) - count(distinct ${origin}) as repeated from ${ofHappenings(db, kind, query)} and ${origin} <> ''
  `.execute(db);
  return rows[0]?.repeated ?? 0;
}

async function countUndated(db: Db, kind: HappeningKind, query: HappeningQuery): Promise<number> {
  const { rows } = await sql<{ records: number }>`
    select count(*) as records from ${ofHappenings(db, kind, { ...query, from: undefined, to: undefined })} and facet.occurred is null
  `.execute(db);
  return rows[0]?.records ?? 0;
}

/** Records by the cell of their point, finer inside a cell; one without a point is in none. */
export async function sumByCell(db: Db, kind: HappeningKind, query: HappeningQuery): Promise<HappeningCells> {
  const resolution = query.cell === undefined ? 3 : 5;
  const column = sql.ref(`facet.cell${resolution}`);
  const { rows } = await sql<{ cell: string; records: number }>`
    select to_hex(${column}) as cell, count(*) as records from ${ofHappenings(db, kind, query)} and ${column} is not null group by ${column} order by ${column}
  `.execute(db);
  return { resolution, cells: rows.map(({ cell }) => cell.slice(2).replace(/f+$/, "")), records: rows.map(({ records }) => records) };
}
