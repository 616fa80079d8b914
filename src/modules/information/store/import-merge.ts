import { sql, type RawBuilder } from "kysely";
import type { Db } from "#platform/database/pools.ts";

export type MergeCounts = { readonly stored: number; readonly updated: number; readonly unchanged: number; readonly older: number; readonly doubtful: number };

/** What the merge must know about the import that the staged rows come from. */
export type MergeCall = { readonly importId: string; readonly compartmentId: string; readonly language: string };

/**
 * Takes the staged rows into the events, their versions and their sums. A row is stored when its key is new, unchanged when it says
 * what is known, updated when its release is at least as new and its layout not poorer; anything else is older and kept as a
 * version beside the event, which it never replaces.
 */
export async function mergeStaged(db: Db, call: MergeCall): Promise<MergeCounts> {
  await judgeStaged(db, call);
  const { rows } = await sql<MergeCounts>`
    select count(*) filter (where verdict = 'stored') as stored, count(*) filter (where verdict = 'updated') as updated,
           count(*) filter (where verdict in ('unchanged', 'confirmed')) as unchanged, count(*) filter (where verdict = 'older') as older,
           count(*) filter (where doubts <> '{}') as doubtful
      from information.event_staging
  `.execute(db);
  const [counts] = rows;
  if (!counts) throw new Error("the staged rows were not counted");
  if (counts.updated + counts.older > 0) await keepVersions(db, call);
  if (counts.stored + counts.updated > 0) await addToSums(db, call);
  if (counts.updated > 0) await removeEmptySums(db);
  if (counts.unchanged > 0) await confirmRelease(db);
  if (counts.updated > 0) await updateEvents(db, call);
  if (counts.stored > 0) await insertEvents(db, call);
  await sql`truncate information.event_staging`.execute(db);
  return counts;
}

/**
 * Each staged row looks its event up by its key (`offset 0` keeps it so). Left to choose, the planner, which has no statistics of
 * the staged rows, reads all events once for every piece.
 */
async function judgeStaged(db: Db, { compartmentId }: MergeCall): Promise<void> {
  await sql`
    update information.event_staging as staged
       set event_id = known.id,
           verdict = case
             when known.digest = staged.digest and known.release_order < staged.release_order and known.richness = staged.richness then 'confirmed'
             when known.digest = staged.digest then 'unchanged'
             when known.release_order <= staged.release_order and known.richness <= staged.richness then 'updated'
             when exists (select from information.event_version as version
                           where version.event_id = known.id and version.release = staged.release and version.digest = staged.digest) then 'unchanged'
             else 'older' end
      from (
        select asked.ctid as place, event.*
          from information.event_staging as asked
         cross join lateral (
           select id, digest, release_order, richness
             from information.event
            where compartment_id = ${compartmentId} and dataset = asked.dataset and source_key = asked.source_key
           offset 0) as event) as known
     where staged.ctid = known.place
  `.execute(db);
}

async function keepVersions(db: Db, { compartmentId, importId }: MergeCall): Promise<void> {
  await sql`
    insert into information.event_version (event_id, compartment_id, release, digest, content, import_id, replaced_at)
    select event.id, event.compartment_id, event.release, event.digest,
           to_jsonb(event) - '{id,compartment_id,label,import_id,imported_at,search,digest}'::text[], event.import_id, now()
      from information.event_staging as staged
      join information.event on event.id = staged.event_id
     where staged.verdict = 'updated'
     union all
    select staged.event_id, ${compartmentId}, staged.release, staged.digest,
           to_jsonb(staged) - '{digest,pairs,verdict,event_id}'::text[], ${importId}, null
      from information.event_staging as staged
     where staged.verdict = 'older'
        on conflict on constraint event_version_said_once do nothing
  `.execute(db);
}

/** New rows count once; of updated ones the old account is taken away and the new one added. */
async function addToSums(db: Db, { compartmentId }: MergeCall): Promise<void> {
  await sql`
    with change as materialized (
      select 1 as sign, ${summedFields(sql`staged`)} from information.event_staging as staged where staged.verdict in ('stored', 'updated')
      union all
      select -1, ${summedFields(sql`event`)}
        from information.event_staging as staged
        join information.event on event.id = staged.event_id
       where staged.verdict = 'updated'),
    by_month as materialized (
      select dataset, country_iso3, cell3, date_trunc('month', date_from::timestamp)::date as month, kind, sum(sign) as events,
             coalesce(sum(sign) filter (where best is null), 0) as uncounted, coalesce(sum(sign * low), 0) as low, coalesce(sum(sign * best), 0) as best, coalesce(sum(sign * high), 0) as high
        from change group by dataset, country_iso3, cell3, date_trunc('month', date_from::timestamp), kind),
    by_year as (
      select dataset, country_iso3, cell3, date_trunc('year', month::timestamp)::date as month, kind, sum(events) as events,
             sum(uncounted) as uncounted, sum(low) as low, sum(best) as best, sum(high) as high
        from by_month group by dataset, country_iso3, cell3, date_trunc('year', month::timestamp), kind),
    months as (${addRows("event_sum", "by_month", compartmentId)}),
    years as (${addRows("event_year_sum", "by_year", compartmentId)})
    insert into information.event_name as kept (compartment_id, dataset, part, name, country_iso3, events, best)
    select ${compartmentId}, dataset, named.part, named.name, country_iso3, sum(sign), coalesce(sum(sign * best), 0)
      from change
     cross join lateral (values ('side-a', side_a), ('side-b', side_b), ('conflict', conflict_name), ('dyad', dyad_name), ('area', area)) as named (part, name)
     where named.name is not null
     group by dataset, named.part, named.name, country_iso3
        on conflict on constraint event_name_pkey do update
       set events = kept.events + excluded.events, best = kept.best + excluded.best
  `.execute(db);
}

function summedFields(table: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    ${table}.dataset, coalesce(${table}.country_iso3, '') as country_iso3, coalesce(${table}.cell3, 0) as cell3, ${table}.date_from,
    coalesce(${table}.kind, '') as kind, ${table}.deaths_low as low, ${table}.deaths_best as best, ${table}.deaths_high as high,
    ${table}.side_a, ${table}.side_b, ${table}.conflict_name, ${table}.dyad_name, ${table}.adm1 as area`;
}

function addRows(table: "event_sum" | "event_year_sum", from: "by_month" | "by_year", compartmentId: string): RawBuilder<unknown> {
  return sql`
    insert into ${sql.table(`information.${table}`)} as kept (compartment_id, dataset, country_iso3, cell3, month, kind, events, uncounted, low, best, high)
    select ${compartmentId}::uuid, dataset, country_iso3, cell3, month, kind, events, uncounted, low, best, high from ${sql.table(from)}
        on conflict on constraint ${sql.ref(`${table}_pkey`)} do update
       set events = kept.events + excluded.events, uncounted = kept.uncounted + excluded.uncounted,
           low = kept.low + excluded.low, best = kept.best + excluded.best, high = kept.high + excluded.high`;
}

async function removeEmptySums(db: Db): Promise<void> {
  await sql`delete from information.event_sum where events = 0`.execute(db);
  await sql`delete from information.event_year_sum where events = 0`.execute(db);
  await sql`delete from information.event_name where events = 0`.execute(db);
}

/** A newer release that says the same makes the account as new as itself: what an older one says differently stays older. */
async function confirmRelease(db: Db): Promise<void> {
  await sql`
    update information.event
       set release = staged.release, release_order = staged.release_order
      from information.event_staging as staged
     where staged.verdict = 'confirmed' and event.id = staged.event_id
  `.execute(db);
}

const said = [
  "release", "release_order", "richness", "relid", "date_from", "date_to", "date_precision", "edtf", "country_iso3", "country_name", "adm1", "adm2",
  "where_description", "latitude", "longitude", "where_precision", "priogrid_cell", "cell3", "cell5", "kind", "conflict_name", "dyad_name", "side_a",
  "side_b", "deaths_low", "deaths_best", "deaths_high", "deaths_side_a", "deaths_side_b", "deaths_civilians", "deaths_unknown", "number_of_sources",
  "source_headline", "source_article", "source_office", "source_date", "code_status", "candidate", "doubts", "language", "digest",
] as const;

async function updateEvents(db: Db, { importId, language }: MergeCall): Promise<void> {
  const changes = said.map((column) => sql`${sql.ref(column)} = ${sql.ref(`staged.${column}`)}`);
  await sql`
    update information.event
       set import_id = ${importId}, imported_at = now(), ${sql.join(changes)}, search = ${searchOf(language)}
      from information.event_staging as staged
     where staged.verdict = 'updated' and event.id = staged.event_id
  `.execute(db);
}

/** Many events say the same words (13,000 different texts in the 159,194 events of UCDP GED 21.1), and making words is dear: once for each text. */
async function insertEvents(db: Db, { compartmentId, importId, language }: MergeCall): Promise<void> {
  const columns = ["dataset", "source_key", ...said];
  await sql`
    with worded as materialized (
      select staged.*, ${namesOf} as names, ${accountOf} as account from information.event_staging as staged where staged.verdict = 'stored'),
    vector as materialized (
      select names, account, ${searchOf(language, sql`names`, sql`account`)} as search from (select distinct names, account from worded) as said)
    insert into information.event (compartment_id, import_id, ${sql.join(columns.map((column) => sql.ref(column)))}, search)
    select ${compartmentId}, ${importId}, ${sql.join(columns.map((column) => sql.ref(`worded.${column}`)))}, vector.search
      from worded join vector using (names, account)
  `.execute(db);
}

const stemmers: Readonly<Record<string, string>> = { en: "english", fr: "french", es: "spanish", ru: "russian", ar: "arabic" };

const namesOf = sql`(concat_ws(' ', staged.country_name, staged.adm1, staged.adm2, staged.side_a, staged.side_b, staged.conflict_name) collate "C")`;
const accountOf = sql`(concat_ws(' ', staged.where_description, staged.source_headline, staged.source_article, staged.pairs) collate "C")`;

/** Names weigh most; every word is found as written without accents, and by its stem where the language of the data set is known. */
function searchOf(language: string, names: RawBuilder<unknown> = namesOf, account: RawBuilder<unknown> = accountOf): RawBuilder<unknown> {
  const plain = sql`setweight(to_tsvector('simple', public.unaccent(${names})), 'A') || setweight(to_tsvector('simple', public.unaccent(${account})), 'C')`;
  const stemmer = stemmers[language];
  return stemmer ? sql`${plain} || setweight(to_tsvector(${sql.lit(stemmer)}::regconfig, ${names} || ' ' || ${account}), 'D')` : plain;
}
