import { sql, type RawBuilder } from "kysely";
import type { Db } from "#platform/database/pools.ts";
import { eventConditions, mostFound, ofEitherSide, type EventFilter } from "./event-filter.ts";
import { findByWords, hasWords, isFound } from "./event-words.ts";

export type Place = readonly [day: string, id: string];
type Source = RawBuilder<unknown>;

/** What is asked of the latest events: how many, of which filter, behind which place. */
export type Asked = { readonly filter: EventFilter; readonly after: Place | undefined; readonly wanted: number };

/** Reads the latest `wanted` events of a source, in order. */
export type Read<Row> = (source: Source) => Promise<Row[]>;

/** A way to a page, which may end without knowing it. */
type Way<Row> = () => Promise<Row[] | undefined>;

/** How much each way to a page may look at. */
export type Bounds = {
  /** Words in no more events than this are looked up first. */
  readonly few: number;
  /** So many of the latest events are looked at one by one. */
  readonly walked: number;
  /** Words in more events than this are never looked up. */
  readonly many: number;
  /** So many of the latest events with the words are tried for the rest of the filter before all of them are: they all cost ten times more to bring. */
  readonly first: number;
};

/**
 * Measured on a million events: the first two ways end within 15 ms, the third within 40 ms, or 150 ms where few of the events with
 * the words are of the rest of the filter. The last has no end but that of the events, and took 2.8 s for a word of the oldest years.
 */
const bounds: Bounds = { few: 5_000, walked: 4_000, many: mostFound, first: 1_000 };

/** The latest events of a filter the viewer may see. */
export async function latestEvents<Row>(db: Db, asked: Asked, read: Read<Row>): Promise<Row[]> {
  for (const way of await waysToLatest(db, asked, read, bounds)) {
    const rows = await way();
    if (rows) return rows;
  }
  throw new Error("the last way to a page always knows it");
}

/**
 * The ways to one page, the most promising first. Each gives the same events, or undefined where it cannot know that none is
 * missing; the last always knows. Nobody can tell beforehand which is fast: a word in three events of a hundred is found soon
 * where it is in the latest, and after all others where it is in the oldest.
 */
export async function waysToLatest<Row>(db: Db, { filter, after, wanted }: Asked, read: Read<Row>, { few, walked, many, first }: Bounds): Promise<readonly Way<Row>[]> {
  const { actor, q, ...rest } = filter;
  const conditions = await eventConditions(db, rest);
  if (after) conditions.push(sql`(event.date_from, event.id) < (${after[0]}::date, ${after[1]}::uuid)`);
  if (!q) return [() => read(latestOf(conditions, actor, wanted))];

  const lookUp = (most: number, tried = first): Way<Row> => async () => {
    const found = await findByWords(db, q, most, tried);
    if (!found) return undefined;
    const rows = await read(amongFound([...conditions, isFound(found)], actor));
    return rows.length === wanted || found.count <= tried ? rows : lookUp(most, most)();
  };
  const walk = async () => {
    const latest = latestOf(conditions, actor, walked);
    const rows = await read(sql`(select event.* from (select event.* from ${latest} as event order by event.date_from desc, event.id desc limit ${walked}) as event where ${hasWords(q)})`);
    return rows.length === wanted || (await countOf(db, latest)) < walked ? rows : undefined;
  };
  return [lookUp(few), walk, lookUp(many), () => read(latestOf([...conditions, hasWords(q)], actor, wanted))];
}

/** An actor is looked for on each side apart, because only then the latest come straight from an index. */
function latestOf(conditions: readonly Source[], actor: string | undefined, limit: number): Source {
  const latest = (more: readonly Source[]) => sql`(
      select event.* from information.event where ${sql.join([...conditions, ...more], sql` and `)} order by event.date_from desc, event.id desc limit ${limit})`;
  if (actor === undefined) return latest([]);
  const sideA = latest([sql`event.side_a = ${actor}`]);
  const sideB = latest([sql`event.side_b = ${actor}`, sql`(event.side_a <> ${actor} or event.side_a is null)`]);
  return sql`(${sideA} union all ${sideB})`;
}

/** With its own end ("offset 0"), because in sight of the order and limit outside PostgreSQL would rather walk a million events by date. */
function amongFound(conditions: readonly Source[], actor: string | undefined): Source {
  const all = actor === undefined ? conditions : [...conditions, ofEitherSide(actor)];
  return sql`(select event.* from information.event where ${sql.join(all, sql` and `)} offset 0)`;
}

async function countOf(db: Db, source: Source): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${source} as event`.execute(db);
  return rows[0]?.count ?? 0;
}
