import { createPrivateKey, createPublicKey } from "node:crypto";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Kysely, PostgresDialect } from "kysely";
import type { Client } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { pendingMigrations, readMigrations, type Migration } from "../database/migrate.ts";
import { connectAdministrator } from "../database/pools.ts";
import type { Database } from "../database/open-database.ts";
import { servingLock } from "../http/live.ts";
import { systemEmail } from "../identity/invitation.ts";
import { openLastSeen } from "../ledger/last-seen.ts";
import { openCheckpoint, originOf } from "../ledger/signed-note.ts";
import { verifyLedger } from "../ledger/verify.ts";
import { refuse } from "../refusal.ts";
import { portableText } from "./create-backup.ts";
import { publicKeyOf, publicKeyText, type Header, type Manifest } from "./manifest.ts";
import { readBackup, type ReadBackup } from "./read-backup.ts";
import { placeSecrets, readSecrets } from "./secret-files.ts";
import { listAllTables, listSchemas, type Table } from "./tables.ts";

export type Restored = { readonly createdAt: string; readonly rows: number; readonly tables: number; readonly entries: number; readonly heldMails: number; readonly stoppedJobs: number };

type Order = { readonly file: string; readonly identities: readonly string[]; readonly dataDirectory: string; readonly heldMailReason: string; readonly progress?: (table: string, rows: number) => void };

/**
 * Fills an empty installation from a backup. The tables are made as they were when the backup was, filled, verified and only then
 * brought forward, all in one transaction: a failure leaves the installation as empty as it was.
 */
export async function restoreBackup(database: Database, order: Order): Promise<Restored> {
  const admin = await connectAdministrator(database.engine);
  const before = readSecrets(order.dataDirectory);
  try {
    await admin.query("begin");
    await refuseUnlessEmpty(admin);
    const read = await readBackup(order.file, order.identities, {
      begin: (header) => rebuild(admin, header),
      rows: async (table, chunks) => {
        const rows = await fill(admin, table, chunks);
        order.progress?.(table.name, rows);
        return rows;
      },
    });
    for (const table of read.header.tables) await admin.query(`alter table ${table.name} force row level security, enable trigger user`);
    const entries = await verifyRestored(admin, read);
    await bringForward(admin, read.header);
    const held = await quieten(admin, order.heldMailReason);
    // Before the commit: if that fails, an empty installation has other keys, which harms nothing; the other way round it would.
    placeSecrets(order.dataDirectory, read.secrets);
    await admin.query("commit");
    if (read.manifest.checkpoint) openLastSeen(order.dataDirectory).keep(read.manifest.checkpoint.note);
    const rows = Object.values(read.manifest.tables).reduce((sum, table) => sum + table.rows, 0);
    return { createdAt: read.header.createdAt, rows, tables: read.header.tables.length, entries, ...held };
  } catch (error) {
    await admin.query("rollback").catch(() => undefined);
    placeSecrets(order.dataDirectory, before);
    throw error;
  } finally {
    await admin.end();
  }
}

/** What every start leaves behind, and what therefore does not make an installation a used one. */
const leftByStarting = ["access.account", "access.compartment", "access.invitation", "access.attempt", "access.challenge", "access.context_key", "migration.applied"];

async function refuseUnlessEmpty(admin: Client): Promise<void> {
  const { rows: locks } = await admin.query<{ mine: boolean }>("select pg_try_advisory_xact_lock($1) as mine", [servingLock]);
  if (!locks[0]?.mine) refuse("backup.in-use");
  await admin.query("set local role vigie_owner; set local lock_timeout = '10s'");
  await admin.query(portableText);
  const tables = (await listAllTables(admin)).filter((table) => !leftByStarting.includes(table.name));
  const asked = tables.map((table) => `exists (select from ${table.name})`).join(" or ");
  const { rows } = await admin.query<{ used: boolean }>(`select ${asked} or exists (select from access.account where email <> $1) or exists (select from access.compartment where kind <> 'open-data') as used`, [systemEmail]);
  if (rows[0]?.used) refuse("backup.not-empty");
}

/** Written by the rebuilding itself. */
const keptRows = ["access.context_key", "migration.applied"];

/** The tables as the backup knew them: its migrations, in its order, in place of what an empty installation has. */
async function rebuild(admin: Client, header: Header): Promise<void> {
  const known = new Map(readMigrations().map((migration) => [migration.name, migration]));
  pendingMigrations([...known.values()], new Map(header.migrations.map((one) => [one.name, one.digest])));
  const { rows: keys } = await admin.query<{ inner: Buffer; outer: Buffer }>('select inner_key as "inner", outer_key as "outer" from access.context_key');
  for (const schema of await listSchemas(admin)) await admin.query(`drop schema ${admin.escapeIdentifier(schema)} cascade`);
  await admin.query("delete from migration.applied");
  for (const { name, appliedAt } of header.migrations) {
    const migration = known.get(name);
    if (migration) await apply(admin, migration, appliedAt);
  }
  for (const key of keys) await admin.query("insert into access.context_key (inner_key, outer_key) values ($1, $2)", [key.inner, key.outer]);
  const present = (await listAllTables(admin)).map((table) => table.name);
  const absent = header.tables.find((table) => !present.includes(table.name));
  if (absent) refuse("backup.damaged", { values: { place: absent.name } });
  // A migration may have written rows of its own; those of the backup take their place.
  await admin.query(`truncate ${present.filter((name) => !keptRows.includes(name)).join(", ")}`);
  for (const { name } of header.tables) {
    // COPY refuses tables whose row-level security binds the owner too, and announcements would wake screens that show nothing yet.
    await admin.query(`alter table ${name} no force row level security, disable trigger user`);
  }
}

async function apply(admin: Client, migration: Migration, appliedAt: string | null): Promise<void> {
  await admin.query(migration.sql);
  await admin.query("insert into migration.applied (name, digest, applied_at) values ($1, $2, coalesce($3, now()))", [migration.name, migration.digest, appliedAt]);
}

async function fill(admin: Client, table: Table, chunks: AsyncIterable<Buffer>): Promise<number> {
  const target = admin.query(copyFrom(`copy ${table.name} (${table.columns.join(", ")}) from stdin`));
  await pipeline(Readable.from(chunks), target);
  return target.rowCount;
}

/** The ledger is read again with the key that came with it: what is served afterwards is what was signed then. */
async function verifyRestored(admin: Client, { manifest, secrets }: ReadBackup): Promise<number> {
  const publicKey = publicKeyOf(manifest);
  const ledgerKey = secrets.get("ledger-key.pem");
  if (!ledgerKey || publicKeyText(createPublicKey(createPrivateKey(ledgerKey))) !== manifest.publicKey) refuse("backup.signature-wrong");
  const key = { origin: originOf(publicKey), publicKey };
  await refuseOtherCheckpoint(admin, manifest);
  if (manifest.checkpoint && !openCheckpoint(key, manifest.checkpoint.note)) refuse("backup.signature-wrong");
  const found = await verifyLedger({ db: onClient(admin) }, key);
  if (!found.isIntact) refuse("backup.ledger-broken", { values: { index: found.firstBad?.leafIndex ?? 0 } });
  return found.entries;
}

async function refuseOtherCheckpoint(admin: Client, manifest: Manifest): Promise<void> {
  const { rows } = await admin.query<{ note: string }>("select note from ledger.checkpoint order by size desc limit 1");
  if ((rows[0]?.note ?? null) !== (manifest.checkpoint?.note ?? null)) refuse("backup.damaged", { values: { place: "ledger.checkpoint" } });
}

async function bringForward(admin: Client, header: Header): Promise<void> {
  const applied = new Map(header.migrations.map((one) => [one.name, one.digest]));
  for (const migration of pendingMigrations(readMigrations(), applied)) await apply(admin, migration, null);
}

/**
 * A restored copy must do nothing by itself: mail that waited may have been sent since, and jobs that ran stayed behind. Both are
 * shown as failed, and a person asks for another try.
 */
async function quieten(admin: Client, reason: string): Promise<{ heldMails: number; stoppedJobs: number }> {
  const mails = await admin.query("update mail.message set state = 'failed', last_error = $1 where state = 'queued'", [reason]);
  const jobs = await admin.query(`update job.run set state = 'failed', finished_at = now(), refusal = '{"code":"backup.job-left-behind","values":{}}' where state in ('queued', 'running')`);
  return { heldMails: mails.rowCount ?? 0, stoppedJobs: jobs.rowCount ?? 0 };
}

function onClient(client: Client): Kysely<unknown> {
  const single = { connect: async () => ({ query: client.query.bind(client), release: () => undefined }), end: async () => undefined };
  return new Kysely<unknown>({ dialect: new PostgresDialect({ pool: single }) });
}
