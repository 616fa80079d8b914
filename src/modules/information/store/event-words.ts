import { sql, type RawBuilder } from "kysely";
import type { Db } from "#platform/database/pools.ts";
import { searchQuery } from "#platform/records/search-terms.ts";

/** `count` events have the words; `ids`, latest first, is PostgreSQL's own text of an array, because it only comes to go back. */
export type Found = { readonly count: number; readonly ids: string };

/**
 * Asked event by event, which is soon done where the words are in many. The query is made once: as a bare expression PostgreSQL
 * would make it again for every event it looks at.
 */
export function hasWords(words: string): RawBuilder<unknown> {
  return sql`event.search @@ (select ${searchQuery(words)})`;
}

/** The latest `first` of the visible events with these words, from the index on words; undefined where more than `most` have them. */
export async function findByWords(db: Db, words: string, most: number, first = most): Promise<Found | undefined> {
  const { rows: [found] } = await sql<Found | { count: null; ids: null }>`
    select cardinality(found.ids) as count, found.ids[1:${first}]::text as ids
      from (select information.find_events(${searchQuery(words)}, ${most}) as ids offset 0) as found
  `.execute(db);
  return found === undefined || found.count === null ? undefined : found;
}

export function isFound({ ids }: Found): RawBuilder<unknown> {
  return sql`event.id = any (${ids}::uuid[])`;
}
