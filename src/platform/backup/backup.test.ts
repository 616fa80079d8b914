import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, inject, test, vi } from "vitest";
import { givenAChain } from "../../testing/chain.ts";
import { openTestInstallation, type TestInstallation } from "../../testing/installation.ts";
import { openServer, serverPrograms } from "../../testing/own-server.ts";
import type { AdminConnection } from "../database/engine/engine.ts";
import { openEngine } from "../database/engine/open-engine.ts";
import { openDatabaseOn, type Database } from "../database/open-database.ts";
import { migrate, readMigrations } from "../database/migrate.ts";
import { closePool, connectAdministrator, openPool } from "../database/pools.ts";
import { prepareDatabase, rolePasswords } from "../database/roles.ts";
import { sequenceEntries } from "../ledger/sequence.ts";
import { openLogKey } from "../ledger/signed-note.ts";
import { verifyLedger } from "../ledger/verify.ts";
import { makeKeyFile, readIdentities, readRecipients } from "./age-key.ts";
import { createBackup } from "./create-backup.ts";
import { onlyCounting, readBackup } from "./read-backup.ts";
import { restoreBackup } from "./restore-backup.ts";
import { inOrder, listAllTables, listTravelling, staysBehind } from "./tables.ts";

let house: TestInstallation;
let folder: string;
let file: string;
let key: string;
const token = "zebrawort";

beforeAll(async () => {
  house = await openTestInstallation();
  folder = mkdtempSync(join(tmpdir(), "vigie-backup-"));
  const office = await house.compartment("The office that is saved");
  const writer = await house.person({ roles: { [office]: ["monitor", "analyst", "senior", "director", "desk"] }, clearance: 2 });
  await givenAChain(writer, office, token);
  await sql`insert into mail.message (address, subject, body, compartment_id) values ('a@example.org', 'waits', 'https://example.org/answer/secret', ${office})`.execute(house.database.worker.db);
  await sql`insert into job.run (task, input, requested_by) values ('import-events', '{}', ${writer.id})`.execute(house.database.worker.db);
  key = join(folder, "key");
  await makeKeyFile(key);
  file = join(folder, "backup");
  await createBackup(house.database, { file, recipients: readRecipients([key]), dataDirectory: house.dataDirectory, now: new Date() });
});

const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

type Empty = { readonly database: Database; readonly dataDirectory: string };

/** An installation nobody has used. In the cluster of the tests it must know the passwords of its roles, which are the cluster's. */
async function givenEmpty(admin: AdminConnection = inject("database").admin, ownRoles = false): Promise<Empty> {
  const dataDirectory = mkdtempSync(join(tmpdir(), "vigie-restored-"));
  mkdirSync(join(dataDirectory, "secrets"), { mode: 0o700 });
  if (!ownRoles) copyFileSync(join(house.dataDirectory, "secrets", "database-roles.json"), join(dataDirectory, "secrets", "database-roles.json"));
  const name = `vigie_restore_${randomUUID().replaceAll("-", "")}`;
  await statement(admin, `create database ${name}`);
  const database = await openDatabaseOn({ kind: "server", admin: { ...admin, database: name }, stop: async () => undefined }, dataDirectory);
  opened.push(async () => {
    await database.close();
    // Only a superuser may end the work of the vacuum; it ends by itself within a moment.
    await vi.waitFor(() => statement(admin, `drop database ${name} with (force)`), { timeout: 30_000, interval: 250 });
    rmSync(dataDirectory, { recursive: true, force: true });
  });
  return { database, dataDirectory };
}

async function statement(admin: AdminConnection, text: string): Promise<void> {
  const client = await connectAdministrator({ kind: "server", admin, stop: async () => undefined });
  await client.query(text).finally(() => client.end());
}

const restore = (into: Empty, from = file) => restoreBackup(into.database, { file: from, identities: readIdentities(key), dataDirectory: into.dataDirectory, heldMailReason: "held" });

/** Every travelling row of a database, in an order of its own. Mail and jobs are changed on purpose and compared apart. */
async function contents(database: Database): Promise<Record<string, string>> {
  const admin = await connectAdministrator(database.engine);
  await admin.query("set role vigie_owner; set timezone = 'UTC'");
  const found: Record<string, string> = {};
  for (const { name, columns } of await listTravelling(admin)) {
    if (name === "mail.message" || name === "job.run") continue;
    const { rows } = await admin.query<{ sum: string }>(`select count(*) || ' ' || coalesce(md5(string_agg(line, e'\\n' order by line collate "C")), '') as sum from (select (row(${columns.join(", ")}))::text as line from ${name}) as lines`);
    found[name] = rows[0]!.sum;
  }
  await admin.end();
  return found;
}

async function isEmpty({ database }: Empty): Promise<boolean> {
  const { rows } = await sql<{ count: number }>`select (select count(*) from access.account) + (select count(*) from record.head) + (select count(*) from ledger.entry) as count`.execute(database.worker.db);
  return rows[0]!.count === 0;
}

describe("S68: a restored backup", () => {
  test("holds every row as it was, with a ledger that verifies and can be gone on with", async () => {
    const into = await givenEmpty();
    const restored = await restore(into);
    expect(await contents(into.database)).toEqual(await contents(house.database));
    expect(restored.entries).toBeGreaterThan(10);
    const logKey = openLogKey(into.dataDirectory);
    expect(logKey.origin).toBe(openLogKey(house.dataDirectory).origin);
    await sql`insert into ledger.entry (event) values ('test.went-on')`.execute(into.database.auth.db);
    await sequenceEntries(into.database.worker, logKey);
    expect(await verifyLedger(into.database.worker, logKey)).toMatchObject({ isIntact: true, entries: restored.entries + 1 });
  });

  test("does nothing by itself: waiting mail is held back, unfinished jobs are failed, sessions are gone", async () => {
    const into = await givenEmpty();
    expect(await restore(into)).toMatchObject({ heldMails: 1, stoppedJobs: 1 });
    const { rows: mails } = await sql<{ state: string; error: string }>`select state, last_error as error from mail.message`.execute(into.database.worker.db);
    expect(mails).toEqual([{ state: "failed", error: "held" }]);
    const { rows: sessions } = await sql`select from access.session`.execute(into.database.auth.db);
    expect(sessions).toEqual([]);
  });

  test("is protected as before: row-level security is forced everywhere and triggers are on", async () => {
    const into = await givenEmpty();
    await restore(into);
    const { rows } = await sql<{ name: string }>`
      select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'r' and pg_get_userbyid(c.relowner) = 'vigie_owner' and n.nspname <> 'migration' and c.relname <> 'event_staging'
         and (not c.relforcerowsecurity or not c.relrowsecurity or exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgenabled <> 'O'))
    `.execute(into.database.worker.db);
    expect(rows).toEqual([]);
  });

  test("serves the records to those who could read them, and to nobody else", async () => {
    const into = await givenEmpty();
    await restore(into);
    const { rows } = await sql<{ count: number }>`select count(*) as count from record.head`.execute(into.database.app.db);
    expect(rows[0]!.count).toBe(0);
  });

  test("keeps its keys where only their owner reads them", async () => {
    const into = await givenEmpty();
    await restore(into);
    for (const name of ["ledger-key.pem", "vault.key"]) {
      const place = join(into.dataDirectory, "secrets", name);
      expect(readFileSync(place)).toEqual(readFileSync(join(house.dataDirectory, "secrets", name)));
      expect(statSync(place).mode & 0o777).toBe(0o600);
    }
  });

  test.runIf(process.env["DATABASE_URL"] === undefined)("works on a server whose administrator is no superuser, and back", async () => {
    const { admin } = inject("database");
    const name = `keeper_${randomUUID().slice(0, 8)}`;
    await statement(admin, `create role ${name} login createdb createrole password 'not-a-secret'; grant vigie_owner, vigie_app, vigie_auth, vigie_worker to ${name} with admin option`);
    opened.push(() => statement(admin, `drop role ${name}`));
    const address = `postgres://${name}:not-a-secret@${encodeURIComponent(admin.host)}:${admin.port}/${admin.database}`;
    const server = await openEngine({ dataDirectory: "unused", databaseUrl: address, log: () => undefined });
    const there = await givenEmpty(server.admin);
    await restore(there);
    const back = join(folder, "from-a-server");
    await createBackup(there.database, { file: back, recipients: readRecipients([key]), dataDirectory: there.dataDirectory, now: new Date() });
    const here = await givenEmpty();
    await restore(here, back);
    expect(await contents(here.database)).toEqual(await contents(house.database));
  });

  const programs = serverPrograms();
  if (!programs) process.stderr.write("backup: no PostgreSQL server is installed on this machine, so a backup was not taken to another version of it\n");
  test.runIf(programs !== undefined)("goes to a server of another version, and back", async () => {
    const server = await openServer(programs!);
    opened.push(server.stop);
    const there = await givenEmpty(server.admin, true);
    await restore(there);
    const back = join(folder, "from-another-version");
    await createBackup(there.database, { file: back, recipients: readRecipients([key]), dataDirectory: there.dataDirectory, now: new Date() });
    const here = await givenEmpty();
    await restore(here, back);
    expect(await contents(here.database)).toEqual(await contents(house.database));
  });
});

describe("a backup of another version", () => {
  test("that is older is loaded into the tables it was made from, and then brought forward", async () => {
    const admin = inject("database").admin;
    const name = `vigie_older_${randomUUID().replaceAll("-", "")}`;
    await statement(admin, `create database ${name}`);
    opened.push(() => statement(admin, `drop database ${name} with (force)`));
    const engine = { kind: "server", admin: { ...admin, database: name }, stop: async () => undefined } as const;
    const migrations = readMigrations();
    const client = await connectAdministrator(engine);
    await prepareDatabase(client);
    await migrate(client, migrations.slice(0, -1));
    await client.query("set role vigie_owner; insert into access.account (name, email) values ('From before', 'before@example.org')");
    await client.end();
    const worker = openPool(engine, "vigie_worker", rolePasswords(house.dataDirectory), 1);
    const older = join(folder, "older");
    // What has never been started has neither pools nor a key; a backup needs the engine and the sequencer's pool alone.
    await createBackup({ engine, worker } as unknown as Database, { file: older, recipients: readRecipients([key]), dataDirectory: house.dataDirectory, now: new Date() });
    await closePool(worker);
    const into = await givenEmpty();
    await restore(into, older);
    const { rows } = await sql<{ name: string }>`select name from access.account`.execute(into.database.auth.db);
    expect(rows).toEqual([{ name: "From before" }]);
    const owner = await connectAdministrator(into.database.engine);
    await owner.query("set role vigie_owner");
    const { rows: applied } = await owner.query<{ name: string }>("select name from migration.applied order by name");
    await owner.end();
    expect(applied.map((one) => one.name)).toEqual(migrations.map((one) => one.name));
  });

  test("that is newer is refused by the name of what is not known here, and nothing is taken", async () => {
    const newer = await openTestInstallation();
    opened.push(() => newer.close());
    await newer.person();
    const client = await connectAdministrator(newer.database.engine);
    await client.query(`insert into migration.applied (name, digest) values ('20990101000000-tomorrow', '${"0".repeat(64)}')`);
    await client.end();
    const ahead = join(folder, "newer");
    await createBackup(newer.database, { file: ahead, recipients: readRecipients([key]), dataDirectory: newer.dataDirectory, now: new Date() });
    const into = await givenEmpty();
    await expect(restore(into, ahead)).rejects.toThrow("20990101000000-tomorrow");
    expect(await isEmpty(into)).toBe(true);
  });
});

describe("a restore that is refused", () => {
  test("because the installation is in use leaves it as it is", async () => {
    const into = await givenEmpty();
    await sql`insert into access.compartment (name) values ('Something is here')`.execute(into.database.auth.db);
    await expect(restore(into)).rejects.toThrow("backup.not-empty");
    const { rows } = await sql<{ name: string }>`select name from access.compartment`.execute(into.database.auth.db);
    expect(rows).toEqual([{ name: "Something is here" }]);
  });

  test("because a Vigie serves the database says so", async () => {
    await expect(restoreBackup(house.database, { file, identities: readIdentities(key), dataDirectory: folder, heldMailReason: "" })).rejects.toThrow("backup.in-use");
  });

  test("because the ledger in it was forged leaves nothing behind, neither rows nor keys", async () => {
    const forged = await openTestInstallation();
    opened.push(() => forged.close());
    const person = await forged.person();
    await sql`insert into ledger.entry (actor_id, event) values (${person.id}, 'access.signed-in')`.execute(forged.database.auth.db);
    // The installation gives entries their places as well; whichever of the two has the lock, the entry has one afterwards.
    await expect.poll(async () => {
      await sequenceEntries(forged.database.worker, openLogKey(forged.dataDirectory));
      return (await sql<{ waiting: number }>`select count(*) as waiting from ledger.entry where leaf_index is null`.execute(forged.database.worker.db)).rows[0]!.waiting;
    }).toBe(0);
    await sql`update ledger.entry set event = 'access.signed-out'`.execute(forged.database.worker.db);
    const bad = join(folder, "forged");
    await createBackup(forged.database, { file: bad, recipients: readRecipients([key]), dataDirectory: forged.dataDirectory, now: new Date() });
    const into = await givenEmpty();
    await expect(restore(into, bad)).rejects.toThrow("backup.ledger-broken");
    expect(await isEmpty(into)).toBe(true);
    expect(existsSync(join(into.dataDirectory, "secrets", "ledger-key.pem"))).toBe(false);
  });
});

describe("what a backup says of itself", () => {
  test("it verifies without any database: counts, sums and signature", async () => {
    const { header, manifest } = await readBackup(file, readIdentities(key), onlyCounting);
    expect(manifest.tables["record.head"]!.rows).toBeGreaterThan(10);
    expect(header.migrations.length).toBeGreaterThan(4);
    expect(manifest.checkpoint!.size).toBeGreaterThan(10);
  });

  test("every table of the database either travels or is named as staying behind, and nothing that travels refers to what stays", async () => {
    const admin = await connectAdministrator(house.database.engine);
    const [all, travelling] = [await listAllTables(admin), await listTravelling(admin)];
    const { rows } = await admin.query<{ from: string; to: string }>("select conrelid::regclass::text as from, confrelid::regclass::text as to from pg_constraint where contype = 'f'");
    const { rows: sequences } = await admin.query("select from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'S' and n.nspname not in ('graphile_worker', 'pg_catalog', 'information_schema')");
    await admin.end();
    expect(new Set([...travelling.map((table) => table.name), ...staysBehind])).toEqual(new Set(all.map((table) => table.name)));
    expect(rows.filter((row) => staysBehind.includes(row.to) && !staysBehind.includes(row.from))).toEqual([]);
    // Identifiers are random (S21): a sequence would have to travel as well.
    expect(sequences).toEqual([]);
  });

  test("tables stand behind those they refer to; a circle is an error, not an endless search", () => {
    const tables = ["a.leaf", "a.root"].map((name) => ({ name, columns: ["id"] }));
    expect(inOrder(tables, [{ from: "a.leaf", to: "a.root" }]).map((table) => table.name)).toEqual(["a.root", "a.leaf"]);
    expect(() => inOrder(tables, [{ from: "a.leaf", to: "a.root" }, { from: "a.root", to: "a.leaf" }])).toThrow("circle");
  });
});
