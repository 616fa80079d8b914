import { sql, type RawBuilder } from "kysely";
import * as v from "valibot";
import type { Db } from "#platform/database/pools.ts";
import { within } from "#platform/database/reach.ts";
import { RecordFilter } from "#platform/records/filter.ts";
import type { ListFilter } from "#platform/records/registry.ts";
import { asksForDays, happeningFilter, isInOrder, type HappeningFilter } from "../model/happening-filter.ts";

/** The query of a list: words, state and situation as for every kind, and what it is about. */
const HappeningQuery = v.pipe(
  v.strictObject({ ...RecordFilter.entries, ...happeningFilter }),
  v.forward(v.partialCheck([["from"], ["to"]], isInOrder, "information.filter-days-out-of-order"), ["to"]),
);
type HappeningQuery = v.InferOutput<typeof HappeningQuery>;

/** The list filter of kinds that tell of a happening. */
export const happenings: ListFilter = { query: HappeningQuery, conditions: (db, query: HappeningQuery) => happeningConditions(db, query) };

/** The condition that a record is on the list, on `record.head as head`. */
function happeningConditions(db: Db, filter: HappeningFilter): RawBuilder<unknown>[] {
  const conditions = facetConditions(filter);
  if (conditions.length === 0) return [];
  return [sql`head.id in (select facet.record_id from record.facet where ${sql.join([within(db, "facet"), ...conditions], sql` and `)})`];
}

function facetConditions({ country, area, from, to }: HappeningFilter): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [];
  if (country) conditions.push(sql`${country} = any (facet.countries)`);
  if (area) conditions.push(sql`exists (select from unnest(facet.pcodes) as pcode where starts_with(pcode, ${area}))`);
  if (asksForDays({ from, to })) conditions.push(sql`facet.occurred && daterange(${from ?? null}::date, ${to ?? null}::date, '[]')`);
  return conditions;
}
