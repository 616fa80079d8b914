import { sql } from "kysely";
import * as v from "valibot";
import type { Db } from "#platform/database/pools.ts";
import { within } from "#platform/database/reach.ts";
import type { Page } from "#platform/records/list.ts";
import { refuse } from "#platform/refusal.ts";
import { WholeNumber } from "#platform/whole-number.ts";
import type { Event } from "../model/event.ts";
import { clusterOf, uncountedTellings } from "./event-clusters.ts";
import { allConditions, EventFilter } from "./event-filter.ts";
import { latestEvents, type Place } from "./event-latest.ts";

export const EventListFilter = v.strictObject({
  ...EventFilter.entries,
  after: v.optional(v.pipe(v.string(), v.maxLength(200))),
  limit: v.optional(WholeNumber(1, 200), "50"),
});
export type EventListFilter = v.InferOutput<typeof EventListFilter>;

/** An event as a line of the list shows it. */
export type ListedEvent = Pick<
  Event,
  | "dataset" | "sourceKey" | "release" | "dateFrom" | "dateTo" | "datePrecision" | "when" | "countryIso3" | "countryName" | "adm1" | "adm2" | "whereDescription"
  | "latitude" | "longitude" | "wherePrecision" | "kind" | "conflictName" | "sideA" | "sideB" | "deaths" | "codeStatus" | "candidate" | "doubts"
> & {
  readonly id: string;
  readonly compartmentId: string;
  /** How many tellings people joined to one event, this one among them; 1 where it stands alone. */
  readonly tellings: number;
  /** The same for all tellings of one event. */
  readonly clusterId: string | null;
};

/** Everything the source says, and what it said in other releases, newest first. */
export type StoredEvent = Event & { readonly id: string; readonly compartmentId: string; readonly importId: string; readonly importedAt: string };
export type EventVersion = Omit<Event, "digest"> & { readonly id: string; readonly keptAt: string; readonly replacedAt: string | null };

const listColumns = sql`
  event.dataset, event.source_key as "sourceKey", event.release, event.date_from as "dateFrom", event.date_to as "dateTo", event.date_precision as "datePrecision",
  event.edtf as "when", event.country_iso3 as "countryIso3", event.country_name as "countryName", event.adm1, event.adm2,
  event.where_description as "whereDescription", event.latitude, event.longitude, event.where_precision as "wherePrecision", event.kind,
  event.conflict_name as "conflictName", event.side_a as "sideA", event.side_b as "sideB",
  json_build_object('low', event.deaths_low, 'best', event.deaths_best, 'high', event.deaths_high) as deaths,
  event.code_status as "codeStatus", event.candidate, event.doubts`;

const allColumns = sql`
  ${listColumns}, event.relid, event.priogrid_cell as "prioGridCell", event.dyad_name as "dyadName", event.deaths_side_a as "deathsSideA",
  event.deaths_side_b as "deathsSideB", event.deaths_civilians as "deathsCivilians", event.deaths_unknown as "deathsUnknown",
  event.number_of_sources as "numberOfSources", event.source_headline as "sourceHeadline", event.source_article as "sourceArticle",
  event.source_office as "sourceOffice", event.source_date as "sourceDate", event.language`;

/** Events of the filter the viewer may see, latest first. */
export async function listEvents(db: Db, { after, limit, ...filter }: EventListFilter): Promise<Page<ListedEvent>> {
  const rows = await latestEvents(db, { filter, after: after ? readPlace(after) : undefined, wanted: limit + 1 }, async (source) => {
    const page = await sql<ListedEvent>`
      select event.id, event.compartment_id as "compartmentId", ${listColumns}, cluster.cluster_id as "clusterId", coalesce(cluster.tellings, 1) as tellings
        from ${source} as event left join ${clusterOf(db)} as cluster on true
       order by event.date_from desc, event.id desc
       limit ${limit + 1}
    `.execute(db);
    return page.rows;
  });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? writePlace(last.dateFrom, last.id) : null };
}

export async function findEvent(db: Db, id: string): Promise<(StoredEvent & { readonly versions: readonly EventVersion[] }) | undefined> {
  const { rows } = await sql<StoredEvent>`
    select event.id, event.compartment_id as "compartmentId", event.import_id as "importId", event.imported_at as "importedAt",
           encode(event.digest, 'hex') as digest, ${allColumns}
      from information.event where event.id = ${id} and ${within(db, "event")}
  `.execute(db);
  const [event] = rows;
  if (!event) return undefined;
  const { rows: versions } = await sql<EventVersion>`
    select version.id, version.kept_at as "keptAt", version.replaced_at as "replacedAt", ${allColumns}
      from information.event_version as version,
           jsonb_populate_record(null::information.event, version.content) as event
     where version.event_id = ${id} and ${within(db, "version")}
     order by event.release_order desc, version.kept_at desc, version.id
  `.execute(db);
  return { ...event, versions };
}

/** What sources say now of these events, as far as the viewer may see them. */
export async function eventsById(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, StoredEvent>> {
  const { rows } = await sql<StoredEvent>`
    select event.id, event.compartment_id as "compartmentId", event.import_id as "importId", event.imported_at as "importedAt", encode(event.digest, 'hex') as digest, ${allColumns}
      from information.event where event.id = any (${ids}::uuid[]) and ${within(db, "event")}
  `.execute(db);
  return new Map(rows.map((event) => [event.id, event]));
}

/** How many events the filter has, each once however many tell of it, counted to a limit: nobody reads the difference between 10,000 and more. */
export async function countEvents(db: Db, filter: EventFilter, most: number): Promise<number> {
  const conditions = await allConditions(db, filter);
  const { rows } = await sql<{ count: number }>`
    with again as materialized ${uncountedTellings(db, conditions)}
    select count(*) as count from (select from information.event where ${sql.join(conditions, sql` and `)} and event.id not in (select id from again) limit ${most}) as counted
  `.execute(db);
  return rows[0]?.count ?? 0;
}

function writePlace(day: string, id: string): string {
  return Buffer.from(`${day} ${id}`).toString("base64url");
}

function readPlace(cursor: string): Place {
  const [day, id] = Buffer.from(cursor, "base64url").toString("utf8").split(" ");
  if (day === undefined || id === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(day) || !/^[0-9a-f-]{36}$/.test(id)) return refuse("platform.cursor-invalid");
  return [day, id];
}
