import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freePort } from "../database/engine/address.ts";
import { openTestInstallation, type Person, type TestInstallation } from "../../testing/installation.ts";
import { startServerProcess, type ServerProcess } from "../../testing/server-process.ts";
import { showTicket } from "../../testing/taken-file.ts";

/** S48: originals are handed out at another origin than the staff's, where nobody is signed in and nothing else exists. */
let house: TestInstallation;
let office: string;
let analyst: Person;
beforeAll(async () => {
  house = await openTestInstallation();
  office = await house.compartment();
  analyst = await house.person({ roles: { [office]: ["analyst"] } });
});
afterAll(() => house.close());

const absent = "00000000-0000-4000-8000-00000000dead";
const added = async (by = analyst, label = "confidential"): Promise<string> => (await by.upload(`/api/files?compartment=${office}&label=${label}&name=note.txt`, "Heard at the market")).body.fileId;
const ticketFor = async (fileId: string, by = analyst): Promise<string> => (await by.send("POST", `/api/files/${fileId}/tickets`)).body.ticket;
const seen = async (response: Response | Promise<Response>) => {
  const one = await response;
  return { status: one.status, text: await one.text(), headers: [...one.headers].toSorted() };
};
const there = (path: string, init: RequestInit = {}) => seen(house.files!.request(`${house.filesOrigin}${path}`, { ...init, headers: { "accept-language": "en", ...Object.fromEntries(new Headers(init.headers)) } }));

describe("a ticket for an original", () => {
  test("has 256 bits, names the address, and is given after the taking is entered", async () => {
    const fileId = await added();
    const { status, body, headers } = await analyst.send("POST", `/api/files/${fileId}/tickets`);
    expect([status, Buffer.from(body.ticket, "base64url").length, body.address]).toEqual([201, 32, "http://files.localhost:8440/taken"]);
    expect(headers.get("cache-control")).toBe("no-store");
    const { rows } = await sql<{ event: string }>`select event from ledger.entry where record_id = ${fileId} order by at`.execute(house.database.worker.db);
    expect(rows.map((row) => row.event)).toEqual(["attachment.file-added", "attachment.original-taken"]);
  });

  test("gives the bytes once, as a download in a sandbox, without a cookie", async () => {
    const ticket = await ticketFor(await added());
    const first = await showTicket(house, ticket);
    expect([first.status, first.text]).toEqual([200, "Heard at the market"]);
    const header = (name: string) => first.headers.get(name);
    expect([header("content-type"), header("x-content-type-options"), header("content-security-policy"), header("cross-origin-resource-policy"), header("set-cookie"), header("cache-control")]).toEqual(["application/octet-stream", "nosniff", "default-src 'none'; sandbox", "same-origin", null, "no-store"]);
    expect(header("content-disposition")).toMatch(/^attachment; filename="file-[0-9a-f]{8}-confidential\.txt"$/);
    expect((await showTicket(house, ticket)).status).toBe(404);
  });

  test.each([{ seconds: 59, status: 200 }, { seconds: 60, status: 404 }])("$seconds seconds later answers $status", async ({ seconds, status }) => {
    const ticket = await ticketFor(await added());
    const now = house.clock.now;
    house.clock.now = new Date(now.getTime() + seconds * 1000);
    expect((await showTicket(house, ticket)).status).toBe(status);
    house.clock.now = now;
  });

  test("S5: is worth nothing once the session has ended, or the office was lost, since it was given", async () => {
    const leaving = await house.person({ roles: { [office]: ["analyst"] } });
    const [one, other] = [await ticketFor(await added(leaving), leaving), await ticketFor(await added(leaving), leaving)];
    await sql`update access.membership set valid_until = now() where account_id = ${leaving.id}`.execute(house.database.auth.db);
    house.clock.now = new Date(house.clock.now.getTime() + 6_000);
    expect((await showTicket(house, one)).status).toBe(404);
    const ending = await house.person({ roles: { [office]: ["analyst"] } });
    const third = await ticketFor(await added(ending), ending);
    expect((await ending.send("POST", "/api/session/end")).status).toBeLessThan(400);
    house.clock.now = new Date(house.clock.now.getTime() + 6_000);
    for (const late of [other, third]) expect((await showTicket(house, late)).status).toBe(404);
  });

  test("is not given for what somebody may not see, as if it were absent, and leaves no entry", async () => {
    const fileId = await added();
    const stranger = await house.person({ roles: { [await house.compartment()]: ["director"] }, clearance: 2 });
    const [real, none] = [await stranger.send("POST", `/api/files/${fileId}/tickets`), await stranger.send("POST", `/api/files/${absent}/tickets`)];
    expect([real.status, real.text]).toEqual([404, none.text]);
    const { rows } = await sql`select from ledger.entry where record_id = ${fileId} and actor_id = ${stranger.id}`.execute(house.database.worker.db);
    expect(rows).toHaveLength(0);
  });

  test("made up, cut or empty, gives what a ticket that is over gives", async () => {
    const over = await showTicket(house, "A".repeat(43));
    expect([over.status, over.text.includes("handed out once")]).toEqual([404, true]);
    for (const ticket of ["", "x", (await ticketFor(await added())).slice(0, -1)]) expect([(await showTicket(house, ticket)).text, (await showTicket(house, ticket)).status]).toEqual([over.text, 404]);
  });

  test.each([["en", "handed out once"], ["fr", "remis une seule fois"], ["ar", "مرة واحدة"]])("says so in %s", async (language, words) => {
    expect(Buffer.from((await showTicket(house, "x", { "accept-language": language })).body).toString("utf8")).toContain(words);
  });
});

describe("at the address of attached files", () => {
  test("every other address answers the same 404, with every verb, signed in or not", async () => {
    const none = await there("/this-was-never-there");
    expect(none.status).toBe(404);
    const fileId = await added();
    const paths = ["/", "/taken", "/sign-in", "/index.html", "/assets/start.js", "/situations", "/healthz", "/api/session", `/api/files/${fileId}`, ...house.routes.map(({ path }) => path.replace(/:\w+/g, fileId))];
    for (const path of paths) for (const headers of [new Headers(), new Headers({ cookie: analyst.cookie, "x-vigie": "1" })]) expect(await there(path, { headers }), path).toEqual(none);
    for (const { path } of house.routes.filter(({ method }) => method !== "GET")) expect(await there(path.replace(/:\w+/g, fileId), { method: "POST", headers: { cookie: analyst.cookie, "x-vigie": "1", origin: house.filesOrigin, "content-type": "application/json" }, body: "{}" }), path).toEqual(none);
  });

  test("a ticket in an address is none", async () => {
    const ticket = await ticketFor(await added());
    expect((await there(`/taken?ticket=${ticket}`)).status).toBe(404);
    expect((await there(`/taken?ticket=${ticket}`, { method: "POST", body: "", headers: { "content-type": "application/x-www-form-urlencoded" } })).status).toBe(400);
    expect((await showTicket(house, ticket)).status, "and it is not used up").toBe(200);
  });
});

describe("at the staff's address", () => {
  test("nothing hands out an original to a session, whatever it asks for", async () => {
    const fileId = await added(analyst, "unclassified");
    const [real, none] = [await analyst.get(`/api/files/${fileId}`), await analyst.get(`/api/files/${absent}`)];
    expect([real.status, real.body.code, real.text]).toEqual([409, "platform.attachment-by-ticket-only", none.text]);
    const posted = await house.app.request("/taken", { method: "POST", headers: { cookie: analyst.cookie, origin: "http://localhost:8440", "content-type": "application/x-www-form-urlencoded" }, body: `ticket=${await ticketFor(fileId)}` });
    expect(posted.status).toBe(404);
  });

  test("a program with a token asks with one request, and what is confidential leaves only with a person who is here now", async () => {
    const { body } = await analyst.send("POST", "/api/tokens", { name: "Archive", days: 1, isReadOnly: true });
    const ask = (id: string) => house.app.request(`/api/files/${id}`, { headers: { authorization: `Bearer ${body.token}` } });
    const open = await ask(await added(analyst, "unclassified"));
    expect([open.status, await open.text(), open.headers.get("content-security-policy")]).toEqual([200, "Heard at the market", "default-src 'none'; sandbox"]);
    house.clock.now = new Date(house.clock.now.getTime() + 6 * 60_000);
    expect((await ask(await added(analyst, "confidential"))).status).toBe(403);
  });
});

test("without an address of their own files are handed out where the staff works, by the same two steps and to its own pages alone", async () => {
  const alone = await openTestInstallation({ origin: "https://vigie.example.org", screens: async () => new Response("", { status: 404 }) });
  try {
    const place = await alone.compartment();
    const person = await alone.person({ roles: { [place]: ["analyst"] } });
    const { fileId } = (await person.upload(`/api/files?compartment=${place}&label=confidential&name=note.txt`, "Heard")).body;
    const own = { origin: "null", "sec-fetch-site": "same-origin" };
    const { ticket, address } = (await person.send("POST", `/api/files/${fileId}/tickets`)).body;
    expect([alone.files, address]).toEqual([undefined, "https://vigie.example.org/taken"]);
    expect((await showTicket(alone, ticket)).status, "from another site").toBe(403);
    expect((await showTicket(alone, ticket, own)).text).toBe("Heard");
  } finally {
    await alone.close();
  }
});

describe("as people run it", () => {
  let folder: string;
  let server: ServerProcess;
  let port: number;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "vigie-files-"));
    port = await freePort();
    server = await startServerProcess(join(folder, "data"), { VIGIE_FILES_ORIGIN: `http://127.0.0.1:${port}`, VIGIE_FILES_PORT: String(port) });
  }, 120_000);
  afterAll(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test("each port serves its own, whatever name the request says it wants", async () => {
    const status = async (base: string, path: string, headers: Record<string, string> = {}) => (await fetch(`${base}${path}`, { headers, redirect: "manual" })).status;
    const files = `http://127.0.0.1:${port}`;
    for (const path of ["/", "/sign-in", "/healthz", "/api/session"]) expect(await status(files, path, { host: new URL(server.base).host }), path).toBe(404);
    expect([await status(server.base, "/sign-in"), await status(server.base, "/healthz")]).toEqual([200, 200]);
    expect((await fetch(`${files}/taken`, { method: "POST", body: new URLSearchParams({ ticket: "x" }) })).status).toBe(404);
  });
});
