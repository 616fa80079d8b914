import { sql } from "kysely";
import type { Db } from "#platform/database/pools.ts";
import { within } from "#platform/database/reach.ts";
import { daysInMonth } from "#platform/rules/calendar-day.ts";
import type { Event } from "../model/event.ts";
import { uncountedTellings } from "./event-clusters.ts";
import type { Within } from "./event-datasets.ts";

/** Deaths (best estimates) of one kind at one point in one month, with how precisely the point is meant. */
export type MonthlyPoint = Pick<Event, "adm1" | "latitude" | "longitude" | "wherePrecision"> & { readonly month: string; readonly kind: string; readonly best: number; readonly events: number };

/** What a data set tells of the places in one country to the end of a month, as far as the viewer may see it; an event that several tell of is told once, by the telling that stands for it. A country at a time: all points of the world fill the memory. */
export async function listMonthlyPoints(db: Db, dataset: string, countryIso3: string, until: string, only?: Within): Promise<MonthlyPoint[]> {
  const narrowed = only === undefined ? sql`true` : sql`event.label <= ${only.labelRank} and event.compartment_id in (select id from access.compartment where id = ${only.compartmentId} or kind = 'open-data')`;
  const lastDay = `${until}-${daysInMonth(Number(until.slice(0, 4)), Number(until.slice(5)))}`;
  const told = [within(db, "event"), narrowed, sql`event.dataset = ${dataset} and event.date_from <= ${lastDay}::date`];
  const { rows } = await sql<MonthlyPoint>`
    select to_char(date_from, 'YYYY-MM') as month, kind, adm1, latitude, longitude, where_precision as "wherePrecision",
           coalesce(sum(deaths_best), 0)::int as best, count(*)::int as events
      from information.event
     where ${sql.join(told, sql` and `)} and country_iso3 = ${countryIso3} and kind is not null and id not in ${uncountedTellings(db, told, only?.labelRank)}
     group by to_char(date_from, 'YYYY-MM'), kind, adm1, latitude, longitude, where_precision
     order by 1, kind, latitude, longitude, adm1, where_precision
  `.execute(db);
  return rows;
}
