import { sql, type Kysely } from "kysely";
import * as v from "valibot";
import type { Db } from "#platform/database/pools.ts";
import { within } from "#platform/database/reach.ts";
import { CsvMapping } from "../model/import/csv-mapping.ts";

export type SavedMapping = { readonly id: string; readonly mapping: CsvMapping; readonly changedAt: string; readonly changedByName: string | null };

type Row = { id: string; mapping: unknown; changedAt: string; changedByName: string | null };

export async function listMappings(db: Kysely<unknown>, name?: string): Promise<SavedMapping[]> {
  const { rows } = await sql<Row>`
    select saved.id, saved.mapping, saved.changed_at as "changedAt", account.name as "changedByName"
      from information.import_mapping as saved left join access.account on account.id = saved.changed_by
     where ${name === undefined ? sql`true` : sql`saved.name = ${name}`} and ${within(db, "saved")}
     order by saved.name, saved.id limit 500
  `.execute(db);
  return rows.map((row) => ({ ...row, mapping: v.parse(CsvMapping, row.mapping) }));
}

/** A mapping is known by its name: saving it again under the same one replaces it. */
export async function saveMapping(db: Db, compartmentId: string, mapping: CsvMapping, changedBy: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into information.import_mapping as saved (compartment_id, name, mapping, changed_by)
    values (${compartmentId}, ${mapping.name}, ${JSON.stringify(mapping)}::jsonb, ${changedBy})
        on conflict on constraint import_mapping_name_key do update
       set mapping = excluded.mapping, changed_by = excluded.changed_by, changed_at = now()
    returning id
  `.execute(db);
  return rows[0]?.id ?? "";
}
