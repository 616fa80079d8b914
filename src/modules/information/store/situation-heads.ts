import { sql } from "kysely";
import * as v from "valibot";
import type { Db } from "#platform/database/pools.ts";
import { withinOrReleased } from "#platform/database/reach.ts";
import { ConcernLevel } from "../model/situation.ts";

const Row = v.object({
  id: v.string(),
  countries: v.array(v.string()),
  concernLevel: v.nullable(ConcernLevel),
  reviewOn: v.nullable(v.string()),
  populations: v.array(v.string()),
});
export type SituationHead = v.InferOutput<typeof Row>;

/** What a list of situations says beyond their titles, for the ones the viewer may see. */
export async function listSituationHeads(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, SituationHead>> {
  const { rows } = await sql`
    select id, content -> 'countries' as countries, content -> 'concernLevel' as "concernLevel", content ->> 'reviewOn' as "reviewOn",
           coalesce(jsonb_path_query_array(content, '$.populationsAtRisk[*].name'), '[]') as populations
      from record.head
     where kind = 'information.situation' and id = any (${ids}::uuid[]) and ${withinOrReleased(db, "head")}
  `.execute(db);
  return new Map(v.parse(v.array(Row), rows).map((row) => [row.id, row]));
}

/** The compartment of each record, which decides how much of its content a viewer receives. */
export async function listCompartmentsOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; compartmentId: string }>`select id, compartment_id as "compartmentId" from record.head where id = any (${ids}::uuid[]) and ${withinOrReleased(db, "head")}`.execute(db);
  return new Map(rows.map((row) => [row.id, row.compartmentId]));
}
