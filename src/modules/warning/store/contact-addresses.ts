import { sql } from "kysely";
import type { Db } from "#platform/database/pools.ts";
import { withinOrReleased } from "#platform/database/reach.ts";

export type ContactAddress = { readonly address: string | null; readonly language: string; readonly hasTelephone: boolean };

/** Mail addresses and languages of contacts in the register of partners, by their id, and whether they can be called. */
export async function findContacts(db: Db, ids: readonly string[]): Promise<Map<string, ContactAddress>> {
  const { rows } = await sql<{ id: string; address: string | null; language: string | null; hasTelephone: boolean }>`
    select id, content ->> 'email' as address, content ->> 'language' as language, coalesce(content ->> 'telephone', '') <> '' as "hasTelephone"
      from record.head
     where id = any (${ids}::uuid[]) and kind in ('partners.person', 'partners.organisation') and ${withinOrReleased(db, "head")}
  `.execute(db);
  return new Map(rows.map((row) => [row.id, { address: row.address, language: row.language ?? "en", hasTelephone: row.hasTelephone }]));
}
