import { sql } from "kysely";
import type { Db } from "#platform/database/pools.ts";
import { within } from "#platform/database/reach.ts";
import type { Computed } from "../model/undercount/compute.ts";

export type UndercountEstimate = { readonly tableSha256: Buffer; readonly modelVersion: string; readonly seed: number; readonly computed: Computed; readonly seconds: number; readonly estimatedAt: string };
export type UndercountOwner = { readonly recordId: string; readonly compartmentId: string; readonly labelRank: number };

export async function addUndercountEstimate(db: Db, { recordId, compartmentId, labelRank }: UndercountOwner, { tableSha256, modelVersion, seed, computed, seconds, estimatedAt }: UndercountEstimate): Promise<void> {
  await sql`
    insert into assessment.undercount_estimate (record_id, compartment_id, label, table_sha256, model_version, seed, computed, seconds, estimated_at)
    values (${recordId}, ${compartmentId}, ${labelRank}, ${tableSha256}, ${modelVersion}, ${seed}, ${JSON.stringify(computed)}::jsonb, ${seconds}, ${estimatedAt})
  `.execute(db);
}

export async function findUndercountEstimate(db: Db, recordId: string): Promise<UndercountEstimate | undefined> {
  const { rows } = await sql<UndercountEstimate>`
    select table_sha256 as "tableSha256", model_version as "modelVersion", seed, computed, seconds, estimated_at as "estimatedAt" from assessment.undercount_estimate where record_id = ${recordId} and ${within(db, "undercount_estimate")}
  `.execute(db);
  return rows[0];
}

export async function relabelUndercountEstimate(db: Db, recordId: string, labelRank: number): Promise<void> {
  await sql`update assessment.undercount_estimate set label = ${labelRank} where record_id = ${recordId} and label <> ${labelRank}`.execute(db);
}
