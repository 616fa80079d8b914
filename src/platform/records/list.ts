import { sql, type RawBuilder } from "kysely";
import type { Db } from "../database/pools.ts";
import { prepared } from "../database/prepared.ts";
import { withinBeside, withinOrReleased } from "../database/reach.ts";
import { refuse } from "../refusal.ts";
import type { Label } from "../rules/label.ts";
import type { ListConditions, RecordFilter } from "./filter.ts";
import { exactQuery, searchQuery, soundsOf } from "./search-terms.ts";
import { labelOf } from "./stored.ts";

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

const noMore: ListConditions = { conditions: [], nearest: [] };

/**
 * Records of these kinds the viewer may see, last changed first. With words the exact ones come first, then stems, then names that
 * look or sound alike. `more` is what a kind's own filter asks.
 */
export async function listRecords(db: Db, kinds: readonly string[], filter: RecordFilter, more: ListConditions = noMore): Promise<Page<ListedRecord>> {
  const conditions = recordConditions(db, kinds, filter, more);
  const isPlain = more.conditions.length + more.nearest.length === 0;
  return filter.q || more.nearest.length > 0 ? listByNearness(db, conditions, filter, more, isPlain) : listByTime(db, conditions, filter, isPlain);
}

/** Everything a list asks, on `record.head as head`; for whatever else is to be told of the same records. */
export function recordConditions(db: Db, kinds: readonly string[], filter: Omit<RecordFilter, "after" | "limit">, more: ListConditions = noMore): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [sql`head.kind = any (${kinds}::text[])`, withinOrReleased(db, "head"), ...more.conditions];
  if (filter.situation) conditions.push(sql`(head.situation_id = ${filter.situation} or head.id = ${filter.situation})`);
  if (filter.compartment) conditions.push(sql`head.compartment_id = ${filter.compartment}`);
  if (filter.state) conditions.push(sql`head.state = ${filter.state}`);
  if (filter.linked) conditions.push(sql`head.id in (select from_id from record.link where to_id = ${filter.linked} and ${withinBeside(db, "link", sql`whole.id = link.from_id`)})`);
  if (filter.q) conditions.push(hasWords(filter.q));
  return conditions;
}

/** What is asked for stands in queries of its own, which are answered once and not again for every row. */
function hasWords(words: string): RawBuilder<unknown> {
  const sounds = soundsOf([words]);
  return sql`(head.search @@ (select ${searchQuery(words)})
              or (select public.unaccent(lower(${words}))) <% head.names
              ${sounds.length > 0 ? sql`or head.name_sounds @> ${sounds}::text[]` : sql``})`;
}

const columns = sql`
  head.id, head.kind, head.compartment_id as "compartmentId", head.label, head.version, head.state, head.number, head.title,
  head.situation_id as "situationId", head.due_at as "dueAt", head.created_at as "createdAt", head.changed_at as "changedAt",
  account.name as "changedByName", head.is_exercise as "isExercise"`;

/** A list as it is opened, without a filter of its kind, is asked for all day long. */
async function listByTime(db: Db, conditions: RawBuilder<unknown>[], filter: RecordFilter, isPlain: boolean): Promise<Page<ListedRecord>> {
  if (filter.after) {
    const [at, id] = readCursor(filter.after);
    conditions.push(sql`(head.changed_at, head.id) < (${at}::timestamptz, ${id}::uuid)`);
  }
  const { rows } = await sql<Row & { cursorAt: string }>`${isPlain ? prepared : sql``}
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

/** Nearness has no place between two rows that a cursor could name, so pages of this list are counted from its beginning. */
async function listByNearness(db: Db, conditions: readonly RawBuilder<unknown>[], filter: RecordFilter, { nearest }: ListConditions, isPlain: boolean): Promise<Page<ListedRecord>> {
  const skipped = filter.after ? readCount(filter.after) : 0;
  const order = [...(filter.q ? wordsFirst(filter.q) : []), ...nearest.map((condition) => sql`${condition} desc`), sql`head.changed_at desc`, sql`head.id`];
  const { rows } = await sql<Row>`${isPlain ? prepared : sql``}
    select ${columns}
      from record.head
      left join access.account on account.id = head.changed_by
     where ${sql.join(conditions, sql` and `)}
     order by ${sql.join(order, sql`, `)}
     limit ${filter.limit + 1} offset ${skipped}
  `.execute(db);
  return { items: rows.slice(0, filter.limit).map(listed), next: rows.length > filter.limit ? writeCount(skipped + filter.limit) : null };
}

function wordsFirst(words: string): RawBuilder<unknown>[] {
  const query = sql`(select ${searchQuery(words)})`;
  return [sql`(head.search @@ (select ${exactQuery(words)})) desc`, sql`(head.search @@ ${query}) desc`, sql`ts_rank(head.search, ${query}) desc`, sql`public.word_similarity((select public.unaccent(lower(${words}))), head.names) desc`];
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

function writeCount(skipped: number): string {
  return Buffer.from(`behind ${skipped}`).toString("base64url");
}

function readCount(cursor: string): number {
  const digits = /^behind (\d{1,6})$/.exec(Buffer.from(cursor, "base64url").toString("utf8"))?.[1];
  return digits === undefined ? refuse("platform.cursor-invalid") : Number(digits);
}
