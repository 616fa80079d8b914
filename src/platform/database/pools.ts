import { Writable } from "node:stream";
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import type { Engine } from "./engine/open-engine.ts";
import { gatherWrites } from "./gather-writes.ts";
import type { LoginRole, Passwords } from "./roles.ts";

/** A transaction in which somebody's access context is set; the only way store functions reach the database. */
export type Db = Kysely<unknown>;
export type Pool = { readonly db: Kysely<unknown>; readonly raw: pg.Pool };

/** Times come back as ISO 8601 in UTC, days as written, big counts as numbers: the shapes that travel as JSON. */
const parsers = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString()],
  [pg.types.builtins.DATE, (text) => text],
  [pg.types.builtins.INT8, Number],
  [pg.types.builtins.NUMERIC, Number],
]);

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: "text" | "binary") => parsers.get(oid) ?? pg.types.getTypeParser(oid, format === "binary" ? "binary" : "text"),
};

export function clientOptions(engine: Engine, role: LoginRole, passwords: Passwords): pg.ClientConfig {
  return { ...engine.admin, user: role, password: passwords[role], types, statement_timeout: 60_000 };
}

/**
 * Statements that do not ask what the one before answered go to the database together and are answered in their order, which saves
 * waiting. What is copied in bulk cannot share a connection in this way.
 */
export function openPool(engine: Engine, role: LoginRole, passwords: Passwords, size: number, use: "statements" | "copying" = "statements"): Pool {
  const raw = new pg.Pool({ ...clientOptions(engine, role, passwords), max: size, pipeline: use === "statements", idleTimeoutMillis: 30_000 });
  // A pooled connection that dies while idle is replaced at the next use; without a listener it would end the process.
  raw.on("error", () => undefined);
  raw.on("connect", (client) => {
    client.on("error", () => undefined);
    if (use === "statements") gatherWrites(streamOf(client));
  });
  return { db: new Kysely<unknown>({ dialect: new PostgresDialect({ pool: raw }) }), raw };
}

/** The driver's own way to its socket, which it names in no type. */
function streamOf(client: object): Writable {
  if ("connection" in client && typeof client.connection === "object" && client.connection !== null && "stream" in client.connection && client.connection.stream instanceof Writable) return client.connection.stream;
  throw new Error("the database driver does not show its socket");
}

/** One connection of the administrator, for roles and migrations. The caller ends it. */
export async function connectAdministrator(engine: Engine): Promise<pg.Client> {
  const client = new pg.Client({ ...engine.admin, types });
  await client.connect();
  return client;
}

/** Kysely ends the pool beneath it only when it has used it. */
export async function closePool(pool: Pool): Promise<void> {
  await pool.db.destroy();
  if (!pool.raw.ended) await pool.raw.end();
}

/** Whether something failed only because the pool had been closed: what runs while a server stops may come too late. */
export function isClosed(error: unknown): boolean {
  return error instanceof Error && error.message === "Cannot use a pool after calling end on the pool";
}
