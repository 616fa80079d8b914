import { sql } from "kysely";
import * as v from "valibot";
import type { Pool } from "../database/pools.ts";
import { writeFacets } from "./facets.ts";
import type { AnyKind, RegisteredKind } from "./registry.ts";

type Row = { id: string; compartmentId: string; label: number; content: unknown };
export type Filled = { readonly filled: number; /** Of a content that this version cannot read: they stay on their list, and no filter finds them. */ readonly unread: number };

/** So many records are read and written in one transaction. */
const batch = 500;

/**
 * Gives facets to records that were saved before there were any, or came out of an older backup. Dates, sounds of names and cells of
 * the map are worked out by the same functions as at every save: a migration could only have said them a second time, in SQL.
 * Works for nobody, with the worker's rights, before anybody comes.
 */
export async function fillFacets(worker: Pool, kinds: readonly RegisteredKind[]): Promise<Filled> {
  const sum = { filled: 0, unread: 0 };
  for (const { kind } of kinds.filter((one) => one.kind.facets)) {
    for (let after: string | undefined = "00000000-0000-0000-0000-000000000000"; after !== undefined; ) {
      const some = await fillSome(worker, kind, after);
      sum.filled += some.filled;
      sum.unread += some.unread;
      after = some.next;
    }
  }
  return sum;
}

async function fillSome(worker: Pool, kind: AnyKind, after: string): Promise<Filled & { readonly next: string | undefined }> {
  return worker.db.transaction().execute(async (db) => {
    const { rows } = await sql<Row>`
      select head.id, head.compartment_id as "compartmentId", head.label, head.content
        from record.head
       where head.kind = ${kind.kind} and head.id > ${after} and not exists (select from record.facet where facet.record_id = head.id)
       order by head.id
       limit ${batch}
         for update of head
    `.execute(db);
    let filled = 0;
    for (const row of rows) {
      const content = v.safeParse(kind.schema, row.content);
      if (!content.success || !kind.facets) continue;
      await writeFacets(db, row, kind.facets(content.output), row.label);
      filled += 1;
    }
    return { filled, unread: rows.length - filled, next: rows.length === batch ? rows.at(-1)?.id : undefined };
  });
}
