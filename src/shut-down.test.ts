import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ucdpText } from "#information/actions/import-example.ts";
import { attachEngine } from "#platform/database/engine/attach-engine.ts";
import { openDatabaseOn } from "#platform/database/open-database.ts";
import { cookieName, startSession } from "#platform/identity/session.ts";
import { refusedStart, startServerProcess, type ServerProcess } from "./testing/server-process.ts";

/** What operators and their tools rely on when they start and stop Vigie, on a process as `npm start` runs it. */
let data: string;
let server: ServerProcess;
let headers: Record<string, string>;
let office: string;

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), "vigie-stopped-"));
  server = await startServerProcess(data);
  await settleIn();
}, 120_000);
afterAll(async () => {
  await server.stop();
  rmSync(data, { recursive: true, force: true });
});

/** An analyst with a session, made as the command line would make one: on the running server's own database. */
async function settleIn(): Promise<void> {
  const engine = attachEngine(data);
  if (!engine) throw new Error("the server has no engine");
  const database = await openDatabaseOn(engine, data);
  const { db } = database.auth;
  office = (await sql<{ id: string }>`insert into access.compartment (name) values ('Office of the plain') returning id`.execute(db)).rows[0]!.id;
  const person = (await sql<{ id: string }>`insert into access.account (name, email, clearance) values ('Lena Ortiz', 'lena@example.org', 2) returning id`.execute(db)).rows[0]!.id;
  await sql`insert into access.membership (account_id, compartment_id, role, reason) values (${person}, ${office}, 'analyst', 'test')`.execute(db);
  const token = await startSession(db, person, 2, new Date());
  await database.close();
  headers = { cookie: `${cookieName}=${token}`, "x-vigie": "1", origin: server.base };
}

const ask = async (path: string): Promise<any> => (await fetch(`${server.base}${path}`, { headers })).json();

describe("a server that has started", () => {
  test("says so in one line with its port, and nothing else on standard output", () => {
    expect(server.said.out).toBe(`vigie: ready on http://127.0.0.1:${server.port}\n`);
  });

  test("tells whoever asks for its health that it is well, and nothing else", async () => {
    const answer = await fetch(`${server.base}/healthz`);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ status: "ok" });
    expect(answer.headers.get("set-cookie")).toBeNull();
    const signedIn = await fetch(`${server.base}/healthz`, { headers });
    expect(await signedIn.json()).toEqual({ status: "ok" });
  });

  test("keeps its data directory to itself: a second one is refused in one line that says by whom and what to do", async () => {
    const { code, out, err } = await refusedStart(data);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toBe(`vigie: The data directory ${data} is in use by another Vigie (process ${server.child.pid}): stop that one first, or give this one its own directory with VIGIE_DATA.\n`);
    expect((await fetch(`${server.base}/healthz`)).status).toBe(200);
  });
});

const events = 20_000;
/** Words that are in the table for spreadsheets too, so that it becomes heavier than what the machine keeps of an unread answer. */
const where = "Orra village, beyond the river. ".repeat(30);
function* rows() {
  for (let id = 1; id <= events; id += 1) yield { id: String(id), where_description: where };
}

/** Asks for something and reads no further than its first bytes, until the caller wants the rest of what came. */
async function slowReader(path: string): Promise<() => Promise<string>> {
  const socket = connect({ port: server.port, host: "127.0.0.1" });
  socket.on("error", () => undefined);
  socket.write(`GET ${path} HTTP/1.1\r\nhost: localhost:${server.port}\r\ncookie: ${headers["cookie"]}\r\n\r\n`);
  let read = "";
  await new Promise<void>((resolve) => socket.on("data", (chunk) => {
    if (read === "") socket.pause();
    read += chunk.toString("latin1");
    resolve();
  }));
  return async () => {
    const ended = new Promise<void>((resolve) => socket.on("close", () => resolve()));
    socket.resume();
    await ended;
    return read;
  };
}

/** A request whose body has come by half; the rest is sent when the caller says so, and then the whole answer is given. */
async function halfSent(title: string): Promise<() => Promise<string>> {
  const socket = connect({ port: server.port, host: "127.0.0.1" });
  const body = JSON.stringify({ compartmentId: office, content: { label: "unclassified", title, kind: "media", reliability: "C" } });
  const lines = [`POST /api/sources HTTP/1.1`, `host: localhost:${server.port}`, "content-type: application/json", `content-length: ${Buffer.byteLength(body)}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)];
  let answer = "";
  socket.on("data", (chunk) => (answer += chunk.toString()));
  const ended = new Promise<void>((resolve) => socket.on("close", () => resolve()));
  socket.write(`${lines.join("\r\n")}\r\n\r\n${body.slice(0, 20)}`);
  return async () => {
    socket.write(body.slice(20));
    await ended;
    return answer;
  };
}

const streams: Promise<void>[] = [];
async function openStreams(count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const { body } = await fetch(`${server.base}/api/live`, { headers });
    streams.push(body!.pipeTo(new WritableStream()));
  }
}

const importRun = async () => (await ask("/api/jobs")).items.find((run: any) => run.task === "import-events");

describe("a server that is told to stop while it has much to do", () => {
  test("answers what was asked, ends the streams, drops who does not read, and is gone within ten seconds with its database in order", async () => {
    const first = await fetch(`${server.base}/api/imports?format=ucdp-ged&fileName=first.csv`, { method: "POST", headers, body: ucdpText(rows()) });
    expect(first.status).toBe(202);
    await openStreams(40);
    // A table of so many megabytes does not fit into the buffers between the two.
    await expect.poll(async () => (await importRun()).done, { timeout: 30_000 }).toBeGreaterThan(8_000_000);
    const readTheRest = await slowReader("/api/events.csv");
    const finish = await halfSent("Radio of the plain");
    await wait(100);

    const begun = performance.now();
    const stopped = server.stop();
    await wait(500);
    const answer = await finish();
    expect(await stopped).toBe(0);
    const seconds = (performance.now() - begun) / 1_000;
    expect(seconds).toBeLessThan(10);
    process.stderr.write(`shut down under load: ${seconds.toFixed(1)} s\n`);

    expect(answer).toMatch(/^HTTP\/1\.1 201 /);
    expect((await Promise.allSettled(streams)).map(({ status }) => status)).toEqual(streams.map(() => "fulfilled"));
    const table = await readTheRest();
    expect(table).toMatch(/^HTTP\/1\.1 200 /);
    expect(table.endsWith("0\r\n\r\n"), "the slow reader was through already").toBe(false);
    expect(server.said.err).toBe(server.said.err.split("\n").filter((line) => line.startsWith("vigie: first administrator")).map((line) => `${line}\n`).join(""));
    expect(lastOf(readFileSync(join(data, "database.log"), "utf8"))).toContain("database system is shut down");
  }, 60_000);

  test("goes on where it was when it is started again, without recovery", async () => {
    const length = readFileSync(join(data, "database.log"), "utf8").length;
    server = await startServerProcess(data);
    headers["origin"] = server.base;
    const said = readFileSync(join(data, "database.log"), "utf8").slice(length);
    expect(said).toContain("database system was shut down at");
    expect(said).not.toMatch(/not properly shut down|recovery|redo/);
    expect((await ask("/api/sources?q=plain")).items.map((one: any) => one.title)).toEqual(["Radio of the plain"]);
    await expect.poll(async () => (await importRun()).state, { timeout: 60_000 }).toBe("done");
    const { result } = await importRun();
    expect(result).toMatchObject({ read: events, stored: events, rejected: 0 });
    expect(result.continuedAfterRow).toBeGreaterThan(0);
  }, 90_000);
});

function lastOf(log: string): string {
  return log.trimEnd().split("\n").at(-1) ?? "";
}
