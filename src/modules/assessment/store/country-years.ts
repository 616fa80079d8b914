import { sql } from "kysely";
import type { Db } from "#platform/database/pools.ts";
import { within } from "#platform/database/reach.ts";
import type { CountryRow } from "../model/country-table/read-table.ts";

export type TableOwner = { readonly tableId: string; readonly compartmentId: string; readonly labelRank: number };

/** What a table was when it was read. `onsets` is null where it does not say where mass killings began. */
export type TableReading = { readonly rows: number; readonly first: number; readonly last: number; readonly units: number; readonly onsets: number | null; readonly sha256: Buffer; readonly readAt: string };

/** Writes the rows of a table, all of them or none: whoever calls it holds the transaction. */
export async function addCountryYears(db: Db, { tableId, compartmentId, labelRank }: TableOwner, reading: TableReading, rows: readonly CountryRow[]): Promise<void> {
  const owned = sql`${tableId}::uuid, ${compartmentId}::uuid, ${labelRank}::smallint`;
  await sql`
    insert into assessment.country_table_reading (table_id, compartment_id, label, row_count, first_year, last_year, unit_count, onset_count, sha256, read_at)
    values (${owned}, ${reading.rows}, ${reading.first}, ${reading.last}, ${reading.units}, ${reading.onsets}, ${reading.sha256}, ${reading.readAt})
  `.execute(db);
  await sql`
    insert into assessment.country_year (table_id, compartment_id, label, unit, year, onset, region, predictors)
    select ${owned}, one.unit, one.year, one.onset, one.region, one.predictors::double precision[]
      from unnest(${rows.map(({ unit }) => unit)}::text[], ${rows.map(({ year }) => year)}::smallint[], ${rows.map(({ onset }) => onset)}::boolean[], ${rows.map(({ region }) => region)}::text[],
                  ${rows.map(({ values }) => `{${values.map((value) => value ?? "null").join(",")}}`)}::text[]) as one (unit, year, onset, region, predictors)
  `.execute(db);
}

export async function findReading(db: Db, tableId: string): Promise<TableReading | undefined> {
  const { rows } = await sql<TableReading>`
    select row_count as rows, first_year as first, last_year as last, unit_count as units, onset_count as onsets, sha256, read_at as "readAt"
      from assessment.country_table_reading where table_id = ${tableId} and ${within(db, "country_table_reading")}
  `.execute(db);
  return rows[0];
}

/** Rows, up to a year if one is given, in the order of units and years. */
export async function listCountryYears(db: Db, tableId: string, until?: number): Promise<CountryRow[]> {
  const { rows } = await sql<CountryRow>`
    select unit, year, onset, region, predictors as values from assessment.country_year
     where table_id = ${tableId} and ${until === undefined ? sql`true` : sql`year <= ${until}`} and ${within(db, "country_year")} order by unit collate "C", year
  `.execute(db);
  return rows;
}

/** What is known of each predictor: in how many rows, and from where to where. In the order of the predictors. */
export type KnownOfColumn = { readonly known: number; readonly least: number | null; readonly most: number | null };

export async function listKnownOfColumns(db: Db, tableId: string): Promise<KnownOfColumn[]> {
  const { rows } = await sql<KnownOfColumn>`
    select count(value)::int as known, min(value) as least, max(value) as most
      from assessment.country_year cross join unnest(predictors) with ordinality as one (value, place)
     where table_id = ${tableId} and ${within(db, "country_year")} group by place order by place
  `.execute(db);
  return rows;
}

export async function relabelCountryYears(db: Db, tableId: string, labelRank: number): Promise<void> {
  for (const table of ["country_table_reading", "country_year"]) await sql`update ${sql.table(`assessment.${table}`)} set label = ${labelRank} where table_id = ${tableId} and label <> ${labelRank}`.execute(db);
}
