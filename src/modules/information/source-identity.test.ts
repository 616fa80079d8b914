import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inContext } from "#platform/database/context.ts";
import { connectAdministrator } from "#platform/database/pools.ts";
import { noReach } from "#platform/database/reach.ts";
import type { SealedBox } from "#platform/rules/sealing/sealed-box.ts";
import { aSealedBox } from "../../testing/a-sealed-box.ts";
import { openTestInstallation, type Person, type TestInstallation } from "../../testing/installation.ts";

let house: TestInstallation;
let office: string;
let identity: string;
let sourceId: string;
let box: SealedBox;
const people: Record<string, Person> = {};

beforeAll(async () => {
  house = await openTestInstallation();
  office = await house.compartment();
  for (const role of ["monitor", "analyst", "senior", "director", "investigator", "component", "focalPoint", "principal", "protectionOfficer", "trainer"]) people[role] = await house.person({ roles: { [office]: [role] }, clearance: 2 });
  people["another monitor"] = await house.person({ roles: { [office]: ["monitor"] }, clearance: 2 });
  people["analyst elsewhere, monitor here"] = await house.person({ roles: { [office]: ["monitor"], [await house.compartment("Another office")]: ["analyst"] }, clearance: 2 });
  const make = async (path: string, content: object) => (await people["monitor"]!.send("POST", `/api/${path}`, { compartmentId: office, content })).body.id;
  sourceId = await make("sources", { label: "unclassified", title: "HERON", kind: "individual", reliability: "B" });
  box = await aSealedBox(sourceId, { name: "Real name zorvath", contact: "", safetyNotes: "" });
  identity = await make("source-identities", { label: "strictly-confidential", sourceId, ...box });
});
afterAll(() => house.close());

const readers = ["monitor", "analyst", "senior", "director"];
const others = ["another monitor", "analyst elsewhere, monitor here", "investigator", "component", "focalPoint", "principal", "protectionOfficer", "trainer"];

describe("who spoke is read on need by those who evaluate, and by whoever was told (domain 1.7)", () => {
  test.each(readers)("%s reads it", async (who) => {
    expect((await people[who]!.get(`/api/source-identities/${identity}`)).body.content.sealed).toBe(box.sealed);
  });

  test.each(others)("for %s it is not there, on any way", async (who) => {
    const person = people[who]!;
    const absent = "00000000-0000-4000-8000-00000000dead";
    for (const part of ["", "/history", "/chain", "?version=1", "/as-known-on?at=2030-01-01T00:00:00Z"]) {
      const [hidden, none] = [await person.get(`/api/source-identities/${identity}${part}`), await person.get(`/api/source-identities/${absent}${part}`)];
      expect([hidden.status, hidden.text.replaceAll(identity, absent)], part).toEqual([none.status, none.text]);
    }
    expect((await person.get("/api/source-identities")).text).not.toContain(identity);
    expect((await person.get(`/api/sources/${sourceId}/chain`)).text).not.toContain(identity);
  });

  test.each(others)("the database alone hides it from %s, with the application bypassed (S15)", async (who) => {
    const owner = { userId: people[who]!.id, sessionId: people[who]!.id, assurance: 2, reach: noReach } as const;
    const rows = await inContext(house.database.app, house.database.contextKey, owner, async (db) => {
      const heads = await sql`select * from record.head`.execute(db);
      return [...heads.rows, ...(await sql`select * from record.revision`.execute(db)).rows];
    });
    expect(JSON.stringify(rows)).not.toContain(box.sealed);
  });

  test.each(others)("the application alone hides it from %s, with row-level security off (S15)", async (who) => {
    const admin = await connectAdministrator(house.database.engine);
    const each = (what: string) => admin.query(`alter table record.head ${what} row level security; alter table record.revision ${what} row level security`);
    await each("disable");
    try {
      expect((await people[who]!.get(`/api/source-identities/${identity}`)).status).toBe(404);
      expect((await people[who]!.get(`/api/source-identities/${identity}/history`)).status).toBe(404);
    } finally {
      await each("enable");
      await admin.end();
    }
  });
});

describe("S28: who a source is reaches the server in a closed box alone", () => {
  const write = async (content: object, path = "source-identities") => people["analyst"]!.send("POST", `/api/${path}`, { compartmentId: office, content: { label: "strictly-confidential", sourceId, ...content } });

  test.each([
    ["a name in clear", { name: "Tesk Orvane" }],
    ["a name in clear beside a box", async () => ({ ...(await aSealedBox(sourceId, { name: "Tesk Orvane" })), name: "Tesk Orvane" })],
    ["a name as it would look when merely encoded", async () => ({ ...(await aSealedBox(sourceId, { name: "x" })), sealed: Buffer.from(JSON.stringify({ name: "Tesk Orvane" })).toString("base64url") })],
  ])("%s is refused, and is in no table afterwards", async (_what, given) => {
    expect((await write(typeof given === "function" ? await given() : given)).status).toBe(400);
    const { rows } = await sql<{ text: string }>`select coalesce(jsonb_agg(content), '[]')::text as text from record.revision`.execute(house.database.worker.db);
    expect(rows[0]!.text).not.toContain("Orvane");
  });

  test.each([
    ["a box for other keys than it names", async () => { const one = await aSealedBox(sourceId, { name: "x" }); return { ...one, keyIds: [...one.keyIds, ...one.keyIds] }; }],
    ["a box that only begins like one", async () => ({ ...(await aSealedBox(sourceId, { name: "x" })), sealed: Buffer.from("age-encryption.org/v1\nTesk Orvane").toString("base64url") })],
    ["a box of another version", () => aSealedBox(sourceId, { name: "x" }, 2)],
  ])("%s is refused with a sentence", async (_what, given) => {
    const answer = await write(await given());
    expect([answer.status, answer.body.code]).toEqual([400, "protection.box-invalid"]);
  });

  test("a corrected identity is another box, for its own version; the one before it stays", async () => {
    const first = await write(await aSealedBox(sourceId, { name: "x" }));
    const put = async (edition: number) => people["analyst"]!.send("PUT", `/api/source-identities/${first.body.id}`, { content: { label: "strictly-confidential", sourceId, ...(await aSealedBox(sourceId, { name: "y" }, edition)) }, reason: "misspelt" }, 1);
    expect((await put(1)).body.code).toBe("protection.box-invalid");
    expect((await put(2)).status).toBe(200);
    expect((await people["analyst"]!.get(`/api/source-identities/${first.body.id}?version=1`)).body.content.edition).toBe(1);
  });
});

test("what was written in clear before identities were sealed is still read, and cannot be saved in clear again", async () => {
  const answer = await people["analyst"]!.send("POST", "/api/source-identities", { compartmentId: office, content: { label: "strictly-confidential", sourceId, ...(await aSealedBox(sourceId, { name: "x" })) } });
  const content = { label: "strictly-confidential", sourceId, name: "Of before", contact: "", safetyNotes: "" };
  await sql`update record.head set content = ${JSON.stringify(content)} where id = ${answer.body.id}`.execute((await house.database.worker).db);
  const read = await people["analyst"]!.get(`/api/source-identities/${answer.body.id}`);
  expect([read.status, read.body.content]).toEqual([200, content]);
  const saved = await people["analyst"]!.send("PUT", `/api/source-identities/${answer.body.id}`, { content: read.body.content, reason: "again" }, 1);
  expect([saved.status, saved.body.code]).toEqual([400, "platform.content-invalid"]);
});

describe("a role opens what its work needs", () => {
  test.each(["monitor", "analyst", "senior", "director", "investigator", "component"])("%s reads the records of the office", async (who) => {
    expect((await people[who]!.get(`/api/sources/${sourceId}`)).status).toBe(200);
  });

  test.each(["focalPoint", "principal", "protectionOfficer", "trainer"])("%s does not, but for what is released to them", async (who) => {
    expect((await people[who]!.get(`/api/sources/${sourceId}`)).status).toBe(404);
    expect((await people[who]!.get("/api/sources")).body.items).toEqual([]);
  });
});
