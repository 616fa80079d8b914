import { randomBytes } from "node:crypto";
import { availableParallelism } from "node:os";
import type { Client } from "pg";
import { runMigrations } from "graphile-worker";
import { atMost } from "../at-most.ts";
import { openEngine, type Engine } from "./engine/open-engine.ts";
import { migrate, pendingMigrations, readMigrations } from "./migrate.ts";
import { closePool, connectAdministrator, openPool, type Pool } from "./pools.ts";
import { ensureRoles, prepareDatabase, rolePasswords, withQueueRights, type Passwords } from "./roles.ts";
import { contextKeys, type ContextKey } from "./context.ts";

/** Statements that were begun for people are over by then; those of jobs can be repeated. */
const longestFarewellMs = 1_000;

export type Database = {
  readonly engine: Engine;
  /** Requests of people, under row-level security. */
  readonly app: Pool;
  /** Sign-in, sessions, accounts: sees no record. */
  readonly auth: Pool;
  /** Jobs and the ledger's sequencer. */
  readonly worker: Pool;
  /** The same rights for what is copied in bulk; a connection or none. */
  readonly copying: Pool;
  readonly contextKey: ContextKey;
  close(): Promise<void>;
};

export type DatabaseOptions = {
  readonly dataDirectory: string;
  readonly databaseUrl?: string | undefined;
  readonly log: (line: string) => void;
};

/** Starts or reaches the engine, brings the database forward, and opens the pools. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  return openDatabaseOn(await openEngine(options), options.dataDirectory);
}

/** The same on an engine that runs already. The engine ends with the database, and when it cannot be opened. */
export async function openDatabaseOn(engine: Engine, dataDirectory: string): Promise<Database> {
  try {
    return await openPoolsOn(engine, dataDirectory);
  } catch (error) {
    await engine.stop();
    throw error;
  }
}

async function openPoolsOn(engine: Engine, dataDirectory: string): Promise<Database> {
  const passwords = rolePasswords(dataDirectory);
  const worker = openPool(engine, "vigie_worker", passwords, 4);
  const contextKey = await bringForward(engine, passwords, worker);
  const copying = openPool(engine, "vigie_worker", passwords, 2, "copying");
  const app = openPool(engine, "vigie_app", passwords, connectionsOfPeople());
  const auth = openPool(engine, "vigie_auth", passwords, 6);
  return {
    engine,
    app,
    auth,
    worker,
    copying,
    contextKey,
    close: async () => {
      // A statement that runs on is ended with the engine, which is not kept waiting for it.
      await atMost(longestFarewellMs, Promise.all([app, auth, worker, copying].map(closePool)));
      await engine.stop();
    },
  };
}

/** Few more than can work at once: each further one has its own plans to make and takes the processor from the others. Nothing holds one while it sends. */
function connectionsOfPeople(): number {
  return Math.min(24, Math.max(8, 4 * availableParallelism()));
}

/** How many migrations would run if this database were opened; looks and changes nothing. Refused as opening it would be. */
export async function countPending(engine: Engine): Promise<number> {
  const admin = await connectAdministrator(engine);
  try {
    const { rows } = await admin.query<{ isThere: boolean }>(`select to_regclass('migration.applied') is not null as "isThere"`);
    const applied = rows[0]?.isThere ? (await admin.query<{ name: string; digest: string }>("select name, digest from migration.applied")).rows : [];
    return pendingMigrations(readMigrations(), new Map(applied.map(({ name, digest }) => [name, digest]))).length;
  } finally {
    await admin.end();
  }
}

async function bringForward(engine: Engine, passwords: Passwords, worker: Pool): Promise<ContextKey> {
  const admin = await connectAdministrator(engine);
  try {
    await ensureRoles(admin, passwords);
    await prepareDatabase(admin);
    await migrate(admin, readMigrations());
    await withQueueRights(admin, () => runMigrations({ pgPool: worker.raw }));
    return await ensureContextKey(admin);
  } finally {
    await admin.end();
  }
}

/** Several servers on one database share the key; the first one makes it. */
async function ensureContextKey(admin: Client): Promise<ContextKey> {
  const made = contextKeys(randomBytes(32));
  await admin.query("begin");
  await admin.query("set local role vigie_owner");
  await admin.query("insert into access.context_key (inner_key, outer_key) values ($1, $2) on conflict do nothing", [made.inner, made.outer]);
  const { rows } = await admin.query<{ inner: Buffer; outer: Buffer }>(
    'select inner_key as "inner", outer_key as "outer" from access.context_key',
  );
  await admin.query("commit");
  const [key] = rows;
  if (!key) throw new Error("the context key was not stored");
  return key;
}
