import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { to as copyTo } from "pg-copy-streams";
import type { Client } from "pg";
import * as v from "valibot";
import { connectAdministrator } from "../database/pools.ts";
import type { Database } from "../database/open-database.ts";
import { sequenceEntries } from "../ledger/sequence.ts";
import { openLogKey, type LogKey } from "../ledger/signed-note.ts";
import { noteBackup } from "./kept-backups.ts";
import { publicKeyText, sha256, signManifest, type Header, type Manifest } from "./manifest.ts";
import { writeSealed } from "./sealed-file.ts";
import { readSecrets } from "./secret-files.ts";
import { listTravelling, type Table } from "./tables.ts";
import { tarEnd, tarEntry, type Entry } from "./tar.ts";

export type BackupMade = { readonly file: string; readonly bytes: number; readonly rows: number; readonly tables: number; readonly ledgerSize: number; readonly origin: string; readonly recipients: number; /** Earlier ones whose time was over. */ readonly removed: readonly string[] };

type Order = { readonly file: string; readonly recipients: readonly string[]; readonly dataDirectory: string; readonly now: Date; readonly progress?: (table: string, rows: number) => void };

const pieceBytes = 4 * 1024 * 1024;

/** One moment of the whole installation, in one sealed file. People go on working while it is written. */
export async function createBackup(database: Database, order: Order): Promise<BackupMade> {
  const key = openLogKey(order.dataDirectory);
  // The checkpoint then covers everything that happened before the backup.
  await sequenceEntries(database.worker, key);
  const admin = await connectAdministrator(database.engine);
  try {
    await beginReading(admin);
    const header = await makeHeader(admin, order.now);
    const sums: Manifest = { header: "", tables: {}, secrets: {}, checkpoint: await lastCheckpoint(admin), publicKey: publicKeyText(key.publicKey) };
    const bytes = await writeSealed(order.file, order.recipients, packed(entries(admin, header, sums, key, order)));
    await admin.query("commit");
    const removed = noteBackup(order.dataDirectory, order.file, order.now);
    const rows = Object.values(sums.tables).reduce((sum, table) => sum + table.rows, 0);
    return { file: order.file, bytes, rows, tables: header.tables.length, ledgerSize: sums.checkpoint?.size ?? 0, origin: key.origin, recipients: order.recipients.length, removed };
  } finally {
    await admin.end();
  }
}

/** The owner's policies show it every row of a server that does not make the administrator a superuser, too. */
async function beginReading(admin: Client): Promise<void> {
  await admin.query("begin transaction isolation level repeatable read, read only");
  await admin.query("set local role vigie_owner");
  await admin.query(portableText);
}

/** Rows travel as text that every version reads, whatever the settings of the server. */
export const portableText =
  "set local datestyle = 'ISO'; set local intervalstyle = 'postgres'; set local timezone = 'UTC'; set local extra_float_digits = 1; set local bytea_output = 'hex'; set local client_encoding = 'UTF8'";

async function makeHeader(admin: Client, now: Date): Promise<Header> {
  const { rows: migrations } = await admin.query<Header["migrations"][number]>('select name, digest, applied_at as "appliedAt" from migration.applied order by name');
  return { format: "vigie-backup/1", vigie: versionOfVigie(), createdAt: now.toISOString(), migrations, tables: await listTravelling(admin) };
}

function versionOfVigie(): string {
  const file = join(import.meta.dirname, "..", "..", "..", "package.json");
  return v.parse(v.object({ version: v.string() }), JSON.parse(readFileSync(file, "utf8"))).version;
}

async function lastCheckpoint(admin: Client): Promise<Manifest["checkpoint"]> {
  const { rows } = await admin.query<{ size: number; note: string }>("select size, note from ledger.checkpoint order by size desc limit 1");
  return rows[0] ?? null;
}

/** Writes down in `sums` what goes by, and signs that at the end. */
async function* entries(admin: Client, header: Header, sums: Manifest, key: LogKey, order: Order): AsyncGenerator<Entry> {
  const headerBytes = Buffer.from(JSON.stringify(header, null, 1));
  sums.header = sha256(headerBytes);
  yield { name: "header.json", body: headerBytes };
  for (const table of header.tables) yield* rowsOf(admin, table, sums, order);
  for (const [name, body] of readSecrets(order.dataDirectory)) {
    sums.secrets[name] = sha256(body);
    yield { name: `secrets/${name}`, body };
  }
  const manifest = Buffer.from(JSON.stringify(sums, null, 1));
  yield { name: "manifest.json", body: manifest };
  yield { name: "manifest.sig", body: signManifest(key, manifest) };
}

/** All rows of a table in pieces; their count and sum are written down in `sums`. */
export async function* rowsOf(admin: Client, table: Table, sums: Pick<Manifest, "tables">, order: Pick<Order, "progress">): AsyncGenerator<Entry> {
  const hash = createHash("sha256");
  const stream = admin.query(copyTo(`copy (select ${table.columns.join(", ")} from ${table.name}) to stdout`));
  let piece = 0;
  for await (const body of inPieces(stream)) {
    hash.update(body);
    piece += 1;
    yield { name: `tables/${table.name}/${String(piece).padStart(6, "0")}.copy`, body };
  }
  // How many rows they were comes behind the rows, now and then in a packet of its own: the next answer comes after it.
  await admin.query("select");
  sums.tables[table.name] = { rows: stream.rowCount, sha256: hash.digest("hex") };
  order.progress?.(table.name, stream.rowCount);
}

/** Pieces of one size, whatever the driver gives: a row with an attached file is longer than many rows without. */
export async function* inPieces(source: AsyncIterable<Buffer>, most = pieceBytes): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let size = 0;
  for await (const chunk of source) {
    held.push(chunk);
    size += chunk.length;
    if (size < most) continue;
    const all = Buffer.concat(held);
    const whole = size - (size % most);
    for (let at = 0; at < whole; at += most) yield all.subarray(at, at + most);
    held = [all.subarray(whole)];
    size -= whole;
  }
  if (size > 0) yield Buffer.concat(held);
}

async function* packed(source: AsyncIterable<Entry>): AsyncGenerator<Buffer> {
  for await (const entry of source) yield* tarEntry(entry);
  yield tarEnd;
}
