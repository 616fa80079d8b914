import { sql, type RawBuilder } from "kysely";
import type { Db } from "#platform/database/pools.ts";
import { clearanceIn, within } from "#platform/database/reach.ts";
import { daysInMonth } from "#platform/rules/calendar-day.ts";
import { isNamedByRecord } from "./event-actors.ts";
import { corrected, corrections, joinedTellings } from "./event-clusters.ts";
import { allConditions, type EventFilter } from "./event-filter.ts";

/**
 * Three arrays of one length, because names repeated for every cell would be most of the answer. A cell is its H3 number without
 * the "8" and resolution before it and without the "f"s behind it; cells stand in the order of their numbers.
 */
export type EventCells = { readonly resolution: 3 | 5; readonly cells: readonly string[]; readonly events: readonly number[]; readonly best: readonly number[] };
export type EventMonth = { readonly month: string; readonly kind: string | null; readonly events: number; readonly uncounted: number; readonly low: number; readonly best: number; readonly high: number };
export type EventCountry = { readonly countryIso3: string | null; readonly events: number; readonly uncounted: number; readonly best: number; readonly first: string; readonly last: string };
export type EventName = { readonly part: "side-a" | "side-b" | "conflict" | "dyad" | "area"; readonly name: string; readonly events: number; readonly best: number };

const monthly = sql`information.event_sum`;

/** Events and deaths by cell. In a box at the finer resolution, everywhere else at that of the world map. */
export async function sumByCell(db: Db, filter: EventFilter): Promise<EventCells> {
  const resolution = filter.bbox || filter.cell ? 5 : 3;
  const source = await sumsOf(db, filter, resolution === 5 ? sql`event.cell5` : sql`event.cell3`, isInWholeYears(filter) ? sql`information.event_year_sum` : monthly);
  const { rows } = await sql<{ cell: string; events: number; best: number }>`
    select to_hex(cell) as cell, sum(events) as events, sum(best) as best
      from ${source} as summed where cell <> 0 group by summed.cell having sum(events) > 0 order by summed.cell
  `.execute(db);
  return {
    resolution,
    cells: rows.map((row) => row.cell.slice(2).replace(/f+$/, "")),
    events: rows.map((row) => row.events),
    best: rows.map((row) => row.best),
  };
}

export async function sumByMonth(db: Db, filter: EventFilter): Promise<EventMonth[]> {
  const source = await sumsOf(db, filter, sql`event.cell3`);
  const { rows } = await sql<EventMonth>`
    select to_char(month, 'YYYY-MM') as month, nullif(kind, '') as kind, sum(events) as events, sum(uncounted) as uncounted,
           sum(low) as low, sum(best) as best, sum(high) as high
      from ${source} as summed group by summed.month, summed.kind having sum(events) > 0 order by summed.month, summed.kind
  `.execute(db);
  return rows;
}

export async function sumByCountry(db: Db, filter: EventFilter): Promise<EventCountry[]> {
  const source = await sumsOf(db, filter, sql`event.cell3`);
  const { rows } = await sql<EventCountry>`
    select nullif(country_iso3, '') as "countryIso3", sum(events) as events, sum(uncounted) as uncounted, sum(best) as best,
           to_char(min(month), 'YYYY-MM') as first, to_char(max(month), 'YYYY-MM') as last
      from ${source} as summed group by summed.country_iso3 having sum(events) > 0 order by sum(events) desc, summed.country_iso3
  `.execute(db);
  return rows;
}

export type NameFilter = { readonly country?: string | undefined; readonly dataset?: string | undefined; readonly part?: EventName["part"] | undefined; readonly letters?: string | undefined; /** Only names of the actor of this record. */ readonly record?: string | undefined };

/** Sides, conflicts, dyads and first-level areas by name, those of most events first. */
export async function listNames(db: Db, filter: NameFilter): Promise<EventName[]> {
  // Country and data set narrow what is told; a name is counted for itself, also where another telling of the same event gives another.
  const of = [...(filter.country ? [{ column: "country_iso3", value: filter.country }] : []), ...(filter.dataset ? [{ column: "dataset", value: filter.dataset }] : [])];
  const narrowed = (table: string) => sql.join([within(db, table), ...of.map(({ column, value }) => sql`${sql.ref(`${table}.${column}`)} = ${value}`)], sql` and `);
  const conditions: RawBuilder<unknown>[] = [sql`true`];
  if (filter.part) conditions.push(sql`part = ${filter.part}`);
  if (filter.record) conditions.push(sql`part in ('side-a', 'side-b')`, isNamedByRecord(db, filter.record));
  if (filter.letters) conditions.push(sql`strpos(lower(public.unaccent(name) collate "default"), lower(public.unaccent(${filter.letters}))) > 0`);
  const { rows } = await sql<EventName>`
    select part, name, sum(events) as events, sum(best) as best
      from (select part, name, events, best from information.event_name where ${narrowed("event_name")}
             union all
            select event.part, event.name, corrected.events, corrected.best
              from ${joinedTellings(db, [narrowed("event")], { of: namedEvents, per: sql`event.part, event.name` })} as event cross join lateral (select ${corrected}) as corrected) as event_name
     where ${sql.join(conditions, sql` and `)}
     group by part, name having sum(events) > 0 order by sum(events) desc, name, part limit 500
  `.execute(db);
  return rows;
}

/** Every event once for each of its names. */
const namedEvents = sql`(
  select event.*, named.part, named.name from information.event
   cross join lateral (values ('side-a', side_a), ('side-b', side_b), ('conflict', conflict_name), ('dyad', dyad_name), ('area', adm1)) as named (part, name)
   where named.name is not null)`;

/** Tellings of a filter that were joined because people decided that they are of one event, and the events they make; and those that decisions contradicting each other keep apart. */
export type JoinedTellings = { readonly tellings: number; readonly events: number; readonly contested: number };

export async function countJoined(db: Db, filter: EventFilter): Promise<JoinedTellings> {
  const conditions = await allConditions(db, filter);
  const { rows } = await sql<JoinedTellings>`
    select joined.tellings, joined.events, contested.events as contested
      from (select count(*) as tellings, count(*) filter (where place = 1) as events from ${joinedTellings(db, conditions)} as event) as joined,
           (select count(*) as events from information.event_cluster as cluster join information.event on event.id = cluster.event_id
             where cluster.label = ${clearanceIn(db)} and cluster.contested and ${within(db, "cluster")} and ${sql.join(conditions, sql` and `)}) as contested
  `.execute(db);
  return rows[0] ?? { tellings: 0, events: 0, contested: 0 };
}

/** The kept sums where they can answer the filter, the events themselves where it asks for more than sums know. Both add tellings, so that what is told several times is corrected behind them. */
async function sumsOf(db: Db, filter: EventFilter, cell: RawBuilder<unknown>, table = monthly): Promise<RawBuilder<unknown>> {
  const conditions = await allConditions(db, filter);
  const tellings = isSummed(filter) ? keptSums(db, filter, table) : sql`
    select coalesce(${cell}, 0) as cell, coalesce(event.country_iso3, '') as country_iso3, date_trunc('month', event.date_from::timestamp)::date as month, coalesce(event.kind, '') as kind, 1 as events,
           (event.deaths_best is null)::int as uncounted, coalesce(event.deaths_low, 0) as low, coalesce(event.deaths_best, 0) as best, coalesce(event.deaths_high, 0) as high
      from information.event where ${sql.join(conditions, sql` and `)}`;
  return sql`(${tellings} union all ${corrections(db, conditions, cell)})`;
}

function isSummed({ country: _country, kind: _kind, dataset: _dataset, from, to, ...rest }: EventFilter): boolean {
  const isMonthEnd = to === undefined || Number(to.slice(8)) === daysInMonth(Number(to.slice(0, 4)), Number(to.slice(5, 7)));
  return (from === undefined || from.endsWith("-01")) && isMonthEnd && Object.values(rest).every((value) => value === undefined || value === "");
}

function isInWholeYears({ from, to }: EventFilter): boolean {
  return (from === undefined || from.endsWith("-01-01")) && (to === undefined || to.endsWith("-12-31"));
}

function keptSums(db: Db, filter: EventFilter, table: RawBuilder<unknown>): RawBuilder<unknown> {
  const conditions: RawBuilder<unknown>[] = [within(db, "kept")];
  if (filter.country) conditions.push(sql`kept.country_iso3 = ${filter.country}`);
  if (filter.kind) conditions.push(sql`kept.kind = ${filter.kind}`);
  if (filter.dataset) conditions.push(sql`kept.dataset = ${filter.dataset}`);
  if (filter.from) conditions.push(sql`kept.month >= ${filter.from}::date`);
  if (filter.to) conditions.push(sql`kept.month <= ${filter.to}::date`);
  return sql`
    select kept.cell3 as cell, kept.country_iso3, kept.month, kept.kind, kept.events, kept.uncounted, kept.low, kept.best, kept.high
      from ${table} as kept where ${sql.join(conditions, sql` and `)}`;
}
