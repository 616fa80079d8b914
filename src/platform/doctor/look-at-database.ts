import { sql } from "kysely";
import { readMigrations } from "../database/migrate.ts";
import type { Database } from "../database/open-database.ts";
import { loginRoles } from "../database/roles.ts";
import { hashOfEntry, type StoredEntry } from "../ledger/leaf.ts";
import { entryTime } from "../ledger/sequence.ts";
import { openCheckpoint, openLogKey } from "../ledger/signed-note.ts";
import { connectAdministrator } from "../database/pools.ts";
import type { Settings } from "../settings.ts";
import { finding, type Finding } from "./finding.ts";

/** Everything that the open database can be asked. */
export async function lookAtDatabase(database: Database, { dataDirectory, timestampUrl }: Pick<Settings, "dataDirectory" | "timestampUrl">, now: Date): Promise<Finding[]> {
  return [
    finding("database", "ok", { kind: database.engine.kind }),
    await lookAtStorage(database),
    await lookAtMigrations(database),
    await lookAtRowSecurity(database),
    await lookAtRoles(database),
    await lookAtLedger(database, dataDirectory),
    await lookAtWaitingEntries(database, now),
    await lookAtClock(database, now),
    await lookAtMessages(database, now),
    await lookAtJobs(database, now),
    await lookAtTimeTokens(database, timestampUrl, now),
  ];
}

async function lookAtStorage({ worker }: Database): Promise<Finding> {
  const { rows } = await sql<{ name: string; setting: string }>`select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums')`.execute(worker.db);
  const off = rows.filter((row) => row.setting === "off").map((row) => row.name);
  const isDangerous = off.some((name) => name !== "data_checksums");
  return finding("storage", isDangerous ? "bad" : off.length > 0 ? "warn" : "ok", { off: off.join(", ") });
}

/** Opening the database brings it forward or refuses; what is counted here is what then stands. */
async function lookAtMigrations(database: Database): Promise<Finding> {
  const admin = await connectAdministrator(database.engine);
  try {
    await admin.query("set role vigie_owner");
    const { rows } = await admin.query<{ name: string; digest: string }>("select name, digest from migration.applied");
    const known = new Map(readMigrations().map((migration) => [migration.name, migration.digest]));
    const differ = rows.filter((row) => known.get(row.name) !== row.digest).length;
    return finding("migrations", differ > 0 || rows.length !== known.size ? "bad" : "ok", { count: rows.length });
  } finally {
    await admin.end();
  }
}

async function lookAtRowSecurity({ worker }: Database): Promise<Finding> {
  const { rows } = await sql<{ name: string; open: boolean }>`
    select format('%I.%I', n.nspname, c.relname) as name,
           not (c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy p where p.polrelid = c.oid)) as open
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and pg_get_userbyid(c.relowner) = 'vigie_owner' and n.nspname <> 'migration'
       and (has_table_privilege('vigie_app', c.oid, 'select, insert, update, delete') or has_any_column_privilege('vigie_app', c.oid, 'select, insert, update'))
  `.execute(worker.db);
  const open = rows.filter((row) => row.open).map((row) => row.name);
  return finding("row-security", open.length > 0 ? "bad" : "ok", { count: rows.length, tables: open.join(", ") });
}

async function lookAtRoles({ worker }: Database): Promise<Finding> {
  const { rows } = await sql<{ name: string }>`
    select rolname as name from pg_roles where rolname = any (${[...loginRoles]}::text[]) and (rolsuper or rolbypassrls or rolinherit or rolcreaterole or rolcreatedb)
  `.execute(worker.db);
  return finding("roles", rows.length > 0 ? "bad" : "ok", { roles: rows.map((row) => row.name).join(", ") });
}

/** The whole log is read by `ledger verify`; here its end, where a restored or cut-off database would show. */
const tail = 1_000;

async function lookAtLedger({ worker }: Database, dataDirectory: string): Promise<Finding> {
  const key = openLogKey(dataDirectory);
  const { rows: tops } = await sql<{ size: number; note: string }>`select size, note from ledger.checkpoint order by size desc limit 1`.execute(worker.db);
  const [top] = tops;
  if (top && openCheckpoint(key, top.note)?.size !== top.size) return finding("ledger", "bad", { index: top.size - 1 });
  const seen = openCheckpoint(key, key.lastSeen.read() ?? "");
  if (seen && seen.size > (top?.size ?? 0)) return finding("ledger", "bad", { index: top?.size ?? 0 });
  const { rows } = await sql<StoredEntry & { leafIndex: number; leafHash: Buffer }>`
    select id, ${entryTime} as at, actor_id as "actorId", event, record_id as "recordId", version, compartment_id as "compartmentId", label, digest,
           leaf_index as "leafIndex", leaf_hash as "leafHash"
      from ledger.entry where leaf_index is not null order by leaf_index desc limit ${tail}
  `.execute(worker.db);
  const expected = rows.map((_row, index) => (top?.size ?? 0) - 1 - index);
  const wrong = rows.find(({ leafIndex, leafHash, ...entry }, index) => leafIndex !== expected[index] || !hashOfEntry(entry).equals(leafHash));
  const isShort = rows.length < Math.min(tail, top?.size ?? 0);
  if (wrong || isShort) return finding("ledger", "bad", { index: wrong?.leafIndex ?? (top?.size ?? 0) - 1 });
  return finding("ledger", "ok", { entries: rows.length, size: top?.size ?? 0 });
}

/** Entries get their place every second while a Vigie serves; without one they wait, which is no fault. */
async function lookAtWaitingEntries({ worker }: Database, now: Date): Promise<Finding> {
  const { rows } = await sql<{ count: number; late: number }>`
    select count(*) as count, count(*) filter (where at < ${new Date(now.getTime() - 60_000)}) as late from ledger.entry where leaf_index is null
  `.execute(worker.db);
  const { count = 0, late = 0 } = rows[0] ?? {};
  return finding("checkpoint", late > 0 ? "warn" : "ok", { count, late });
}

/** A minute of difference between two clocks is usual; more means that one of them was set back. */
async function lookAtClock({ worker }: Database, now: Date): Promise<Finding> {
  const { rows } = await sql<{ last: string | null; server: string }>`
    select greatest((select max(at) from ledger.checkpoint), (select max(at) from ledger.entry)) as last, clock_timestamp() as server
  `.execute(worker.db);
  const { last = null, server = now.toISOString() } = rows[0] ?? {};
  const ahead = Math.round(((last === null ? 0 : Date.parse(last)) - now.getTime()) / 1000);
  const apart = Math.round(Math.abs(Date.parse(server) - now.getTime()) / 1000);
  if (ahead > 60) return finding("clock", "bad", { seconds: ahead });
  return finding("clock", apart > 60 ? "warn" : "ok", { seconds: apart });
}

async function lookAtMessages({ worker }: Database, now: Date): Promise<Finding> {
  const { rows } = await sql<{ failed: number; waiting: number }>`
    select count(*) filter (where state = 'failed') as failed,
           count(*) filter (where state = 'queued' and created_at < ${new Date(now.getTime() - 3_600_000)}) as waiting
      from mail.message
  `.execute(worker.db);
  const { failed = 0, waiting = 0 } = rows[0] ?? {};
  return finding("messages", failed + waiting > 0 ? "warn" : "ok", { failed, waiting });
}

async function lookAtJobs({ worker }: Database, now: Date): Promise<Finding> {
  const { rows } = await sql<{ stuck: number }>`
    select count(*) as stuck from job.run where state in ('queued', 'running') and requested_at < ${new Date(now.getTime() - 3_600_000)}
  `.execute(worker.db);
  return finding("jobs", (rows[0]?.stuck ?? 0) > 0 ? "warn" : "ok", { stuck: rows[0]?.stuck ?? 0 });
}

/** An authority is asked every hour in which something was entered; one that missed two of them is worth a look. */
async function lookAtTimeTokens({ worker }: Database, url: URL | undefined, now: Date): Promise<Finding> {
  const { rows } = await sql<{ last: string | null; isLate: boolean }>`
    select max(kept_at) as last,
           exists (select from ledger.checkpoint where at < ${new Date(now.getTime() - 7_200_000)} and size > coalesce((select max(size) from ledger.time_token), 0)) as "isLate"
      from ledger.time_token
  `.execute(worker.db);
  const { last = null, isLate = false } = rows[0] ?? {};
  return finding("time-token", url && isLate ? "warn" : "ok", { authority: url?.hostname ?? "none", last: last ?? "none" });
}
