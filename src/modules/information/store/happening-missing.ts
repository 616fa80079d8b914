import { sql, type RawBuilder } from "kysely";
import type { Db } from "#platform/database/pools.ts";
import { within } from "#platform/database/reach.ts";
import type { HappeningKind } from "../model/happening-kind.ts";
import { anyElement, elements, ownElements, type Element } from "../model/missing.ts";

/**
 * Whether `facet` lacks an element, or any of them. What stands in another record is asked when the list is, within the reader's reach, and not kept:
 * it would be old after the next claim, and would tell of accounts one may not see.
 */
export function lacks(db: Db, kind: HappeningKind, asked: Element | typeof anyElement): RawBuilder<unknown> {
  return asked === anyElement ? sql`(${sql.join(elements.map((element) => lacksOne(db, kind, element)), sql` or `)})` : lacksOne(db, kind, asked);
}

/** Everything that `facet` lacks, in the order of the elements. */
export function missingOf(db: Db, kind: HappeningKind): RawBuilder<unknown> {
  return sql`array_remove(array[${sql.join(elements.map((element) => sql`case when ${lacksOne(db, kind, element)} then ${element} end`))}]::text[], null)`;
}

/** What each of these records lacks, for the list. */
export function missingOn(kind: HappeningKind) {
  return async (db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> => {
    const { rows } = await sql<{ id: string; missing: string[] }>`
      select facet.record_id as id, ${missingOf(db, kind)} as missing from record.facet where facet.record_id = any (${ids}::uuid[]) and ${within(db, "facet")}
    `.execute(db);
    return new Map(rows.map(({ id, missing }) => [id, missing]));
  };
}

function lacksOne(db: Db, kind: HappeningKind, element: Element): RawBuilder<unknown> {
  const own: readonly Element[] = ownElements[kind];
  const lacksItself = isUnsaid("facet", element);
  if (kind === "information.report") return own.includes(element) ? lacksItself : sql`not ${saidInClaim(db, element)}`;
  if (element !== "source") return lacksItself;
  return kind === "information.claim" ? sql`not ${isToldBySource(db, sql`facet.record_id`)}` : sql`(${lacksItself} and not ${restsOnSource(db)})`;
}

function isUnsaid(table: string, element: Element): RawBuilder<unknown> {
  return sql`${element}::text = any (${sql.ref(`${table}.missing`)})`;
}

/** Whom a report accuses, whom it tells of and what was done to them stands in the claims drawn from it. */
function saidInClaim(db: Db, element: Element): RawBuilder<unknown> {
  return sql`exists (
    select from (select drawn.from_id as id from record.link as drawn where drawn.to_id = facet.record_id and drawn.link = 'said-in' and ${within(db, "drawn")} offset 0) as told
     where ${says(db, "claim", element)})`;
}

/** What kind of source tells a claim stands in its report. */
function isToldBySource(db: Db, claimId: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`exists (
    select from (select drawn.to_id as id from record.link as drawn where drawn.from_id = ${claimId} and drawn.link = 'said-in' and ${within(db, "drawn")} offset 0) as told
     where ${says(db, "report", "source")})`;
}

/** An incident is told by the sources of the claims joined to it. */
function restsOnSource(db: Db): RawBuilder<unknown> {
  return sql`exists (
    select from (select joined.to_id as id from record.link as joined where joined.from_id = facet.record_id and joined.link = 'claim' and ${within(db, "joined")} offset 0) as rested
     where exists (select from record.facet as claim where claim.record_id = rested.id and ${within(db, "claim")} offset 0) and ${isToldBySource(db, sql`rested.id`)})`;
}

/** That the record `told.id` says it. As in the filter, an offset of nothing has each looked up by its key, one after the other. */
function says(db: Db, name: "claim" | "report", element: Element): RawBuilder<unknown> {
  return sql`exists (select from record.facet as ${sql.ref(name)} where ${sql.ref(`${name}.record_id`)} = told.id and ${within(db, name)} and not ${isUnsaid(name, element)} offset 0)`;
}
