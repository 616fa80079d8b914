import { sql } from "kysely";
import * as v from "valibot";
import type { Pool } from "../database/pools.ts";
import type { Filled } from "./fill-facets.ts";
import type { RegisteredKind } from "./registry.ts";
import { searchRule, searchVector } from "./search-terms.ts";

type Row = { id: string; kind: string; title: string; content: unknown };

/** So many records are read and written in one transaction. */
const batch = 200;

/**
 * Makes the words of records findable that were saved under an older rule, or came out of an older backup, by the same function as at
 * every save. It is no change of the record: it gets no version and keeps its time. Works for nobody, before anybody comes.
 */
export async function fillSearch(worker: Pool, kinds: readonly RegisteredKind[]): Promise<Filled> {
  const sum = { filled: 0, unread: 0 };
  for (let after: string | undefined = "00000000-0000-0000-0000-000000000000"; after !== undefined; ) {
    const some = await fillSome(worker, kinds, after);
    sum.filled += some.filled;
    sum.unread += some.unread;
    after = some.next;
  }
  return sum;
}

async function fillSome(worker: Pool, kinds: readonly RegisteredKind[], after: string): Promise<Filled & { readonly next: string | undefined }> {
  return worker.db.transaction().execute(async (db) => {
    const { rows } = await sql<Row>`
      select id, kind, title, content from record.head where search_rule < ${searchRule} and id > ${after} order by id limit ${batch} for update
    `.execute(db);
    let filled = 0;
    for (const { id, kind: name, title, content } of rows) {
      const kind = kinds.find((one) => one.kind.kind === name)?.kind;
      const read = kind && v.safeParse(kind.schema, content);
      if (!kind || !read?.success) continue;
      await sql`update record.head set search = ${searchVector(title, kind.searchText(read.output))}, search_rule = ${searchRule} where id = ${id}`.execute(db);
      filled += 1;
    }
    return { filled, unread: rows.length - filled, next: rows.length === batch ? rows.at(-1)?.id : undefined };
  });
}
