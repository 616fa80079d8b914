import { sql } from "kysely";
import type { Db } from "#platform/database/pools.ts";
import { within } from "#platform/database/reach.ts";
import { monthOf } from "#platform/rules/calendar-month.ts";
import type { ForecastTarget } from "../model/forecast/forecast-run.ts";
import type { ForeignRow } from "../model/foreign-forecast/read-foreign.ts";
import type { KnownForeign } from "../model/foreign-forecast/foreign-scores.ts";

export type ForeignOwner = { readonly recordId: string; readonly compartmentId: string; readonly labelRank: number };

/** What an archive was when it was read. Months as `2018-01`. */
export type ForeignReading = { readonly rows: number; readonly units: number; readonly firstIssued: string; readonly lastIssued: string; readonly firstTarget: string; readonly lastTarget: string; readonly sha256: Buffer; readonly readAt: string };

/** Written in pieces of so many rows: one statement of a million is more than a connection carries. */
const pieceRows = 20_000;

/** Writes the rows of an archive, all of them or none: whoever calls it holds the transaction. */
export async function addForeign(db: Db, { recordId, compartmentId, labelRank }: ForeignOwner, reading: ForeignReading, rows: readonly ForeignRow[]): Promise<void> {
  const owned = sql`${recordId}::uuid, ${compartmentId}::uuid, ${labelRank}::smallint`;
  await sql`
    insert into assessment.foreign_reading (record_id, compartment_id, label, row_count, unit_count, first_issued, last_issued, first_target, last_target, sha256, read_at)
    values (${owned}, ${reading.rows}, ${reading.units}, ${day(reading.firstIssued)}, ${day(reading.lastIssued)}, ${day(reading.firstTarget)}, ${day(reading.lastTarget)}, ${reading.sha256}, ${reading.readAt})
  `.execute(db);
  for (let from = 0; from < rows.length; from += pieceRows) {
    const piece = rows.slice(from, from + pieceRows);
    await sql`
      insert into assessment.foreign_value (record_id, compartment_id, label, part, unit, issued, target, mean, low, high)
      select ${owned}, one.* from unnest(${piece.map(({ set }) => set)}::text[], ${piece.map(({ unit }) => unit)}::text[], ${piece.map(({ issued }) => day(monthOf(issued)))}::date[], ${piece.map(({ target }) => day(monthOf(target)))}::date[],
                                         ${piece.map(({ mean }) => mean)}::double precision[], ${piece.map(({ low }) => low)}::double precision[], ${piece.map(({ high }) => high)}::double precision[]) as one
    `.execute(db);
  }
}

export async function findForeignReading(db: Db, recordId: string): Promise<ForeignReading | undefined> {
  const { rows } = await sql<ForeignReading>`
    select row_count as rows, unit_count as units, to_char(first_issued, 'YYYY-MM') as "firstIssued", to_char(last_issued, 'YYYY-MM') as "lastIssued", to_char(first_target, 'YYYY-MM') as "firstTarget", to_char(last_target, 'YYYY-MM') as "lastTarget",
           sha256, read_at as "readAt"
      from assessment.foreign_reading where record_id = ${recordId} and ${within(db, "foreign_reading")}
  `.execute(db);
  return rows[0];
}

export type OpenForeign = { readonly id: string; readonly compartmentId: string; readonly labelRank: number; readonly target: ForecastTarget; readonly dataset: string; readonly firstTarget: string; readonly lastTarget: string; readonly knownTo: string | null };

/** Archives of which not every month is known yet, with how far they are; one of them where its id is given. */
export async function listOpenForeign(db: Db, id?: string): Promise<OpenForeign[]> {
  const { rows } = await sql<OpenForeign>`
    select * from (
      select head.id, head.compartment_id as "compartmentId", reading.label as "labelRank", content ->> 'target' as target, content ->> 'dataset' as dataset,
             to_char(first_target, 'YYYY-MM') as "firstTarget", to_char(last_target, 'YYYY-MM') as "lastTarget",
             (select to_char(max(month), 'YYYY-MM') from assessment.foreign_outcome where record_id = head.id) as "knownTo"
        from record.head join assessment.foreign_reading as reading on reading.record_id = head.id
       where head.kind = 'assessment.foreign-forecast' and head.state = 'read' and ${id === undefined ? sql`true` : sql`head.id = ${id}`}) as one
     where "knownTo" is distinct from "lastTarget" order by id
  `.execute(db);
  return rows;
}

/** Adds what happened in the months from one to another in every unit that the archive tells of; a unit without a death had none. */
export async function addForeignOutcomes(db: Db, { recordId, compartmentId, labelRank }: ForeignOwner, months: { readonly from: string; readonly to: string }, deaths: readonly { readonly unit: string; readonly month: string; readonly count: number }[], knownAt: string): Promise<void> {
  await sql`
    insert into assessment.foreign_outcome (record_id, compartment_id, label, unit, month, outcome, known_at)
    select ${recordId}::uuid, ${compartmentId}::uuid, ${labelRank}::smallint, told.unit, told.target, coalesce(one.count, 0), ${knownAt}::timestamptz
      from (select distinct unit, target from assessment.foreign_value where record_id = ${recordId} and target between ${day(months.from)} and ${day(months.to)}) as told
      left join unnest(${deaths.map(({ unit }) => unit)}::text[], ${deaths.map(({ month }) => day(month))}::date[], ${deaths.map(({ count }) => count)}::integer[]) as one (unit, month, count) on one.unit = told.unit and one.month = told.target
    on conflict do nothing
  `.execute(db);
}

/**
 * Forecasts from elsewhere of which the outcome is known, with the score of our own for the same month and country from data of the same target and data set that ended the month before theirs were issued; of several runs the one published last. Of one archive, or of all.
 */
export async function listKnownForeign(db: Db, recordId: string): Promise<KnownForeign[]> {
  const { rows } = await sql<KnownForeign>`
    with ours as (
      select distinct on (score.unit, score.month, basis.last_month, score.model) score.unit, score.month, basis.last_month, score.model, score.crps
        from assessment.forecast_score as score join assessment.forecast_basis as basis on basis.run_id = score.run_id
        join record.head as archive on archive.id = ${recordId} and basis.target = archive.content ->> 'target' and basis.dataset = archive.content ->> 'dataset'
       where score.model in ('vigie', 'conflictology') and ${within(db, "score")}
       order by score.unit, score.month, basis.last_month, score.model, basis.frozen_at desc)
    select value.part as set, value.unit, mean, low, high, known.outcome, own.crps as ours, rule.crps as rule
      from assessment.foreign_value as value
      join assessment.foreign_outcome as known on known.record_id = value.record_id and known.unit = value.unit and known.month = value.target
      left join ours as own on own.unit = value.unit and own.month = value.target and own.last_month = value.issued - interval '1 month' and own.model = 'vigie'
      left join ours as rule on rule.unit = value.unit and rule.month = value.target and rule.last_month = value.issued - interval '1 month' and rule.model = 'conflictology'
     where value.record_id = ${recordId} and ${within(db, "value")} order by value.part, value.unit, issued, value.target
  `.execute(db);
  return rows;
}

export async function relabelForeign(db: Db, recordId: string, labelRank: number): Promise<void> {
  for (const table of ["foreign_reading", "foreign_value", "foreign_outcome"]) await sql`update ${sql.table(`assessment.${table}`)} set label = ${labelRank} where record_id = ${recordId} and label <> ${labelRank}`.execute(db);
}

function day(month: string): string {
  return `${month}-01`;
}
