import { sql, type RawBuilder } from "kysely";
import type { Db } from "../database/pools.ts";
import { within, withinOrReleased } from "../database/reach.ts";
import { refuse } from "../refusal.ts";
import type { RecordFilter } from "./filter.ts";
import { labelOf } from "./stored.ts";
import type { Label } from "../rules/label.ts";
import { searchQuery, soundsOf } from "./search-terms.ts";

export type ListedRecord = {
  readonly id: string;
  readonly kind: string;
  readonly compartmentId: string;
  readonly label: Label;
  readonly version: number;
  readonly state: string;
  readonly number: string | null;
  readonly title: string;
  readonly situationId: string | null;
  readonly dueAt: string | null;
  readonly createdAt: string;
  readonly changedAt: string;
  readonly changedByName: string | null;
  readonly isExercise: boolean;
};

export type Page<T> = { readonly items: readonly T[]; readonly next: string | null };

type Row = Omit<ListedRecord, "label"> & { label: number };

/**
 * Records of these kinds the viewer may see, last changed first. With words the exact ones come first, then stems, then names that
 * look or sound alike; that list is ranked and has no further pages. `more` are conditions of a kind's own filter.
 */
export async function listRecords(db: Db, kinds: readonly string[], filter: RecordFilter, more: readonly RawBuilder<unknown>[] = []): Promise<Page<ListedRecord>> {
  const conditions: RawBuilder<unknown>[] = [sql`head.kind = any (${kinds}::text[])`, withinOrReleased(db, "head"), ...more];
  if (filter.situation) conditions.push(sql`(head.situation_id = ${filter.situation} or head.id = ${filter.situation})`);
  if (filter.compartment) conditions.push(sql`head.compartment_id = ${filter.compartment}`);
  if (filter.state) conditions.push(sql`head.state = ${filter.state}`);
  if (filter.linked) conditions.push(sql`head.id in (select from_id from record.link where to_id = ${filter.linked} and ${within(db, "link")})`);
  return filter.q ? listByWords(db, conditions, filter.q, filter.limit) : listByTime(db, conditions, filter);
}

const columns = sql`
  head.id, head.kind, head.compartment_id as "compartmentId", head.label, head.version, head.state, head.number, head.title,
  head.situation_id as "situationId", head.due_at as "dueAt", head.created_at as "createdAt", head.changed_at as "changedAt",
  account.name as "changedByName", head.is_exercise as "isExercise"`;

async function listByTime(db: Db, conditions: RawBuilder<unknown>[], filter: RecordFilter): Promise<Page<ListedRecord>> {
  if (filter.after) {
    const [at, id] = readCursor(filter.after);
    conditions.push(sql`(head.changed_at, head.id) < (${at}::timestamptz, ${id}::uuid)`);
  }
  const { rows } = await sql<Row & { cursorAt: string }>`
    select ${columns}, to_char(head.changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "cursorAt"
      from record.head
      left join access.account on account.id = head.changed_by
     where ${sql.join(conditions, sql` and `)}
     order by head.changed_at desc, head.id desc
     limit ${filter.limit + 1}
  `.execute(db);
  const items = rows.slice(0, filter.limit);
  const last = items.at(-1);
  return { items: items.map(listed), next: rows.length > filter.limit && last ? writeCursor(last.cursorAt, last.id) : null };
}

async function listByWords(db: Db, conditions: readonly RawBuilder<unknown>[], words: string, limit: number): Promise<Page<ListedRecord>> {
  const query = searchQuery(words);
  const sounds = soundsOf([words]);
  const { rows } = await sql<Row>`
    select ${columns}
      from record.head
      left join access.account on account.id = head.changed_by
     where ${sql.join(conditions, sql` and `)}
       and (head.search @@ ${query}
            or public.unaccent(lower(${words})) <% head.names
            ${sounds.length > 0 ? sql`or head.name_sounds @> ${sounds}::text[]` : sql``})
     order by (head.search @@ ${query}) desc, ts_rank(head.search, ${query}) desc,
              public.word_similarity(public.unaccent(lower(${words})), head.names) desc, head.changed_at desc, head.id
     limit ${limit}
  `.execute(db);
  return { items: rows.map(listed), next: null };
}

function listed({ label, ...row }: Row): ListedRecord {
  return { ...row, label: labelOf(label) };
}

/** Keyset cursors are opaque to callers: time and id of the last row. */
export function writeCursor(at: string, id: string): string {
  return Buffer.from(`${at} ${id}`).toString("base64url");
}

export function readCursor(cursor: string): [at: string, id: string] {
  const [at, id] = Buffer.from(cursor, "base64url").toString("utf8").split(" ");
  if (at === undefined || id === undefined || Number.isNaN(Date.parse(at)) || !/^[0-9a-f-]{36}$/.test(id)) return refuse("platform.cursor-invalid");
  return [at, id];
}
