import { sql } from "kysely";
import type { Db } from "#platform/database/pools.ts";
import { withinForReaders } from "#platform/database/reach.ts";
import { boxOf } from "./sealed-copies.ts";
import { base64Url } from "./base64-url.ts";

export type NewFile = { readonly id: string; readonly submissionId: string; readonly compartmentId: string; readonly readers: readonly string[]; readonly sentOn: string; readonly bucket: number; readonly sealed: Buffer; readonly keyIds: readonly string[] };

/** Sent again on a bad line, it is kept once. */
export async function addFile(worker: Db, file: NewFile): Promise<void> {
  await sql`
    insert into protection.sealed_file (id, submission_id, compartment_id, readers, sent_on, bucket, sealed, key_ids)
    values (${file.id}, ${file.submissionId}, ${file.compartmentId}, ${file.readers}, ${file.sentOn}, ${file.bucket}, ${file.sealed}, ${file.keyIds})
    on conflict (id) do nothing
  `.execute(worker);
}

export async function countFiles(worker: Db, submissionId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from protection.sealed_file where submission_id = ${submissionId} and ${withinForReaders(worker, "sealed_file")}`.execute(worker);
  return rows[0]?.count ?? 0;
}

export type ListedFile = { readonly id: string; readonly sentOn: string; readonly bucket: number };

export async function listFiles(db: Db, submissionId: string): Promise<ListedFile[]> {
  const { rows } = await sql<ListedFile>`
    select id, to_char(sent_on, 'YYYY-MM-DD') as "sentOn", bucket from protection.sealed_file
     where submission_id = ${submissionId} and ${withinForReaders(db, "sealed_file")} order by sent_on, id
  `.execute(db);
  return rows;
}

export async function findFile(db: Db, submissionId: string, id: string): Promise<{ readonly compartmentId: string; readonly sealed: string } | undefined> {
  const { rows } = await sql<{ compartmentId: string; sealed: string }>`
    select compartment_id as "compartmentId", ${boxOf(db, "sealed_file")} as sealed from protection.sealed_file where id = ${id} and submission_id = ${submissionId} and ${withinForReaders(db, "sealed_file")}
  `.execute(db);
  const [found] = rows;
  return found && { ...found, sealed: base64Url(found.sealed) };
}

export async function deleteFiles(worker: Db, submissionId: string): Promise<void> {
  await sql`delete from protection.sealed_file where submission_id = ${submissionId}`.execute(worker);
}
