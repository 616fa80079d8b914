import { sql } from "kysely";
import * as v from "valibot";
import type { Pool } from "../database/pools.ts";
import type { RecordContent } from "../rules/kind.ts";
import { writeFacets } from "./facets.ts";
import type { AnyKind, RegisteredKind } from "./registry.ts";

type Row = { id: string; compartmentId: string; label: number; content: unknown };

/** So many records are read and written in one transaction. */
const batch = 500;

/**
 * Gives facets to records that were saved before there were any, or came out of an older backup. Dates, sounds of names and cells of
 * the map are worked out by the same functions as at every save: a migration could only have said them a second time, in SQL.
 * Works for nobody, with the worker's rights, before anybody comes.
 */
export async function fillFacets(worker: Pool, kinds: readonly RegisteredKind[]): Promise<number> {
  let filled = 0;
  for (const { kind } of kinds.filter((one) => one.kind.facets)) {
    for (let last = batch; last === batch; filled += last) last = await fillSome(worker, kind);
  }
  return filled;
}

async function fillSome(worker: Pool, kind: AnyKind): Promise<number> {
  return worker.db.transaction().execute(async (db) => {
    const { rows } = await sql<Row>`
      select head.id, head.compartment_id as "compartmentId", head.label, head.content
        from record.head
       where head.kind = ${kind.kind} and not exists (select from record.facet where facet.record_id = head.id)
       order by head.id
       limit ${batch}
         for update of head
    `.execute(db);
    for (const row of rows) {
      const content: RecordContent = v.parse(kind.schema, row.content);
      if (kind.facets) await writeFacets(db, row, kind.facets(content), row.label);
    }
    return rows.length;
  });
}
