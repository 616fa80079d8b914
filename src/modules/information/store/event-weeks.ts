import { sql } from "kysely";
import type { Db } from "#platform/database/pools.ts";
import { within } from "#platform/database/reach.ts";
import type { WeeklyCount } from "../model/weekly-count.ts";
import { uncountedTellings } from "./event-clusters.ts";

/** One data set in one compartment, with the days on which its first and last event began. Only events that every reader of the compartment may see. */
export type DatasetReach = { readonly compartmentId: string; readonly dataset: string; readonly first: string; readonly last: string };

/** For work of the system: it asks for all compartments, and whatever comes of it stays in that of its events. */
export async function listDatasetReaches(db: Db, only?: string): Promise<DatasetReach[]> {
  const { rows } = await sql<DatasetReach>`
    select compartment_id as "compartmentId", dataset, to_char(min(date_from), 'YYYY-MM-DD') as first, to_char(max(date_from), 'YYYY-MM-DD') as last
      from information.event where label = 0 and ${only === undefined ? sql`true` : sql`dataset = ${only}`} and ${within(db, "event")} group by compartment_id, dataset order by compartment_id, dataset
  `.execute(db);
  return rows;
}

/** When events were last brought in; nothing is new before the next time. */
export async function lastImport(db: Db): Promise<string | null> {
  const { rows } = await sql<{ at: string | null }>`select max(finished_at)::text as at from information.import_batch where stored + updated > 0 and ${within(db, "import_batch")}`.execute(db);
  return rows[0]?.at ?? null;
}

/** Actors whose weeks are counted: with fewer events, nothing of a week is usual; and no more than so many of a country and of a data set, the most active first. */
const leastEvents = 30;
const [mostOfCountry, mostOfDataset] = [20, 300];

/**
 * Counts week by week between two days, both included: by area, by kind of violence, and by actor. An event of which only the month or the year is known belongs to no week; put into
 * the first of them it would be a surge on every first day. What people decided to be one event counts once. Whom one-sided violence is done to is no actor.
 */
export async function listWeeklyCounts(db: Db, { compartmentId, dataset }: DatasetReach, from: string, to: string): Promise<WeeklyCount[]> {
  const conditions = [
    sql`event.compartment_id = ${compartmentId} and event.label = 0 and event.dataset = ${dataset} and event.country_iso3 is not null`, within(db, "event"),
    sql`event.date_from between ${from}::date and ${to}::date and coalesce(event.date_to, event.date_from) - event.date_from < 7`,
  ];
  const counted = sql`max(country_name) as "countryName", to_char(week, 'YYYY-MM-DD') as week, count(*) as events, case when bool_and(number_of_sources is not null) then sum(number_of_sources) end as sources`;
  const { rows } = await sql<WeeklyCount>`
    with again as materialized ${uncountedTellings(db, conditions, 0)},
    told as materialized (
      select id, country_iso3, country_name, adm1, kind, side_a, side_b, number_of_sources, date_trunc('week', date_from::timestamp) as week
        from information.event where ${sql.join(conditions, sql` and `)} and event.id not in (select id from again)),
    named as materialized (
      select told.*, actor from told
       cross join lateral (select side_a as actor where side_a is not null union select side_b where side_b is not null and kind is distinct from 'one-sided') as side),
    active as (
      select country_iso3, actor, count(*) as events, row_number() over (partition by country_iso3 order by count(*) desc, actor) as place, row_number() over (order by count(*) desc, country_iso3, actor) as place_of_all
        from named group by country_iso3, actor having count(*) >= ${leastEvents})
    select country_iso3 as "countryIso3", adm1 as area, null as violence, null as actor, ${counted} from told group by country_iso3, adm1, week
     union all
    select country_iso3, null, kind, null, ${counted} from told where kind is not null group by country_iso3, kind, week
     union all
    select country_iso3, null, null, actor, ${counted} from named where (country_iso3, actor) in (select country_iso3, actor from active
     where place <= ${mostOfCountry} and place_of_all <= ${mostOfDataset}) group by country_iso3, actor, week
     order by "countryIso3", actor nulls first, violence nulls first, area nulls first, week
  `.execute(db);
  return rows;
}
