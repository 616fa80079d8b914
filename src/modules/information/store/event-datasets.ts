import { sql } from "kysely";
import type { Db } from "#platform/database/pools.ts";
import { within } from "#platform/database/reach.ts";
import { daysInMonth } from "#platform/rules/calendar-day.ts";
import { corrected, joinedTellings } from "./event-clusters.ts";

export type EventDataset = { readonly dataset: string; readonly events: number; readonly first: string; readonly last: string };

/** Data sets the viewer may see, with the months from which and until which they have events. */
export async function listDatasets(db: Db): Promise<EventDataset[]> {
  const { rows } = await sql<EventDataset>`
    select dataset, sum(events) as events, to_char(min(month), 'YYYY-MM') as first, to_char(max(month), 'YYYY-MM') as last
      from (select dataset, month, events from information.event_sum where events > 0 and ${within(db, "event_sum")}
             union all
            select event.dataset, null, -1 from ${joinedTellings(db, [within(db, "event")], { per: sql`event.dataset` })} as event where event.place > 1) as summed
     group by dataset order by sum(events) desc, dataset
  `.execute(db);
  return rows;
}

/** Deaths (best estimates) of one kind in one country and month, with the events they are the sum of. `labelRank` is the highest of what was counted. */
export type MonthlyDeaths = { readonly countryIso3: string; readonly month: string; readonly kind: string; readonly best: number; readonly events: number; readonly uncounted: number; readonly labelRank: number };

/** Narrower than what the viewer sees: what an office may see at a label, for work that the system does in its name. */
export type Within = { readonly compartmentId: string; readonly labelRank: number };

/** What a data set counts month by month, to the end of a month, as far as the viewer may see it: each event once, however many of its rows tell of it. Months without a row had no event. */
export async function listMonthlyDeaths(db: Db, dataset: string, until: string, only?: Within): Promise<MonthlyDeaths[]> {
  const narrowed = (table: string) => (only === undefined ? sql`true` : sql`${sql.ref(`${table}.label`)} <= ${only.labelRank} and ${sql.ref(`${table}.compartment_id`)} in (select id from access.compartment where id = ${only.compartmentId} or kind = 'open-data')`);
  const told = [within(db, "event"), narrowed("event"), sql`event.dataset = ${dataset} and event.date_from < ${`${until}-01`}::date + interval '1 month'`];
  const { rows } = await sql<MonthlyDeaths>`
    select country_iso3 as "countryIso3", to_char(month, 'YYYY-MM') as month, kind, sum(best) as best, sum(events) as events, sum(uncounted) as uncounted, max(label) as "labelRank"
      from (select country_iso3, month, kind, best, events, uncounted, label from information.event_sum
             where dataset = ${dataset} and month <= ${`${until}-01`}::date and events > 0 and ${narrowed("event_sum")} and ${within(db, "event_sum")}
             union all
            select coalesce(event.country_iso3, ''), date_trunc('month', event.date_from::timestamp)::date, coalesce(event.kind, ''), corrected.best, corrected.events, corrected.uncounted, event.rests_on
              from ${joinedTellings(db, told, only && { clearance: only.labelRank })} as event cross join lateral (select ${corrected}) as corrected) as summed
     group by country_iso3, month, kind having sum(events) > 0 order by country_iso3, month, kind
  `.execute(db);
  return rows;
}

/** Releases from which the events of a data set to the end of a month come, as far as the viewer may see them. */
export async function listReleases(db: Db, dataset: string, until: string): Promise<string[]> {
  const { rows } = await sql<{ release: string }>`
    select distinct release from information.event
     where dataset = ${dataset} and date_from <= ${`${until}-${daysInMonth(Number(until.slice(0, 4)), Number(until.slice(5)))}`}::date and ${within(db, "event")} order by release
  `.execute(db);
  return rows.map(({ release }) => release);
}

/** The months in which a data set counts deaths in a country. */
export type ReportedMonths = { readonly dataset: string; readonly months: readonly string[] };

/** Of the data sets that tell of a country and reach over a span of months: those of the span in which they count deaths there. One that begins or ends within the span knows nothing of the rest of it. */
export async function listReportedMonths(db: Db, countryIso3: string, span: { readonly first: string; readonly last: string }, only: Within): Promise<ReportedMonths[]> {
  const { rows } = await sql<ReportedMonths>`
    select dataset, coalesce(array_agg(distinct to_char(month, 'YYYY-MM')) filter (where country_iso3 = ${countryIso3} and best > 0 and month between ${`${span.first}-01`}::date and ${`${span.last}-01`}::date), '{}') as months
      from information.event_sum where events > 0 and label <= ${only.labelRank} and compartment_id in (select id from access.compartment where id = ${only.compartmentId} or kind = 'open-data') and ${within(db, "event_sum")}
     group by dataset having min(month) <= ${`${span.first}-01`}::date and max(month) >= ${`${span.last}-01`}::date and bool_or(country_iso3 = ${countryIso3}) order by dataset
  `.execute(db);
  return rows;
}
