import { sql, type Kysely } from "kysely";
import type { Db, Pool } from "#platform/database/pools.ts";
import { within } from "#platform/database/reach.ts";
import type { Page } from "#platform/records/list.ts";
import type { CsvMapping } from "../model/import/csv-mapping.ts";
import type { Rejection } from "../model/import/rejection.ts";
import type { MergeCounts } from "./import-merge.ts";

export type ImportCounts = {
  readonly read: number;
  readonly stored: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Rows of an older release or a poorer layout, kept as a version beside what is known. */
  readonly older: number;
  readonly rejected: number;
  /** Rows whose source's own numbers contradict each other; they are among the others. */
  readonly doubtful: number;
};

export type ImportFile = { readonly name: string; readonly sha256: Buffer; readonly bytes: number };
export type NewImport = { readonly compartmentId: string; readonly format: string; readonly file: ImportFile; readonly release: string; readonly mapping: CsvMapping | undefined; readonly requestedBy: string };
export type OpenImport = { readonly id: string; readonly position: number; readonly pieces: number };

export type ListedImport = ImportCounts & {
  readonly id: string;
  readonly format: string;
  readonly fileName: string;
  readonly fileSha256: string;
  readonly fileBytes: number;
  readonly release: string;
  readonly mappingName: string | null;
  readonly state: "running" | "done" | "failed";
  readonly requestedByName: string | null;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly position: number;
  readonly refusal: unknown;
};

/** The compartment of published data sets, made when the installation starts. */
export async function ensureOpenData(pool: Pool): Promise<string> {
  return pool.db.transaction().execute(async (db) => {
    await sql`select pg_advisory_xact_lock(7311101)`.execute(db);
    const { rows } = await sql<{ id: string }>`select id from access.compartment where kind = 'open-data' and not is_exercise order by created_at, id limit 1`.execute(db);
    if (rows[0]) return rows[0].id;
    const { rows: made } = await sql<{ id: string }>`insert into access.compartment (name, kind) values ('Open data', 'open-data') returning id`.execute(db);
    return made[0]?.id ?? "";
  });
}

/** Goes on with the run of the same file that was interrupted, or begins a new one. */
export async function beginImport(pool: Pool, wanted: NewImport): Promise<OpenImport> {
  const mapping = wanted.mapping ? JSON.stringify(wanted.mapping) : null;
  const { rows } = await sql<OpenImport>`
    select id, position, pieces from information.import_batch
     where state = 'running' and file_sha256 = ${wanted.file.sha256} and compartment_id = ${wanted.compartmentId}
       and format = ${wanted.format} and release = ${wanted.release} and mapping is not distinct from ${mapping}::jsonb
     order by started_at desc limit 1
  `.execute(pool.db);
  if (rows[0]) return rows[0];
  const { rows: made } = await sql<OpenImport>`
    insert into information.import_batch (compartment_id, format, file_name, file_sha256, file_bytes, release, mapping, requested_by)
    values (${wanted.compartmentId}, ${wanted.format}, ${wanted.file.name}, ${wanted.file.sha256}, ${wanted.file.bytes}, ${wanted.release}, ${mapping}::jsonb, ${wanted.requestedBy})
    returning id, position, pieces
  `.execute(pool.db);
  if (!made[0]) throw new Error("the import was not begun");
  return made[0];
}

/** One piece is committed with its counts and the place in the file, so that both always agree. */
export async function advanceImport(db: Db, id: string, position: number, rejected: number, merged: MergeCounts): Promise<void> {
  const read = merged.stored + merged.updated + merged.unchanged + merged.older + rejected;
  await sql`
    update information.import_batch
       set position = ${position}, pieces = pieces + 1, read = read + ${read}, stored = stored + ${merged.stored}, updated = updated + ${merged.updated},
           unchanged = unchanged + ${merged.unchanged}, older = older + ${merged.older}, rejected = rejected + ${rejected}, doubtful = doubtful + ${merged.doubtful}
     where id = ${id}
  `.execute(db);
}

/** Kept for the screen, to this number; the counts go on. */
export const mostRejectionsKept = 100_000;

export async function keepRejections(db: Db, importId: string, compartmentId: string, rejections: readonly Rejection[]): Promise<void> {
  if (rejections.length === 0) return;
  const rows = rejections.map((found, index) => ({ row_number: found.row, ordinal: index % 32_000, column_name: found.column, value: found.value, code: found.code, message_values: found.values }));
  await sql`
    insert into information.import_rejection (import_id, compartment_id, row_number, ordinal, column_name, value, code, message_values)
    select ${importId}, ${compartmentId}, row_number, ordinal, column_name, value, code, message_values
      from json_to_recordset(${JSON.stringify(rows)}::json) as rejected (row_number bigint, ordinal smallint, column_name text, value text, code text, message_values jsonb)
  `.execute(db);
}

/** Whether events of this data set are stored in a release that can be told older or newer. */
export async function hasKnownRelease(db: Kysely<unknown>, compartmentId: string, dataset: string): Promise<boolean> {
  const { rows } = await sql<{ known: boolean }>`
    select exists (select from information.event where compartment_id = ${compartmentId} and dataset = ${dataset} and release_order <> '{}') as known
  `.execute(db);
  return rows[0]?.known ?? false;
}

export async function finishImport(db: Kysely<unknown>, id: string, refusal: { code: string; values: Readonly<Record<string, string | number>> } | undefined): Promise<ImportCounts> {
  const { rows } = await sql<ImportCounts>`
    update information.import_batch
       set state = ${refusal ? "failed" : "done"}, finished_at = now(), refusal = ${refusal ? JSON.stringify(refusal) : null}::jsonb
     where id = ${id}
    returning read, stored, updated, unchanged, older, rejected, doubtful
  `.execute(db);
  if (!rows[0]) throw new Error("the import was not found at its end");
  return rows[0];
}

const columns = sql`
  batch.id, batch.format, batch.file_name as "fileName", encode(batch.file_sha256, 'hex') as "fileSha256", batch.file_bytes as "fileBytes", batch.release,
  batch.mapping ->> 'name' as "mappingName", batch.state, account.name as "requestedByName", batch.started_at as "startedAt", batch.finished_at as "finishedAt",
  batch.position, batch.read, batch.stored, batch.updated, batch.unchanged, batch.older, batch.rejected, batch.doubtful, batch.refusal`;

/** Imports into compartments the viewer may read, newest first. */
export async function listImports(db: Db, id?: string): Promise<ListedImport[]> {
  const { rows } = await sql<ListedImport>`
    select ${columns} from information.import_batch as batch left join access.account on account.id = batch.requested_by
     where ${id ? sql`batch.id = ${id}` : sql`true`} and ${within(db, "batch")} order by batch.started_at desc, batch.id desc limit 200
  `.execute(db);
  return rows;
}

export async function listRejections(db: Db, importId: string, after: { row: number; ordinal: number }, limit: number): Promise<Page<Rejection & { ordinal: number }>["items"]> {
  const { rows } = await sql<Rejection & { ordinal: number }>`
    select row_number as "row", ordinal, column_name as "column", value, code, message_values as "values"
      from information.import_rejection
     where import_id = ${importId} and (row_number, ordinal) > (${after.row}, ${after.ordinal}) and ${within(db, "import_rejection")}
     order by row_number, ordinal limit ${limit}
  `.execute(db);
  return rows;
}

/** Fresh statistics, which only the owner of a table may take: the database does by itself once they are asked for. */
export async function askForStatistics(db: Kysely<unknown>, importId: string): Promise<void> {
  await sql`update information.import_batch set analysed_at = now() where id = ${importId}`.execute(db);
}
