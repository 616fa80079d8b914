import { sql } from "kysely";
import * as v from "valibot";
import type { Db } from "#platform/database/pools.ts";
import { KeyList, type VouchedLog } from "#platform/rules/sealing/key-list.ts";

export type EnteredList = { readonly entryId: string; readonly list: KeyList; readonly isPlaced: boolean };

/** The newest list of an organisation, wherever its entry stands. */
export async function newestList(worker: Db, organisation: string): Promise<EnteredList | undefined> {
  const { rows } = await sql<{ entryId: string; statement: unknown; isPlaced: boolean }>`
    select entry_id as "entryId", statement, entry.leaf_index is not null as "isPlaced"
      from protection.key_list join ledger.entry on entry.id = key_list.entry_id
     where organisation = ${organisation} order by entered_at desc limit 1
  `.execute(worker);
  const [found] = rows;
  return found && { entryId: found.entryId, isPlaced: found.isPlaced, list: v.parse(KeyList, found.statement) };
}

export async function keepList(worker: Db, entryId: string, list: KeyList): Promise<void> {
  await sql`insert into protection.key_list (entry_id, organisation, statement) values (${entryId}, ${list.organisation}, ${JSON.stringify(list)})`.execute(worker);
}

/** One at a time: two lists at once would both claim to be the newest. */
export async function lockLists(worker: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(7311017)`.execute(worker);
}

export async function keepVouchedLog(worker: Db, log: VouchedLog): Promise<void> {
  await sql`update protection.organisation set log_key = ${log.key}, log_signature = ${log.signature} where not is_exercise`.execute(worker);
}
