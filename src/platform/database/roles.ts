import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Client } from "pg";
import * as v from "valibot";

/** The roles that sign in. None owns a table, none is a superuser, none escapes row-level security (SECURITY-DESIGN D4). */
export const loginRoles = ["vigie_app", "vigie_auth", "vigie_worker"] as const;
export type LoginRole = (typeof loginRoles)[number];

const Passwords = v.object({ vigie_app: v.string(), vigie_auth: v.string(), vigie_worker: v.string() });
export type Passwords = v.InferOutput<typeof Passwords>;

/** Passwords of the login roles, made once and kept beside the data; a file only the operator's account can read. */
export function rolePasswords(dataDirectory: string): Passwords {
  const directory = join(dataDirectory, "secrets");
  const file = join(directory, "database-roles.json");
  if (!existsSync(file)) {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const made = Object.fromEntries(loginRoles.map((role) => [role, randomBytes(24).toString("base64url")]));
    writeFileSync(file, JSON.stringify(made), { mode: 0o600 });
  }
  return v.parse(Passwords, JSON.parse(readFileSync(file, "utf8")));
}

/**
 * Makes the roles, or sets their attributes and passwords again, so that a restored or shared server ends in the same state. Roles
 * belong to the whole server, and its advisory locks to one database, so two that start at once can meet here; the later one is told
 * that the row changed under it (XX000) and tries again.
 */
export async function ensureRoles(admin: Client, passwords: Passwords, triesLeft = 10): Promise<void> {
  try {
    await ensureRole(admin, "vigie_owner", "nologin");
    for (const role of loginRoles) {
      await ensureRole(admin, role, "login");
      await admin.query(`alter role ${role} password ${admin.escapeLiteral(passwords[role])}`);
    }
    await admin.query("grant vigie_owner to current_user");
  } catch (error) {
    const isMeeting = error instanceof Error && "code" in error && (error.code === "XX000" || error.code === "42710" || error.code === "23505");
    if (!isMeeting || triesLeft === 0) throw error;
    await wait(20);
    await ensureRoles(admin, passwords, triesLeft - 1);
  }
}

async function ensureRole(admin: Client, role: string, login: "login" | "nologin"): Promise<void> {
  const { rowCount } = await admin.query("select from pg_roles where rolname = $1", [role]);
  if (rowCount === 0) await admin.query(`create role ${role}`);
  await alterRole(admin, `alter role ${role} ${login} noinherit nocreatedb nocreaterole`);
}

/**
 * Roles belong to the whole server and the lock above to one database of it: another one may set the same role in the same moment.
 * The server then refuses the later of the two with XX000, and saying it again suffices.
 */
async function alterRole(admin: Client, statement: string, triesLeft = 10): Promise<void> {
  try {
    await admin.query(statement);
  } catch (error) {
    const isOvertaken = error instanceof Error && "code" in error && error.code === "XX000";
    if (!isOvertaken || triesLeft === 0) throw error;
    await alterRole(admin, statement, triesLeft - 1);
  }
}

/** What one database needs before migrations run in it as vigie_owner. */
export async function prepareDatabase(admin: Client): Promise<void> {
  const { rows } = await admin.query<{ name: string }>("select current_database() as name");
  const name = admin.escapeIdentifier(rows[0]?.name ?? "");
  for (const extension of ["pg_trgm", "unaccent", "btree_gin", "fuzzystrmatch"]) {
    await admin.query(`create extension if not exists ${extension}`);
  }
  await admin.query(`grant create on database ${name} to vigie_owner`);
  await admin.query(`revoke create, temporary on database ${name} from public`);
  await admin.query("revoke create on schema public from public");
}

/** The job queue installs its own schema as the worker, who may create schemas only while that happens. */
export async function withQueueRights(admin: Client, install: () => Promise<void>): Promise<void> {
  const { rows } = await admin.query<{ name: string }>("select current_database() as name");
  const name = admin.escapeIdentifier(rows[0]?.name ?? "");
  await admin.query(`grant create on database ${name} to vigie_worker`);
  try {
    await install();
  } finally {
    await admin.query(`revoke create on database ${name} from vigie_worker`);
  }
}
