import { sql, type RawBuilder } from "kysely";
import * as v from "valibot";
import type { Db } from "#platform/database/pools.ts";
import { within } from "#platform/database/reach.ts";
import type { seriesOf, Surge, SurgeKind, SurgeReason, SurgeVerdict } from "../model/surges/surge-signal.ts";

/** Adds what was found; what was found before stays as it was. Gives how many are new. */
export async function addSurges(db: Db, of: { readonly compartmentId: string; readonly dataset: string }, surges: readonly Surge[], { modelVersion, foundAt }: { readonly modelVersion: string; readonly foundAt: string }): Promise<number> {
  const column = (value: (surge: Surge) => string | null) => surges.map(value);
  const { rows } = await sql`
    insert into assessment.surge_signal (compartment_id, label, dataset, model_version, found_at, country_iso3, country_name, area, violence, actor, kind, week, reason)
    select ${of.compartmentId}::uuid, 0, ${of.dataset}, ${modelVersion}, ${foundAt}::timestamptz, one.*
      from unnest(${column(({ place }) => place.countryIso3)}::text[], ${column(({ place }) => place.countryName)}::text[], ${column(({ place }) => place.area ?? "")}::text[],
                  ${column(({ place }) => place.violence ?? "")}::text[], ${column(({ place }) => place.actor ?? "")}::text[], ${column(({ kind }) => kind)}::text[],
                  ${column(({ week }) => week)}::date[], ${column(({ reason }) => JSON.stringify(reason))}::jsonb[]) as one
    on conflict on constraint surge_signal_found_once do nothing returning id
  `.execute(db);
  return rows.length;
}

export type SurgeNote = { readonly verdict: SurgeVerdict; readonly note: string; readonly notedByName: string | null; readonly notedAt: string };
export type ListedSurge = {
  readonly id: string; readonly compartmentId: string; readonly dataset: string; readonly countryIso3: string; readonly countryName: string | null; readonly area: string | null; readonly violence: string | null; readonly actor: string | null; readonly kind: SurgeKind; readonly week: string; readonly reason: SurgeReason;
  /** Of the method it was found by; null where it was found before that was kept. */
  readonly modelVersion: string | null; readonly foundAt: string; readonly notes: readonly SurgeNote[];
};

/** `open`: nobody whose notes the viewer reads has said what it is. */
export type SurgeFilter = { readonly country?: string | undefined; readonly state?: "open" | "noted" | undefined; readonly of?: (typeof seriesOf)[number] | undefined; readonly since?: string | undefined };

/** Signals within the viewer's reach, the latest week first, with what was noted of them. */
export async function listSurges(db: Db, filter: SurgeFilter, limit: number): Promise<ListedSurge[]> {
  const { rows } = await sql<ListedSurge>`
    select surge_signal.id, surge_signal.compartment_id as "compartmentId", dataset, country_iso3 as "countryIso3", country_name as "countryName", nullif(area, '') as area, nullif(violence, '') as violence, nullif(actor, '') as actor, kind, to_char(week, 'YYYY-MM-DD') as week, reason, model_version as "modelVersion", found_at as "foundAt",
           (select coalesce(json_agg(json_build_object('verdict', verdict, 'note', note, 'notedByName', account.name, 'notedAt', noted_at) order by noted_at, surge_signal_note.id), '[]')
              from assessment.surge_signal_note left join access.account on account.id = noted_by
             where signal_id = surge_signal.id and ${within(db, "surge_signal_note")}) as notes
      from assessment.surge_signal where ${conditionOf(db, filter)} order by week desc, country_iso3, surge_signal.actor, surge_signal.violence, surge_signal.area, kind, surge_signal.id limit ${limit}
  `.execute(db);
  return rows;
}

export async function countSurges(db: Db, filter: SurgeFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from assessment.surge_signal where ${conditionOf(db, filter)}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Countries of which the viewer may see any signal. */
export async function listSurgeCountries(db: Db): Promise<{ readonly countryIso3: string; readonly countryName: string | null }[]> {
  const { rows } = await sql<{ countryIso3: string; countryName: string | null }>`
    select country_iso3 as "countryIso3", max(country_name) as "countryName" from assessment.surge_signal where ${within(db, "surge_signal")} group by country_iso3 order by country_iso3
  `.execute(db);
  return rows;
}

const ofSeries = {
  country: sql`area = '' and violence = '' and actor = ''`, area: sql`area <> ''`, violence: sql`violence <> ''`, actor: sql`actor <> ''`,
} as const satisfies Record<(typeof seriesOf)[number], RawBuilder<unknown>>;

function conditionOf(db: Db, { country, state, of, since }: SurgeFilter): RawBuilder<unknown> {
  const isNoted = sql`exists (select from assessment.surge_signal_note where signal_id = surge_signal.id and ${within(db, "surge_signal_note")})`;
  return sql.join([
    within(db, "surge_signal"),
    ...(country === undefined ? [] : [sql`country_iso3 = ${country}`]),
    ...(state === undefined ? [] : [state === "noted" ? isNoted : sql`not ${isNoted}`]),
    ...(of === undefined ? [] : [ofSeries[of]]),
    ...(since === undefined ? [] : [sql`week >= ${since}::date`]),
  ], sql` and `);
}

const Id = v.pipe(v.string(), v.uuid());

/** The compartment of a signal that the viewer may see. */
export async function findSurge(db: Db, id: string): Promise<{ readonly compartmentId: string } | undefined> {
  if (!v.is(Id, id)) return undefined;
  const { rows } = await sql<{ compartmentId: string }>`select compartment_id as "compartmentId" from assessment.surge_signal where id = ${id} and ${within(db, "surge_signal")}`.execute(db);
  return rows[0];
}

export type NewNote = { readonly signalId: string; readonly compartmentId: string; readonly verdict: SurgeVerdict; readonly note: string; readonly notedBy: string; readonly notedAt: string };

export async function addSurgeNote(db: Db, { signalId, compartmentId, verdict, note, notedBy, notedAt }: NewNote): Promise<void> {
  await sql`
    insert into assessment.surge_signal_note (signal_id, compartment_id, label, verdict, note, noted_by, noted_at)
    values (${signalId}, ${compartmentId}, 0, ${verdict}, ${note}, ${notedBy}, ${notedAt})
  `.execute(db);
}

/** A closed office is read as before, and nothing new is written in it. */
export async function isClosed(db: Db, compartmentId: string): Promise<boolean> {
  const { rows } = await sql`select from access.compartment where id = ${compartmentId} and closed_at is not null`.execute(db);
  return rows.length > 0;
}
