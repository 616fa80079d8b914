import { sql, type RawBuilder } from "kysely";
import type { Db } from "#platform/database/pools.ts";
import { viewerIn, withinForReaders } from "#platform/database/reach.ts";

export type NewCopy = { readonly ofId: string; readonly submissionId: string; readonly compartmentId: string; readonly readers: readonly string[]; readonly madeBy: string; readonly madeAt: Date; readonly sealed: Buffer; readonly keyIds: readonly string[] };

export async function addCopy(db: Db, copy: NewCopy): Promise<void> {
  await sql`
    insert into protection.sealed_copy (of_id, submission_id, compartment_id, readers, made_by, made_at, sealed, key_ids)
    values (${copy.ofId}, ${copy.submissionId}, ${copy.compartmentId}, ${copy.readers}, ${copy.madeBy}, ${copy.madeAt}, ${copy.sealed}, ${copy.keyIds})
  `.execute(db);
}

/** The box of a row as its reader can open it: as it came, or the latest copy that a colleague sealed to the reader's own key. */
export function boxOf(db: Db, table: "sealed_submission" | "sealed_message" | "sealed_file"): RawBuilder<string | null> {
  const viewer = viewerIn(db);
  // Who comes with a receipt has the worker ask: no copy is ever made for them.
  if (viewer === undefined) return sql`encode(${sql.ref(`${table}.sealed`)}, 'base64')`;
  return sql`encode(coalesce(
    (select sealed_copy.sealed from protection.sealed_copy, protection.own_key
      where sealed_copy.of_id = ${sql.ref(`${table}.id`)} and own_key.account_id = ${viewer} and own_key.signer = any (sealed_copy.key_ids)
        and not own_key.signer = any (${sql.ref(`${table}.key_ids`)}) and ${withinForReaders(db, "sealed_copy")}
      order by sealed_copy.made_at desc limit 1), ${sql.ref(`${table}.sealed`)}), 'base64')`;
}

/** Rows that belong to a submission, so that a copy is kept of nothing else. */
export async function listBoxIds(db: Db, submissionId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from protection.sealed_message where submission_id = ${submissionId} and ${withinForReaders(db, "sealed_message")}
    union all select id from protection.sealed_file where submission_id = ${submissionId} and ${withinForReaders(db, "sealed_file")}
  `.execute(db);
  return [submissionId, ...rows.map(({ id }) => id)];
}

/** Keys that the copies of a submission were sealed to. */
export function copiedKeys(db: Db): RawBuilder<string[]> {
  return sql`(select coalesce(array_agg(distinct key), '{}') from protection.sealed_copy, unnest(sealed_copy.key_ids) as key where sealed_copy.of_id = sealed_submission.id and ${withinForReaders(db, "sealed_copy")})`;
}

export async function deleteCopies(worker: Db, submissionId: string): Promise<void> {
  await sql`delete from protection.sealed_copy where submission_id = ${submissionId}`.execute(worker);
}
