import { randomBytes } from "node:crypto";
import { createReadStream, statSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import * as v from "valibot";
import { freePort } from "#platform/database/engine/address.ts";
import type { AdminConnection } from "#platform/database/engine/engine.ts";
import { ask, askJson } from "./ask.ts";
import { collectionOfEvents, indexesBeforeImport, permissionOfAnalyst } from "./directus-events.ts";
import { NoPeer, peer, type Installed } from "./install.ts";
import { answers, NotStarted, startProcess } from "./processes.ts";

export type Directus = {
  readonly port: number;
  pid(): number;
  /** The owner of its database, for what only SQL can do. */
  readonly owner: pg.Client;
  importTable(file: string): Promise<void>;
  restart(): Promise<void>;
  /** A person whose role sees the events of these compartments; answers the header that says so. */
  analyst(compartments: readonly string[], highestLabel: number): Promise<Readonly<Record<string, string>>>;
};

const name = "directus_bench";
const Created = v.object({ data: v.object({ id: v.string() }) });
const SignedIn = v.object({ data: v.object({ access_token: v.string() }) });

/** Directus with an empty collection of events, on a database of its own in the same PostgreSQL, reachable from this machine alone. */
export async function startDirectus(stack: AsyncDisposableStack, installed: Installed, engine: AdminConnection): Promise<Directus> {
  const owner = await makeDatabase(stack, engine);
  const port = await freePort();
  const token = secret();
  const environment = settings(installed.folder, owner, port, token);
  const words = (command: string) => ({ command: installed.node, words: [installed.program, command], folder: installed.folder, environment });
  const bootstrap = await startProcess(stack, words("bootstrap"));
  if ((await bootstrap.ended) !== 0) throw notStarted("its database could not be set up", bootstrap.lastLines());
  const serve = async () => {
    const server = await startProcess(stack, words("start"));
    await answers(`http://127.0.0.1:${port}/server/ping`, server, 120).catch((error: unknown) => {
      throw error instanceof NotStarted ? notStarted(error.message, error.lastLines) : error;
    });
    return server;
  };
  let server = await serve();
  const call = (path: string, body: unknown) => askJson({ port, method: "POST", path, headers: { authorization: `Bearer ${token}`, "content-type": "application/json" }, body: JSON.stringify(body) });
  await call("/collections", collectionOfEvents());
  for (const index of indexesBeforeImport) await owner.query(index);
  return {
    port,
    pid: () => server.pid,
    owner,
    importTable: (file) => importTable(port, token, file),
    restart: async () => {
      await server.stop();
      server = await serve();
    },
    analyst: (compartments, highestLabel) => analyst(port, call, compartments, highestLabel),
  };
}

function notStarted(reason: string, lastLines: readonly string[]): NoPeer {
  return new NoPeer(`${peer.name} ${peer.version} does not start here (${reason}), so the comparison did not run.`, lastLines);
}

async function makeDatabase(stack: AsyncDisposableStack, engine: AdminConnection): Promise<pg.Client> {
  const password = secret();
  const admin = new pg.Client(engine);
  await admin.connect();
  await admin.query(`create role ${name} login password ${admin.escapeLiteral(password)}`);
  await admin.query(`create database ${name} owner ${name}`);
  const owner = new pg.Client({ ...engine, user: name, password, database: name });
  // Interrupted in the middle of a statement, it would otherwise end the bench before everything is tidied up.
  for (const client of [admin, owner]) client.on("error", () => undefined);
  stack.defer(async () => {
    await owner.end().catch(() => undefined);
    await admin.query(`drop database if exists ${name} with (force)`).then(() => admin.query(`drop role if exists ${name}`)).catch(() => undefined);
    await admin.end();
  });
  await owner.connect();
  await owner.query("create extension pg_trgm");
  return owner;
}

/** The defaults of a production server, but without a word to anybody outside, and without a line of log per request. */
function settings(folder: string, database: pg.Client, port: number, token: string): Record<string, string> {
  const given = { PATH: process.env["PATH"] ?? "", HOME: folder, TMPDIR: folder, TEMP: folder };
  return {
    ...given,
    NODE_ENV: "production", HOST: "127.0.0.1", PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}`, KEY: secret(), SECRET: secret(),
    DB_CLIENT: "pg", DB_HOST: database.host, DB_PORT: String(database.port), DB_DATABASE: name, DB_USER: name, DB_PASSWORD: database.password ?? "",
    ADMIN_EMAIL: "admin@example.org", ADMIN_PASSWORD: secret(), ADMIN_TOKEN: token, ACCESS_TOKEN_TTL: "1d",
    TELEMETRY: "false", EMAIL_VERIFY_SETUP: "false", LOG_LEVEL: "warn", IMPORT_TIMEOUT: "3h",
    CONFIG_PATH: join(folder, "no.env"), EXTENSIONS_PATH: join(folder, "extensions"), STORAGE_LOCAL_ROOT: join(folder, "uploads"), TEMP_PATH: join(folder, "temporary"),
  };
}

/** Begins with letters: Directus reads an all-digit setting as a number. */
function secret(): string {
  return `bench${randomBytes(18).toString("hex")}`;
}

/** As the button "Import" of its screens does: the whole table in one request, which ends when everything is stored. */
async function importTable(port: number, token: string, file: string): Promise<void> {
  const boundary = secret();
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="events.csv"\r\ncontent-type: text/csv\r\n\r\n`;
  const foot = `\r\n--${boundary}--\r\n`;
  const length = head.length + statSync(file).size + foot.length;
  async function* body() {
    yield head;
    yield* createReadStream(file);
    yield foot;
  }
  const headers = { authorization: `Bearer ${token}`, "content-type": `multipart/form-data; boundary=${boundary}`, "content-length": String(length) };
  const { status, text } = await ask({ port, method: "POST", path: "/utils/import/events", headers, body: body() });
  if (status !== 200) throw new NoPeer(`${peer.name} ${peer.version} could not import the events (status ${status}), so the comparison did not run.`, [text.slice(0, 500)]);
}

async function analyst(port: number, call: (path: string, body: unknown) => Promise<unknown>, compartments: readonly string[], highestLabel: number): Promise<Readonly<Record<string, string>>> {
  const made = async (path: string, body: unknown) => v.parse(Created, await call(path, body)).data.id;
  const policy = await made("/policies", { name: "Analyst", app_access: true, admin_access: false });
  const role = await made("/roles", { name: "Analyst" });
  await call("/access", { role, policy });
  await call("/permissions", permissionOfAnalyst(policy, compartments, highestLabel));
  const person = { email: "analyst@example.org", password: secret() };
  await call("/users", { ...person, role, status: "active" });
  // A token that carries its rights, the cheaper of its two ways: the other asks the database about the session each time.
  const { data } = v.parse(SignedIn, await askJson({ port, method: "POST", path: "/auth/login", headers: { "content-type": "application/json" }, body: JSON.stringify({ ...person, mode: "json" }) }));
  return { authorization: `Bearer ${data.access_token}` };
}
