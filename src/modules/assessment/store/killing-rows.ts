import { sql } from "kysely";
import type { Db } from "#platform/database/pools.ts";
import { within } from "#platform/database/reach.ts";
import type { KillingChance, Killings } from "../model/killing/compute.ts";
import type { Owner, Estimate } from "./forecast-rows.ts";

export type KillingBasis = { readonly tableId: string; readonly until: number; readonly units: number; readonly onsets: number; readonly sha256: Buffer; readonly frozenAt: string };
export type KillingEstimate = Estimate & { readonly record: Killings["record"] };

export async function addKillingBasis(db: Db, { runId, compartmentId, labelRank }: Owner, { tableId, until, units, onsets, sha256, frozenAt }: KillingBasis): Promise<void> {
  await sql`
    insert into assessment.killing_basis (run_id, compartment_id, label, table_id, until_year, units, onsets, sha256, frozen_at)
    values (${runId}, ${compartmentId}, ${labelRank}, ${tableId}, ${until}, ${units}, ${onsets}, ${sha256}, ${frozenAt})
  `.execute(db);
}

export async function findKillingBasis(db: Db, runId: string): Promise<KillingBasis | undefined> {
  const { rows } = await sql<KillingBasis>`
    select table_id as "tableId", until_year as until, units, onsets, sha256, frozen_at as "frozenAt" from assessment.killing_basis where run_id = ${runId} and ${within(db, "killing_basis")}
  `.execute(db);
  return rows[0];
}

/** Writes what was foretold, all of it or nothing: whoever calls it holds the transaction. */
export async function addKillings(db: Db, { runId, compartmentId, labelRank }: Owner, { modelVersion, codeSha256, seed, seconds, estimatedAt }: Estimate, { chances, record }: Killings): Promise<void> {
  const owned = sql`${runId}::uuid, ${compartmentId}::uuid, ${labelRank}::smallint`;
  await sql`
    insert into assessment.killing_estimate (run_id, compartment_id, label, model_version, code_sha256, seed, seconds, estimated_at, past_record)
    values (${owned}, ${modelVersion}, ${codeSha256}, ${seed}, ${seconds}, ${estimatedAt}, ${record === null ? null : JSON.stringify(record)}::jsonb)
  `.execute(db);
  await sql`
    insert into assessment.killing_chance (run_id, compartment_id, label, unit, within_one, within_two, reason)
    select ${owned}, one.unit, one.within_one, one.within_two, one.reason::jsonb
      from unnest(${chances.map(({ country }) => country)}::text[], ${chances.map(({ withinOne }) => withinOne)}::double precision[], ${chances.map(({ withinTwo }) => withinTwo)}::double precision[],
                  ${chances.map(({ reason }) => JSON.stringify(reason))}::text[]) as one (unit, within_one, within_two, reason)
  `.execute(db);
}

export async function findKillingEstimate(db: Db, runId: string): Promise<KillingEstimate | undefined> {
  const { rows } = await sql<KillingEstimate>`
    select model_version as "modelVersion", code_sha256 as "codeSha256", seed, seconds, estimated_at as "estimatedAt", past_record as record
      from assessment.killing_estimate where run_id = ${runId} and ${within(db, "killing_estimate")}
  `.execute(db);
  return rows[0];
}

/** A chance with its rank among all of the run (of the chance within two years; equal ones share the first), and what became of it so far. */
export type RankedChance = { readonly unit: string; readonly withinOne: number; readonly withinTwo: number; readonly rank: number; readonly happenedOne: boolean | null; readonly happenedTwo: boolean | null };

export async function listChances(db: Db, runId: string): Promise<RankedChance[]> {
  const { rows } = await sql<RankedChance>`
    select chance.unit, within_one as "withinOne", within_two as "withinTwo", rank() over (order by within_two desc)::int as rank, one.happened as "happenedOne", two.happened as "happenedTwo"
      from assessment.killing_chance as chance
      left join assessment.killing_outcome as one on one.run_id = chance.run_id and one.unit = chance.unit and one.years = 1
      left join assessment.killing_outcome as two on two.run_id = chance.run_id and two.unit = chance.unit and two.years = 2
     where chance.run_id = ${runId} and ${within(db, "chance")} order by within_two desc, chance.unit
  `.execute(db);
  return rows;
}

export async function findChanceReason(db: Db, runId: string, unit: string): Promise<KillingChance["reason"] | undefined> {
  const { rows } = await sql<{ reason: KillingChance["reason"] }>`select reason from assessment.killing_chance where run_id = ${runId} and unit = ${unit} and ${within(db, "killing_chance")}`.execute(db);
  return rows[0]?.reason;
}

export type EarlierKillings = { readonly id: string; readonly until: number };

/** The published run whose last year comes last before this one: what we said last time. */
export async function findEarlierKillings(db: Db, until: number): Promise<EarlierKillings | undefined> {
  const { rows } = await sql<EarlierKillings>`
    select head.id, until_year as until from assessment.killing_basis join record.head on head.id = run_id
     where until_year < ${until} and head.state in ('published', 'scored') and ${within(db, "killing_basis")} and ${within(db, "head")}
     order by until_year desc, frozen_at desc, head.id limit 1
  `.execute(db);
  return rows[0];
}

export type OpenKillings = { readonly id: string; readonly compartmentId: string; readonly labelRank: number; readonly until: number; readonly scored: number };

/** Published runs of which not both windows are scored, with how many years are. */
export async function listUnscoredKillings(db: Db): Promise<OpenKillings[]> {
  const { rows } = await sql<OpenKillings>`
    select head.id, head.compartment_id as "compartmentId", killing_basis.label as "labelRank", until_year as until,
           coalesce((select max(years) from assessment.killing_outcome where run_id = head.id), 0)::int as scored
      from record.head join assessment.killing_basis on run_id = head.id
     where head.kind = 'assessment.killing-run' and head.state = 'published' order by until_year, head.id
  `.execute(db);
  return rows;
}

/** The table that tells best whether something began in a year: of the same office, no more confidential than the run, not withdrawn, read last. */
export async function findTableReaching(db: Db, { compartmentId, labelRank }: Pick<OpenKillings, "compartmentId" | "labelRank">, year: number): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select table_id as id from assessment.country_table_reading join record.head on head.id = table_id
     where country_table_reading.compartment_id = ${compartmentId} and country_table_reading.label <= ${labelRank} and onset_count is not null and last_year >= ${year} and head.state = 'read'
     order by read_at desc, table_id limit 1
  `.execute(db);
  return rows[0]?.id;
}

/** Adds what became of the units that a table knows in the whole window; the others stay without an outcome. Those that are there stay as they are. */
export async function addOutcomes(db: Db, { runId, compartmentId, labelRank }: Owner, { tableId, until, years, scoredAt }: { tableId: string; until: number; years: 1 | 2; scoredAt: string }): Promise<void> {
  await sql`
    insert into assessment.killing_outcome (run_id, compartment_id, label, unit, years, happened, table_id, scored_at)
    select ${runId}::uuid, ${compartmentId}::uuid, ${labelRank}::smallint, chance.unit, ${years}::smallint, bool_or(country_year.onset), ${tableId}::uuid, ${scoredAt}::timestamptz
      from assessment.killing_chance as chance
      join assessment.country_year on country_year.table_id = ${tableId} and country_year.unit = chance.unit and country_year.year between ${until + 1} and ${until + years}
     where chance.run_id = ${runId} group by chance.unit having count(country_year.onset) = ${years}
    on conflict do nothing
  `.execute(db);
}

/** Every published chance of which it is known by now what became of it, with its run. */
export type KnownChance = { readonly runId: string; readonly until: number; readonly years: 1 | 2; readonly chance: number; readonly happened: boolean };

export async function listKnownChances(db: Db): Promise<KnownChance[]> {
  const { rows } = await sql<KnownChance>`
    select outcome.run_id as "runId", until_year as until, years, case years when 1 then within_one else within_two end as chance, happened
      from assessment.killing_outcome as outcome
      join assessment.killing_chance as chance on chance.run_id = outcome.run_id and chance.unit = outcome.unit
      join assessment.killing_basis as basis on basis.run_id = outcome.run_id
     where ${within(db, "outcome")} order by until_year, outcome.run_id, years, outcome.unit
  `.execute(db);
  return rows;
}

/** Years in which a new mass killing began in a country, and how often one did within two years over all country-years whose two years are over. */
export async function findPastOfUnit(db: Db, { tableId, until }: Pick<KillingBasis, "tableId" | "until">, unit: string): Promise<{ onsets: number[]; baseRate: number }> {
  const { rows } = await sql<{ onsets: number[] | null; baseRate: number | null }>`
    with known as (
      select unit, year, onset,
             bool_or(onset) over next_two as followed, count(*) over next_two as years
        from assessment.country_year where table_id = ${tableId} and year <= ${until} and ${within(db, "country_year")}
      window next_two as (partition by unit order by year rows between 1 following and 2 following))
    select array_agg(year order by year) filter (where unit = ${unit} and onset) as onsets, avg(followed::int) filter (where years = 2)::float8 as "baseRate" from known
  `.execute(db);
  return { onsets: rows[0]?.onsets ?? [], baseRate: rows[0]?.baseRate ?? 0 };
}

/** What stands beside a run is classified as the run is. */
export async function relabelKillings(db: Db, runId: string, labelRank: number): Promise<void> {
  for (const table of ["killing_basis", "killing_estimate", "killing_chance", "killing_outcome"]) await sql`update ${sql.table(`assessment.${table}`)} set label = ${labelRank} where run_id = ${runId} and label <> ${labelRank}`.execute(db);
}
