import { sql } from "kysely";
import type { Database } from "#platform/database/open-database.ts";
import type { Db } from "#platform/database/pools.ts";
import { removeAreas } from "#geography/store/area-rows.ts";
import { recordEntry } from "#platform/ledger/record-entry.ts";
import { country } from "./places.ts";

/** Tables whose rows belong to a compartment, in an order in which no row is left pointing at a removed one. */
const tables = [
  "assessment.foreign_outcome", "assessment.foreign_value", "assessment.foreign_reading", "assessment.killing_outcome", "assessment.killing_chance", "assessment.killing_estimate", "assessment.killing_basis", "assessment.undercount_estimate", "assessment.surge_signal_note", "assessment.surge_signal", "assessment.forecast_score", "assessment.forecast_reason", "assessment.forecast", "assessment.forecast_estimate", "assessment.forecast_series", "assessment.forecast_basis", "assessment.country_year", "assessment.country_table_reading", "warning.claim_verdict", "warning.answer_link", "warning.receipt", "protection.road_note", "protection.mission_pack_identity", "protection.mission_pack", "protection.sealed_copy", "protection.sealed_file", "protection.sealed_message", "protection.sealed_submission", "protection.recovery", "protection.register_reply", "protection.register_entry", "protection.sent_letter", "protection.reply_link", "protection.door", "protection.key_certificate", "mail.message", "attachment.file", "record.share", "record.lowering", "record.link", "record.facet", "record.revision", "record.head", "record.numbering",
  "information.event_pair_decision", "information.event_cluster", "information.event_pair", "information.event_version", "information.event", "information.event_sum", "information.event_year_sum", "information.event_name", "information.import_rejection", "information.import_mapping", "information.import_batch",
] as const;

/** Removes the exercise in one step and one transaction per role: its records, events and people. The ledger keeps that they were. */
export async function removeExercise(database: Database, actorId: string): Promise<{ compartments: number; records: number }> {
  const records = await database.worker.db.transaction().execute(async (db) => {
    const ids = await exerciseCompartments(db);
    if (ids.length === 0) return 0;
    const { rows } = await sql<{ count: number }>`select count(*) as count from record.head where compartment_id = any (${ids}::uuid[])`.execute(db);
    for (const table of tables) await sql`delete from ${sql.table(table)} where compartment_id = any (${ids}::uuid[])`.execute(db);
    await sql`delete from protection.own_key where account_id in (select id from access.account where is_exercise)`.execute(db);
    await sql`delete from attachment.device where account_id in (select id from access.account where is_exercise)`.execute(db);
    await sql`delete from protection.organisation where is_exercise`.execute(db);
    await sql`delete from protection.key_certificate where compartment_id is null and certified_by in (select id from access.account where is_exercise)`.execute(db);
    await removeAreas(db, country.iso3);
    await recordEntry(db, { actorId, event: "exercise.removed" });
    return rows[0]?.count ?? 0;
  });
  const compartments = await database.auth.db.transaction().execute(async (db) => {
    const ids = await exerciseCompartments(db);
    await sql`delete from access.membership where compartment_id = any (${ids}::uuid[])`.execute(db);
    await sql`delete from access.barrier where compartment_id = any (${ids}::uuid[])`.execute(db);
    await sql`delete from access.compartment_change where compartment_id = any (${ids}::uuid[])`.execute(db);
    await sql`delete from access.nationality_rule where compartment_id = any (${ids}::uuid[])`.execute(db);
    // Entries of the ledger name the compartments and people by their ids, so both stay as closed rows that no list shows.
    await sql`update access.compartment set is_exercise = false, kind = 'removed-exercise', name = '' where id = any (${ids}::uuid[])`.execute(db);
    await sql`delete from access.invitation where account_id in (select id from access.account where is_exercise)`.execute(db);
    await sql`update access.session set revoked_at = now() where account_id in (select id from access.account where is_exercise) and revoked_at is null`.execute(db);
    await sql`update access.account set disabled_at = coalesce(disabled_at, now()), removed_with_exercise = true where is_exercise and not removed_with_exercise`.execute(db);
    return ids.length;
  });
  return { compartments, records };
}

async function exerciseCompartments(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from access.compartment where is_exercise`.execute(db);
  return rows.map((row) => row.id);
}
