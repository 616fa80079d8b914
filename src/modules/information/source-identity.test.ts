import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inContext } from "#platform/database/context.ts";
import { connectAdministrator } from "#platform/database/pools.ts";
import { noReach } from "#platform/database/reach.ts";
import { openTestInstallation, type Person, type TestInstallation } from "../../testing/installation.ts";

let house: TestInstallation;
let office: string;
let identity: string;
let sourceId: string;
const people: Record<string, Person> = {};

beforeAll(async () => {
  house = await openTestInstallation();
  office = await house.compartment();
  for (const role of ["monitor", "analyst", "senior", "director", "investigator", "component", "focalPoint", "principal", "protectionOfficer", "trainer"]) people[role] = await house.person({ roles: { [office]: [role] }, clearance: 2 });
  people["another monitor"] = await house.person({ roles: { [office]: ["monitor"] }, clearance: 2 });
  people["analyst elsewhere, monitor here"] = await house.person({ roles: { [office]: ["monitor"], [await house.compartment("Another office")]: ["analyst"] }, clearance: 2 });
  const make = async (path: string, content: object) => (await people["monitor"]!.send("POST", `/api/${path}`, { compartmentId: office, content })).body.id;
  sourceId = await make("sources", { label: "unclassified", title: "HERON", kind: "individual", reliability: "B" });
  identity = await make("source-identities", { label: "strictly-confidential", sourceId, name: "Real name zorvath" });
});
afterAll(() => house.close());

const readers = ["monitor", "analyst", "senior", "director"];
const others = ["another monitor", "analyst elsewhere, monitor here", "investigator", "component", "focalPoint", "principal", "protectionOfficer", "trainer"];

describe("who spoke is read on need by those who evaluate, and by whoever was told (domain 1.7)", () => {
  test.each(readers)("%s reads it", async (who) => {
    expect((await people[who]!.get(`/api/source-identities/${identity}`)).body.content.name).toBe("Real name zorvath");
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
    expect(JSON.stringify(rows)).not.toContain("zorvath");
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

describe("a role opens what its work needs", () => {
  test.each(["monitor", "analyst", "senior", "director", "investigator", "component"])("%s reads the records of the office", async (who) => {
    expect((await people[who]!.get(`/api/sources/${sourceId}`)).status).toBe(200);
  });

  test.each(["focalPoint", "principal", "protectionOfficer", "trainer"])("%s does not, but for what is released to them", async (who) => {
    expect((await people[who]!.get(`/api/sources/${sourceId}`)).status).toBe(404);
    expect((await people[who]!.get("/api/sources")).body.items).toEqual([]);
  });
});
