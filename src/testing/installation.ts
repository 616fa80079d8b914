import { randomUUID } from "node:crypto";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { inject } from "vitest";
import type { Hono } from "hono";
import type { Clamd } from "#platform/attachments/clamd.ts";
import type { RegisteredKind } from "#platform/records/registry.ts";
import { openDatabaseOn, type Database } from "#platform/database/open-database.ts";
import type { Engine } from "#platform/database/engine/open-engine.ts";
import { connectAdministrator } from "#platform/database/pools.ts";
import type { Route } from "#platform/http/route.ts";
import type { Screens } from "#platform/http/screens.ts";
import { readSettings } from "#platform/settings.ts";
import { startSession } from "#platform/identity/session.ts";
import { cookieName } from "#platform/identity/session.ts";
import { openInstallation } from "../installation.ts";

/** Port 1 of the test's own origin is never opened: requests go straight into the application. */
const origin = "http://localhost:8440";

export type Answered = { readonly status: number; readonly body: any; readonly headers: Headers; readonly text: string };

/** A person as tests use one: signed in, with the requests a screen or a program would send. */
export type Person = {
  readonly id: string;
  readonly cookie: string;
  get(path: string): Promise<Answered>;
  send(method: "POST" | "PUT" | "DELETE", path: string, body?: unknown, version?: number): Promise<Answered>;
  /** A file as the body. */
  upload(path: string, file: BodyInit): Promise<Answered>;
};

export type TestInstallation = {
  readonly app: Hono;
  readonly contact: Hono | undefined;
  /** The address of attached files. */
  readonly files: Hono | undefined;
  readonly filesOrigin: string;
  readonly database: Database;
  readonly routes: readonly Route[];
  readonly kinds: readonly RegisteredKind[];
  readonly clock: { now: Date };
  readonly dataDirectory: string;
  /** What the installation wrote to its log. */
  readonly log: readonly string[];
  compartment(name?: string, kind?: "office" | "open-data"): Promise<string>;
  person(options?: PersonOptions): Promise<Person>;
  stranger(): Person;
  close(): Promise<void>;
};

export type PersonOptions = { roles?: Record<string, string[]>; clearance?: 0 | 1 | 2; assurance?: 1 | 2; administrator?: boolean; name?: string; language?: "en" | "fr" | "ar"; verifiedMinutesAgo?: number };

export type ServedAt = { readonly origin: string; readonly screens: Screens; readonly smtpUrl?: string | undefined; /** The public page at an address of its own. */ readonly contactOrigin?: string; /** Attached files at an address of their own, where the origin does not bring one along. */ readonly filesOrigin?: string; readonly clamav?: Clamd | undefined };

/** A whole installation on its own database, with a clock that stands still until the test moves it. */
export async function openTestInstallation(served: ServedAt = { origin, screens: async () => new Response("", { status: 404 }) }): Promise<TestInstallation> {
  const { admin, dataDirectory: common, template } = inject("database");
  // A ledger has one key and one memory, so every database of the tests needs its own; the passwords of the roles are the cluster's.
  const dataDirectory = mkdtempSync(join(tmpdir(), "vigie-house-"));
  cpSync(join(common, "secrets"), join(dataDirectory, "secrets"), { recursive: true });
  const name = `vigie_test_${randomUUID().replaceAll("-", "")}`;
  const engine: Engine = { kind: "embedded", admin: { ...admin, database: name }, stop: async () => undefined };
  await onServer(admin, `create database ${name} template ${template}`);
  const database = await openDatabaseOn(engine, dataDirectory);
  const clock = { now: new Date() };
  const log: string[] = [];
  const settings = { port: 1, host: undefined, dataDirectory, databaseUrl: undefined, origin: served.origin, contact: served.contactOrigin === undefined ? undefined : { origin: served.contactOrigin, port: 1, host: undefined }, files: readSettings({ VIGIE_ORIGIN: served.origin, VIGIE_FILES_ORIGIN: served.filesOrigin }).files, clamav: served.clamav, smtpUrl: served.smtpUrl, mailFrom: undefined, timestampUrl: undefined, proxies: [] };
  const installation = await openInstallation({ database, settings, log: (line) => void log.push(line), clock: () => clock.now, addressOf: () => "192.0.2.1", screens: served.screens });
  const { app, contact, files } = installation;
  return {
    app,
    contact,
    files,
    filesOrigin: settings.files?.origin ?? served.origin,
    database,
    routes: installation.routes,
    kinds: installation.kinds,
    clock,
    dataDirectory,
    log,
    compartment: async (label = "Office of the tests", kind = "office") => {
      const { rows } = await sql<{ id: string }>`insert into access.compartment (name, kind, created_at) values (${label}, ${kind}, ${clock.now}) returning id`.execute(database.auth.db);
      return rows[0]!.id;
    },
    person: (options = {}) => givePerson(app, database, clock, options, served.origin),
    stranger: () => personWith(app, "", "", served.origin),
    close: async () => {
      await installation.close();
      await database.close();
      await onServer(admin, `drop database ${name} with (force)`);
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}

async function givePerson(app: Hono, database: Database, clock: { now: Date }, options: PersonOptions, from: string): Promise<Person> {
  const { rows } = await sql<{ id: string }>`
    insert into access.account (name, email, language, clearance, is_administrator)
    values (${options.name ?? "A Person"}, ${`${randomUUID()}@example.org`}, ${options.language ?? "en"}, ${options.clearance ?? 1}, ${options.administrator ?? false}) returning id
  `.execute(database.auth.db);
  const id = rows[0]!.id;
  for (const [compartmentId, roles] of Object.entries(options.roles ?? {})) {
    for (const role of roles) await sql`insert into access.membership (account_id, compartment_id, role, reason, valid_from) values (${id}, ${compartmentId}, ${role}, 'test', now() - interval '1 day')`.execute(database.auth.db);
  }
  const token = await startSession(database.auth.db, id, options.assurance ?? 2, clock.now);
  if (options.verifiedMinutesAgo) await sql`update access.session set verified_at = ${new Date(clock.now.getTime() - options.verifiedMinutesAgo * 60_000)} where account_id = ${id}`.execute(database.auth.db);
  return personWith(app, id, `${cookieName}=${token}`, from);
}

function personWith(app: Hono, id: string, cookie: string, from: string): Person {
  const headers = { ...(cookie ? { cookie } : {}), "accept-language": "en", origin: from, "sec-fetch-site": "same-origin", "x-vigie": "1" };
  const read = async (response: Response): Promise<Answered> => {
    const text = await response.text();
    const isJson = (response.headers.get("content-type") ?? "").includes("json");
    return { status: response.status, body: isJson ? JSON.parse(text) : undefined, headers: response.headers, text };
  };
  return {
    id,
    cookie,
    get: async (path) => read(await app.request(path, { headers })),
    send: async (method, path, body = {}, version) =>
      read(await app.request(path, { method, headers: { ...headers, "content-type": "application/json", ...(version === undefined ? {} : { "if-match": `"${version}"` }) }, body: JSON.stringify(body) })),
    upload: async (path, file) => read(await app.request(path, { method: "POST", headers: { ...headers, "content-type": "application/octet-stream" }, body: file })),
  };
}

/** A template that a closing connection or the autovacuum still looks at cannot be cloned for a moment; the server says so with 55006. */
async function onServer(admin: Engine["admin"], statement: string, triesLeft = 5): Promise<void> {
  const client = await connectAdministrator({ kind: "embedded", admin, stop: async () => undefined });
  try {
    await client.query(statement);
  } catch (error) {
    const isBusy = error instanceof Error && "code" in error && error.code === "55006";
    if (!isBusy || triesLeft === 0) throw error;
    await onServer(admin, statement, triesLeft - 1);
  } finally {
    await client.end();
  }
}
