import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { attachEngine } from "#platform/database/engine/attach-engine.ts";
import { openDatabase, openDatabaseOn, type Database } from "#platform/database/open-database.ts";
import { connectAdministrator } from "#platform/database/pools.ts";
import { cookieName, startSession } from "#platform/identity/session.ts";
import { startServerProcess, type ServerProcess } from "./testing/server-process.ts";

/** A Vigie as `npm start` runs it, looked at from outside: what it writes to its logs, and where its secrets can be seen. */
const token = "bitternwort";
const smtpPassword = "smtp-password-of-the-test";
let data: string;
let server: ServerProcess;
let base: string;
let database: Database;
const written = () => server.said.out + server.said.err;

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), "vigie-served-"));
  server = await startServerProcess(data, { VIGIE_SMTP_URL: `smtp://sender:${smtpPassword}@localhost:1`, VIGIE_MAIL_FROM: "vigie@example.org" });
  base = server.base;
  const engine = attachEngine(data);
  if (!engine) throw new Error("the server has no engine");
  database = await openDatabaseOn(engine, data);
}, 120_000);

async function stopServer(): Promise<void> {
  if (server.child.exitCode !== null) return;
  await database.close();
  await server.stop();
}

afterAll(async () => {
  await stopServer();
  rmSync(data, { recursive: true, force: true });
});

/** The lines of a person's stay in which every place a word can stand in carries the token. */
async function visitWithTokens(): Promise<void> {
  const { rows } = await sql<{ id: string }>`insert into access.compartment (name) values (${`Office ${token}`}) returning id`.execute(database.auth.db);
  const office = rows[0]!.id;
  const { rows: people } = await sql<{ id: string }>`insert into access.account (name, email, clearance) values (${`Name ${token}`}, ${`${token}@example.org`}, 2) returning id`.execute(database.auth.db);
  for (const role of ["monitor", "analyst", "senior", "director"]) await sql`insert into access.membership (account_id, compartment_id, role, reason) values (${people[0]!.id}, ${office}, ${role}, 'test')`.execute(database.auth.db);
  const session = await startSession(database.auth.db, people[0]!.id, 2, new Date());
  const headers = { cookie: `${cookieName}=${session}`, "x-vigie": "1", origin: base, "content-type": "application/json", "user-agent": token };
  const send = (method: string, path: string, body?: unknown) => fetch(`${base}${path}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const made = await send("POST", "/api/sources", { compartmentId: office, content: { label: "confidential", title: token, kind: "media", reliability: "C" } });
  expect(made.status).toBe(201);
  for (const path of [`/api/sources?q=${token}`, `/api/nothing?${token}=1`, `/${token}`, `/sign-in?to=/${token}`, `/welcome/${token}`, `/api/sources?after=${token}`, `/answer/${token}`]) await send("GET", path);
  await send("POST", "/api/sources", { [token]: token });
  await fetch(`${base}/sign-in`, { method: "POST", headers: { origin: base, "content-type": "application/x-www-form-urlencoded" }, body: `email=${token}%40example.org&password=${token}&code=1` });
  // A failure of ours, in whose message the database quotes what was written.
  const admin = await connectAdministrator(database.engine);
  await admin.query(`alter table record.head add constraint no_herons check (title <> 'heron ${token}')`);
  const failed = await send("POST", "/api/sources", { compartmentId: office, content: { label: "confidential", title: `heron ${token}`, kind: "media", reliability: "C" } });
  await admin.query("alter table record.head drop constraint no_herons");
  await admin.end();
  expect(failed.status).toBe(500);
  expect(await failed.text()).not.toContain("no_herons");
}

describe("S66: what is written to the logs", () => {
  test("holds no address asked for, no title, no name and no words of a failure", async () => {
    await visitWithTokens();
    await expect.poll(written).toMatch(/vigie: unexpected failure [0-9A-F]{6}: /);
    expect(written()).not.toContain(token);
    const databaseLog = readFileSync(join(data, "database.log"), "utf8");
    expect(databaseLog.length).toBeGreaterThan(0);
    expect(databaseLog).not.toContain(token);
  });

  test("is lines of known beginnings, without control characters", () => {
    const lines = written().split("\n").filter((line) => line !== "");
    const known = /^vigie: (ready on |first administrator: |unexpected failure |database: |steady work failed: |job )|^\[PLUGIN_TIMINGS\]|^\(node:\d+\)|^\(Use `node|^\S+ (modules|kB)|^The slowest|^ {2}- |^Additional|^See https/;
    expect(lines.filter((line) => line.startsWith("vigie:") && !known.test(line))).toEqual([]);
    // eslint-disable-next-line no-control-regex
    expect(/[\u0000-\u0008\u000b-\u001f\u007f]/.test(written().replace(/\u001b\[\d+m/g, ""))).toBe(false);
  });
});

/** Every process this server started, itself included. */
function family(): number[] {
  const parents = new Map(readdirSync("/proc").filter((name) => /^\d+$/.test(name)).flatMap((name) => {
    try {
      return [[Number(name), Number(readFileSync(`/proc/${name}/stat`, "utf8").split(") ").at(-1)!.split(" ")[1])] as const];
    } catch {
      return [];
    }
  }));
  const members = [server.child.pid!];
  for (let index = 0; index < members.length; index += 1) members.push(...[...parents].filter(([, parent]) => parent === members[index]).map(([pid]) => pid));
  return members;
}

/** Undefined when it has ended in the meantime: the database starts and ends workers as it needs them. */
function lookAtProcess(pid: number): { name: string; environment: string } | undefined {
  try {
    const [name, environment] = ["cmdline", "environ"].map((file) => readFileSync(`/proc/${pid}/${file}`, "utf8")) as [string, string];
    return { name, environment };
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ESRCH" || error.code === "ENOENT")) return undefined;
    throw error;
  }
}

function secretsOf(directory: string): string[] {
  return readdirSync(directory).filter((name) => name !== "ledger-checkpoint").flatMap((name) => {
    const bytes = readFileSync(join(directory, name));
    const text = bytes.toString("utf8");
    if (name.endsWith(".json")) return Object.values(JSON.parse(text) as Record<string, string>);
    if (name.endsWith(".pem")) return text.split("\n").filter((line) => line.length > 30 && !line.startsWith("-"));
    return [text.trim(), bytes.toString("hex"), bytes.toString("base64")].filter((secret) => secret.length > 10);
  });
}

describe.runIf(existsSync("/proc/self/stat"))("S71: secrets", () => {
  test("stand in no argument and in no environment of any process; what the operator put into the environment goes no further", () => {
    const secrets = secretsOf(join(data, "secrets"));
    expect(secrets.length).toBeGreaterThan(4);
    const members = family();
    expect(members.length).toBeGreaterThan(3);
    for (const pid of members) {
      const seen = lookAtProcess(pid);
      if (seen === undefined) continue;
      const { name, environment } = seen;
      for (const secret of secrets) expect(name.includes(secret) || environment.includes(secret), `process ${pid} (${name.slice(0, 60)})`).toBe(false);
      expect(name.includes(smtpPassword), `process ${pid}`).toBe(false);
      if (pid !== server.child.pid) expect(environment.includes(smtpPassword), `process ${pid} (${name.slice(0, 60)})`).toBe(false);
    }
  });

  test("are in no log", () => {
    const log = written() + readFileSync(join(data, "database.log"), "utf8");
    for (const secret of [...secretsOf(join(data, "secrets")), smtpPassword]) expect(log.includes(secret)).toBe(false);
  });

  test("and everything else in the data directory are closed to other accounts", () => {
    expect(statSync(data).mode & 0o066).toBe(0);
    expect(statSync(join(data, "secrets")).mode & 0o077).toBe(0);
    for (const name of readdirSync(join(data, "secrets"))) expect(statSync(join(data, "secrets", name)).mode & 0o777, name).toBe(0o600);
    for (const name of readdirSync(data)) if (statSync(join(data, name)).isFile()) expect(statSync(join(data, name)).mode & 0o077, name).toBe(0);
    expect(statSync(join(data, "postgres")).mode & 0o077).toBe(0);
  });

  test("are not in the source: no file of the repository is a key", () => {
    const root = join(import.meta.dirname, "..");
    const found = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((path) => !/^(node_modules|\.git|dist|vigie-data)(\/|$)/.test(path) && /\.(ts|tsx|js|json|md|sql|css|html|sh|yml)$/.test(path));
    expect(found.length).toBeGreaterThan(300);
    const key = /-----BEGIN (EC |RSA |OPENSSH )?PRIVATE KEY-----|AGE-SECRET-KEY-(PQ-)?1[A-Z0-9]{40}|AKIA[0-9A-Z]{16}|ghp_[A-Za-z0-9]{36}/;
    expect(found.filter((path) => key.test(readFileSync(join(root, path), "utf8")))).toEqual([]);
  });
});

test("S71: the passwords of the database's roles are changed by taking their file away: the next start makes others, and the old ones are refused", async () => {
  await stopServer();
  const file = join(data, "secrets", "database-roles.json");
  const before = JSON.parse(readFileSync(file, "utf8")) as Record<string, string>;
  rmSync(file);
  const opened = await openDatabase({ dataDirectory: data, log: () => undefined });
  try {
    expect(JSON.parse(readFileSync(file, "utf8")).vigie_app).not.toBe(before["vigie_app"]);
    expect((await sql<{ name: string }>`select current_user as name`.execute(opened.app.db)).rows).toEqual([{ name: "vigie_app" }]);
    const old = new pg.Client({ ...opened.engine.admin, user: "vigie_app", password: before["vigie_app"]! });
    await expect(old.connect()).rejects.toThrow("password authentication failed");
  } finally {
    await opened.close();
  }
});
