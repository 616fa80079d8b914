import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Pool } from "../database/pools.ts";
import { canonicalJson } from "../rules/canonical-json.ts";

/** The first place that is not as it was signed. */
export type BadPlace = { readonly what: "entry-changed" | "entry-missing" | "end-cut-off" | "entry-added" | "checkpoint-forged" | "root-differs" | "content-changed"; readonly leafIndex: number | null; readonly id: string | null };

type Reader = Pick<Pool, "db">;
type Found = { readonly id: string; readonly leafIndex: number | null };

/** What is stored beside the log and no longer is what its entries attest: words changed, versions or files removed or put back. */
export async function findChangedContent(pool: Reader): Promise<BadPlace | undefined> {
  const found = (await findOtherDigest(pool)) ?? (await findRemoved(pool)) ?? (await findOtherHead(pool)) ?? (await findOtherFile(pool)) ?? (await findOtherStatement(pool)) ?? (await findOtherTitles(pool)) ?? (await findRehashed(pool));
  return found ? { what: "content-changed", leafIndex: found.leafIndex, id: found.id } : undefined;
}

/** A stored revision that no entry attests, or that carries another digest than its entry. */
async function findOtherDigest(pool: Reader): Promise<Found | undefined> {
  const { rows } = await sql<Found>`
    select revision.record_id as id, entry.leaf_index as "leafIndex"
      from record.revision
      left join ledger.entry on entry.record_id = revision.record_id and entry.version = revision.version and entry.digest is not null
     where entry.digest is distinct from revision.digest
     order by entry.leaf_index nulls first limit 1
  `.execute(pool.db);
  return rows[0];
}

/** Only a removed exercise takes its records away; the log says that it did, and its compartment stays as a nameless row. */
const isOfRemovedExercise = sql`exists (select from access.compartment where compartment.id = entry.compartment_id and compartment.kind = 'removed-exercise')`;

/** Other things are attested by digest and number too (the pieces of an import); a record's log begins with its creation. */
const isOfRecord = sql`exists (select from ledger.entry as first where first.record_id = entry.record_id and first.version = 1 and first.event like '%-created')`;

async function findRemoved(pool: Reader): Promise<Found | undefined> {
  const { rows } = await sql<Found>`
    select entry.record_id as id, entry.leaf_index as "leafIndex"
      from ledger.entry
      left join record.revision on revision.record_id = entry.record_id and revision.version = entry.version
     where entry.digest is not null and entry.version is not null and revision.record_id is null and ${isOfRecord} and not ${isOfRemovedExercise}
     order by entry.leaf_index limit 1
  `.execute(pool.db);
  return rows[0];
}

/** What people are shown is the head; it must be the newest revision, word for word. */
async function findOtherHead(pool: Reader): Promise<Found | undefined> {
  const { rows } = await sql<Found>`
    select newest.record_id as id, entry.leaf_index as "leafIndex"
      from (select distinct on (record_id) record_id, version, content, state, label, title from record.revision order by record_id, version desc) as newest
      left join record.head on head.id = newest.record_id
      left join ledger.entry on entry.record_id = newest.record_id and entry.version = newest.version and entry.digest is not null
     where (head.version, head.content, head.state, head.label, head.title) is distinct from (newest.version, newest.content, newest.state, newest.label, newest.title)
     order by entry.leaf_index limit 1
  `.execute(pool.db);
  return rows[0];
}

/**
 * Which titles a list showed somebody is kept beside the entry of that answer; the entry alone names no record, has a digest, and the label of the highest
 * title, which is above unclassified: a list of keys, or an organisation that was founded, has a digest too and no label.
 */
async function findOtherTitles(pool: Reader): Promise<Found | undefined> {
  // A backup is verified as it was made, and an older version kept none.
  const { rows: tables } = await sql<{ there: boolean }>`select to_regclass('ledger.titles_shown') is not null as there`.execute(pool.db);
  if (!tables[0]?.there) return undefined;
  const { rows } = await sql<Found>`
    select entry.id, entry.leaf_index as "leafIndex"
      from ledger.entry left join ledger.titles_shown as shown on shown.entry_id = entry.id
     where entry.record_id is null and entry.digest is not null and entry.label > 0
       and entry.digest is distinct from sha256(convert_to(array_to_string(shown.record_ids, E'\\n'), 'utf8'))
     order by entry.leaf_index limit 1
  `.execute(pool.db);
  return rows[0];
}

async function findOtherFile(pool: Reader): Promise<Found | undefined> {
  const { rows } = await sql<Found>`
    select entry.record_id as id, entry.leaf_index as "leafIndex"
      from ledger.entry left join attachment.file on file.id = entry.record_id
     where entry.event = 'attachment.file-added' and sha256(file.content) is distinct from entry.digest and not ${isOfRemovedExercise}
     order by entry.leaf_index limit 1
  `.execute(pool.db);
  return rows[0];
}

/** What a device signed of a file is entered by its hash. */
async function findOtherStatement(pool: Reader): Promise<Found | undefined> {
  // A backup is verified as it was made, and in an older version no device signed.
  const { rows: columns } = await sql<{ there: boolean }>`select exists (select from pg_attribute where attrelid = to_regclass('attachment.file') and attname = 'device_statement') as there`.execute(pool.db);
  if (!columns[0]?.there) return undefined;
  const { rows } = await sql<Found>`
    select coalesce(entry.record_id, file.id) as id, entry.leaf_index as "leafIndex"
      from (select * from ledger.entry where event = 'attachment.device-signed') as entry
      full join (select id, device_statement from attachment.file where device_statement is not null) as file on file.id = entry.record_id
     where sha256(convert_to(file.device_statement, 'utf8')) is distinct from entry.digest and (entry.id is null or not ${isOfRemovedExercise})
     order by entry.leaf_index limit 1
  `.execute(pool.db);
  return rows[0];
}

/** Every stored content is hashed anew with its salt, some hundred at a time. */
async function findRehashed(pool: Reader): Promise<Found | undefined> {
  let after = "00000000-0000-0000-0000-000000000000";
  let version = 0;
  for (;;) {
    const { rows } = await sql<{ id: string; version: number; content: unknown; salt: Buffer; digest: Buffer }>`
      select record_id as id, version, content, salt, digest from record.revision
       where (record_id, version) > (${after}::uuid, ${version}::int) order by record_id, version limit 500
    `.execute(pool.db);
    for (const row of rows) {
      const digest = createHash("sha256").update(row.salt).update(canonicalJson(row.content)).digest();
      if (!digest.equals(row.digest)) return { id: row.id, leafIndex: null };
      after = row.id;
      version = row.version;
    }
    if (rows.length < 500) return undefined;
  }
}
