import { sql } from "kysely";
import type { Db } from "#platform/database/pools.ts";
import { withinOrReleased } from "#platform/database/reach.ts";

/** Mail addresses and languages of contacts in the register of partners, by their id. */
export async function findContacts(db: Db, ids: readonly string[]): Promise<Map<string, { address: string | null; language: string }>> {
  const { rows } = await sql<{ id: string; address: string | null; language: string | null }>`
    select id, content ->> 'email' as address, content ->> 'language' as language
      from record.head
     where id = any (${ids}::uuid[]) and kind in ('partners.person', 'partners.organisation') and ${withinOrReleased(db, "head")}
  `.execute(db);
  return new Map(rows.map((row) => [row.id, { address: row.address, language: row.language ?? "en" }]));
}
