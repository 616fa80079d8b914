import { sql, type Kysely, type RawBuilder } from "kysely";
import { writers } from "#partners/model/role.ts";
import type { Pool } from "#platform/database/pools.ts";
import type { Telling } from "../model/event-record.ts";

/** Which events are matched: of one compartment, up to a label, of some days, countries and data sets. What is not said is not narrowed. */
export type MatchScope = {
  readonly compartmentId: string;
  readonly labelRank: number;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly countries?: readonly string[] | undefined;
  readonly datasets?: readonly string[] | undefined;
};

/**
 * Compartments with events in which the account may start a matching: it writes there, or anywhere for published data, and nothing bars it. With the
 * highest label it may see, because it acts as that person (S19). One compartment is never matched with another: an exercise is not compared with the world.
 */
export async function matchedCompartments(pool: Pool, accountId: string): Promise<Pick<MatchScope, "compartmentId" | "labelRank">[]> {
  const { rows } = await sql<{ compartmentId: string; labelRank: number }>`
    select compartment.id as "compartmentId", account.clearance as "labelRank"
      from access.compartment join access.account on account.id = ${accountId} and account.disabled_at is null
     where compartment.closed_at is null
       and compartment.id <> all ((select access.barred(${accountId}::uuid))::uuid[])
       and exists (select from information.event_sum where event_sum.compartment_id = compartment.id and events > 0)
       and exists (
             select from access.membership join access.compartment as office on office.id = membership.compartment_id and office.closed_at is null
              where account_id = ${accountId} and role = any (${[...writers]}::text[])
                and now() >= valid_from and (valid_until is null or now() < valid_until)
                and (office.id = compartment.id or compartment.kind = 'open-data'))
     order by compartment.created_at, compartment.id
  `.execute(pool.db);
  return rows;
}

/** Whether there is more than one data set to find the same event in. */
export async function hasSeveralDatasets(db: Kysely<unknown>, compartmentId: string): Promise<boolean> {
  const { rows } = await sql<{ several: boolean }>`select count(distinct dataset) > 1 as several from information.event_sum where compartment_id = ${compartmentId} and events > 0`.execute(db);
  return rows[0]?.several ?? false;
}

export async function countTellings(db: Kysely<unknown>, scope: MatchScope): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from information.event where ${inScope(scope)}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Accounts of events are long; their first words name who, where and what. */
const mostLetters = 1_000;

/** So many events of the scope in the order of their days, behind the one given. */
export async function listTellings(db: Kysely<unknown>, scope: MatchScope, after: Pick<Telling, "dateFrom" | "id"> | undefined, limit: number): Promise<Telling[]> {
  const { rows } = await sql<Telling>`
    select id, dataset, date_from as "dateFrom", date_to as "dateTo", latitude, longitude, where_precision as "wherePrecision", kind, side_a as "sideA", side_b as "sideB",
           json_build_object('low', deaths_low, 'best', deaths_best, 'high', deaths_high) as deaths,
           left(source_headline, ${mostLetters}) as "sourceHeadline", left(source_article, ${mostLetters}) as "sourceArticle"
      from information.event
     where ${inScope(scope)} and ${after === undefined ? sql`true` : sql`(date_from, id) > (${after.dateFrom}::date, ${after.id}::uuid)`}
     order by date_from, id limit ${limit}
  `.execute(db);
  return rows;
}

/** The days over which an import brought events, and so many before and after: there are the others that may be the same. */
export async function daysOfImport(db: Kysely<unknown>, importId: string, around: number): Promise<{ from: string; to: string } | undefined> {
  const { rows } = await sql<{ from: string | null; to: string | null }>`select min(date_from) - ${around}::integer as "from", max(date_from) + ${around}::integer as "to" from information.event where import_id = ${importId}`.execute(db);
  const [row] = rows;
  return row === undefined || row.from === null || row.to === null ? undefined : { from: row.from, to: row.to };
}

/** Asks for a matching as whoever asked for the run that is ending, where there is another data set to match with. */
export async function queueMatch(db: Kysely<unknown>, runId: string, compartmentId: string, input: Readonly<Record<string, unknown>>): Promise<string | undefined> {
  if (!(await hasSeveralDatasets(db, compartmentId))) return undefined;
  const { rows } = await sql<{ id: string }>`
    insert into job.run (task, input, requested_by, asked_with)
    select 'match-events', ${JSON.stringify(input)}::jsonb, requested_by, asked_with from job.run where id::text = ${runId} returning id
  `.execute(db);
  return rows[0]?.id;
}

/** The condition that an event is among those that are matched. */
export function inScope({ compartmentId, labelRank, from, to, countries, datasets }: MatchScope): RawBuilder<unknown> {
  return sql.join([
    sql`compartment_id = ${compartmentId} and label <= ${labelRank}`,
    ...(from === undefined ? [] : [sql`date_from >= ${from}::date`]),
    ...(to === undefined ? [] : [sql`date_from <= ${to}::date`]),
    ...(countries === undefined ? [] : [sql`country_iso3 = any (${countries}::text[])`]),
    ...(datasets === undefined ? [] : [sql`dataset = any (${datasets}::text[])`]),
  ], sql` and `);
}
