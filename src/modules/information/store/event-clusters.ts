import { sql, type RawBuilder } from "kysely";
import { clearanceIn, within } from "#platform/database/reach.ts";
import type { Db } from "#platform/database/pools.ts";

type Fragment = RawBuilder<unknown>;

/**
 * Which of several tellings of one event stands for it, with its day, place, kind and best count: one that counts before one that does not, a published one before
 * one that may still be dropped, then the one that knows day and place best, rests on most sources and is the newest. Nobody's number is made of others'.
 * See docs/decisions/0026.
 */
const standsFirst = sql`
  (event.deaths_best is null), event.candidate, coalesce(array_position(array['day', 'days', 'week', 'month', 'year'], event.date_precision), 9),
  coalesce(array_position(array['exact', 'near', 'second-level-area', 'first-level-area', 'line-or-area', 'country', 'international'], event.where_precision::text), 9),
  event.number_of_sources desc nulls last, event.imported_at desc, event.dataset, event.source_key`;

/**
 * Events of these conditions that people decided to be one with another of them, as far as the viewer may know it: each with its place among the tellings of
 * one event (the first stands for it), how many they are, and the lowest and highest count that any of them gives. What is told once only within the conditions
 * is not among them. `per` counts an event once for each of its values, such as a name that only some of its tellings give.
 */
export function joinedTellings(db: Db, conditions: readonly Fragment[], { clearance = clearanceIn(db), per, of = sql`information.event` }: { readonly clearance?: number; readonly per?: Fragment; readonly of?: Fragment } = {}): Fragment {
  const group = per === undefined ? sql`cluster.cluster_id` : sql`cluster.cluster_id, ${per}`;
  return sql`(
    select joined.* from (
      select event.*, cluster.cluster_id, cluster.rests_on, row_number() over (partition by ${group} order by ${standsFirst}) as place, count(*) over (partition by ${group}) as tellings,
             min(coalesce(event.deaths_low, event.deaths_best)) over (partition by ${group}) as told_low, max(coalesce(event.deaths_high, event.deaths_best)) over (partition by ${group}) as told_high
        from information.event_cluster as cluster join ${of} as event on event.id = cluster.event_id
       where cluster.label = ${clearance} and not cluster.contested and ${within(db, "cluster")} and ${sql.join(conditions, sql` and `)}) as joined
     where joined.tellings > 1)`;
}

/**
 * What sums over tellings have too much, as rows to be added to them: every telling but the first of each event is taken away again, and the first is given the
 * range of all.
 */
export function corrections(db: Db, conditions: readonly Fragment[], cell: Fragment): Fragment {
  return sql`
    select coalesce(${cell}, 0) as cell, coalesce(event.country_iso3, '') as country_iso3, date_trunc('month', event.date_from::timestamp)::date as month, coalesce(event.kind, '') as kind, ${corrected}
      from ${joinedTellings(db, conditions)} as event`;
}

/** Of `joinedTellings(…) as event`. */
export const corrected = sql`
  case event.place when 1 then 0 else -1 end as events,
  case when event.place > 1 and event.deaths_best is null then -1 else 0 end as uncounted,
  case event.place when 1 then coalesce(event.told_low, 0) else 0 end - coalesce(event.deaths_low, 0) as low,
  case event.place when 1 then 0 else -coalesce(event.deaths_best, 0) end as best,
  case event.place when 1 then coalesce(event.told_high, 0) else 0 end - coalesce(event.deaths_high, 0) as high`;

/** The ids of tellings of these conditions that are not counted, because another one stands for their event. */
export function uncountedTellings(db: Db, conditions: readonly Fragment[], clearance?: number): Fragment {
  return sql`(select event.id from ${joinedTellings(db, conditions, clearance === undefined ? {} : { clearance })} as event where event.place > 1)`;
}

/** The group of tellings that `event` is one of, in a query for few events: none where it stands alone, or where decisions contradict each other. */
export function clusterOf(db: Db): Fragment {
  return sql`lateral (
    select own.cluster_id, (select count(*) from information.event_cluster as mate where mate.cluster_id = own.cluster_id and mate.label = own.label and ${within(db, "mate")}) as tellings
      from information.event_cluster as own
     where own.event_id = event.id and own.label = ${clearanceIn(db)} and not own.contested and ${within(db, "own")})`;
}

export type JoinedTo = { readonly id: string; readonly contested: boolean };

/** All tellings that people joined with this event, itself among them, the one that stands for the event first; also where decisions contradict each other, so that nothing is joined. */
export async function listJoinedTo(db: Db, id: string): Promise<JoinedTo[]> {
  const { rows } = await sql<JoinedTo>`
    select event.id, mate.contested
      from information.event_cluster as own
      join information.event_cluster as mate on mate.cluster_id = own.cluster_id and mate.label = own.label
      join information.event on event.id = mate.event_id
     where own.event_id = ${id} and own.label = ${clearanceIn(db)} and ${within(db, "own")} and ${within(db, "mate")} and ${within(db, "event")}
     order by ${standsFirst}
  `.execute(db);
  return rows;
}
