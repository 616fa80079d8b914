import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Client } from "pg";

export type Migration = { readonly name: string; readonly sql: string; readonly digest: string };

export class MigrationRefused extends Error {}

const source = join(import.meta.dirname, "..", "..");

/** All migrations of all rooms in the order of the time in their names; two with the same time would have no order. */
export function readMigrations(): Migration[] {
  const files = globSync(["platform/**/migrations/*.sql", "modules/**/migrations/*.sql"], { cwd: source });
  const found = files.map((file) => {
    const sql = readFileSync(join(source, file), "utf8");
    return { name: basename(file, ".sql"), sql, digest: createHash("sha256").update(sql).digest("hex") };
  });
  return found.toSorted((a, b) => a.name.localeCompare(b.name, "en"));
}

/**
 * Brings a database forward. All pending migrations run in one transaction: after a failure nothing has happened. A migration
 * that ran once and reads differently today means that the history was changed, and nothing is run on top of it.
 */
export async function migrate(admin: Client, migrations: readonly Migration[]): Promise<number> {
  await admin.query("begin");
  try {
    await admin.query("select pg_advisory_xact_lock(7311002)");
    await admin.query("set local role vigie_owner");
    await admin.query("create schema if not exists migration");
    await admin.query(`create table if not exists migration.applied (
      name text primary key, digest text not null, applied_at timestamptz not null default now())`);
    const { rows } = await admin.query<{ name: string; digest: string }>("select name, digest from migration.applied");
    const pending = pendingMigrations(migrations, new Map(rows.map((row) => [row.name, row.digest])));
    for (const migration of pending) {
      await admin.query(migration.sql).catch((error: unknown) => {
        throw new Error(`migration ${migration.name} failed: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
      });
      await admin.query("insert into migration.applied (name, digest) values ($1, $2)", [migration.name, migration.digest]);
    }
    await admin.query("commit");
    return pending.length;
  } catch (error) {
    await admin.query("rollback");
    throw error;
  }
}

/** What has to run, or a refusal when what ran before is not what this version would have run. */
export function pendingMigrations(migrations: readonly Migration[], applied: ReadonlyMap<string, string>): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration.digest]));
  for (const [name, digest] of applied) {
    const today = known.get(name);
    if (today === undefined) {
      throw new MigrationRefused(`The database was changed by a newer Vigie (${name}). Start the newer version, or restore a backup made by this one.`);
    }
    if (today !== digest) {
      throw new MigrationRefused(`The migration ${name} ran with another text than it has now. Install the released version of Vigie; migrations are never edited.`);
    }
  }
  return migrations.filter((migration) => !applied.has(migration.name));
}
