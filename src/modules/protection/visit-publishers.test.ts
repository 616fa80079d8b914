import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { inContext } from "#platform/database/context.ts";
import { noReach } from "#platform/database/reach.ts";
import { openTestInstallation, type Person, type TestInstallation } from "../../testing/installation.ts";
import { aVisit } from "./examples.ts";

/** A visit names the publisher who issues its report; to the others of that role it does not exist. */
let house: TestInstallation;
let office: string;
let desk: Person;
let named: Person;
let other: Person;
let visit: { id: string; path: string; version: number };
const ready = { statement: "Preliminary findings.", statementSharedOn: "2026-05-11", reportSymbol: "A/HRC/99/1/Add.1" };
beforeAll(async () => {
  house = await openTestInstallation();
  office = await house.compartment();
  [desk, named, other] = await Promise.all([["desk", "mandateHolder"], ["publisher"], ["publisher"]].map((roles) => house.person({ roles: { [office]: roles }, clearance: 1 }))) as [Person, Person, Person];
});
afterAll(() => house.close());
beforeEach(async () => {
  const made = await desk.send("POST", "/api/visits", { compartmentId: office, content: aVisit(ready) });
  visit = { id: made.body.id, path: `/api/visits/${made.body.id}`, version: 1 };
});

async function name(...publishers: string[]): Promise<{ status: number; code?: string }> {
  const answer = await desk.send("PUT", visit.path, { content: aVisit({ ...ready, publishers }), reason: "Issues the report" }, visit.version);
  if (answer.status === 200) visit.version += 1;
  return { status: answer.status, code: answer.body.code };
}

const ways = () => [visit.path, `${visit.path}/history`, `${visit.path}?version=1`, `${visit.path}/chain`, `${visit.path}/recommendations`];
const statuses = async (person: Person) => Promise.all(ways().map(async (way) => (await person.get(way)).status));

test("whom it names reads it and issues its report; another publisher is told that there is none", async () => {
  expect(new Set([...(await statuses(named)), ...(await statuses(other))])).toEqual(new Set([404]));
  expect(await name(named.id)).toMatchObject({ status: 200 });
  expect((await statuses(named))[0]).toBe(200);
  expect((await named.get("/api/visits")).body.items.map(({ id }: { id: string }) => id)).toEqual([visit.id]);
  expect(new Set(await statuses(other))).toEqual(new Set([404]));
  expect((await other.get("/api/visits")).body.items).toEqual([]);
  await sql`update record.head set state = 'state-comments' where id = ${visit.id}`.execute(house.database.worker.db);
  expect((await other.send("POST", `${visit.path}/steps/issue-report`, {}, visit.version)).status).toBe(404);
  const issued = await named.send("POST", `${visit.path}/steps/issue-report`, {}, visit.version);
  expect([issued.status, issued.body.state], issued.text).toEqual([200, "report-issued"]);
});

test("taken off it, they read it no more", async () => {
  await name(named.id);
  await name();
  expect(new Set(await statuses(named))).toEqual(new Set([404]));
});

test("the database alone says the same (S15)", async () => {
  await name(named.id);
  const rowsFor = (person: Person) => inContext(house.database.app, house.database.contextKey, { userId: person.id, sessionId: randomUUID(), assurance: 2, reach: noReach }, async (db) => [
    (await sql`select from record.head where id = ${visit.id}`.execute(db)).rows.length,
    (await sql`select from record.revision where record_id = ${visit.id}`.execute(db)).rows.length > 0 ? 1 : 0,
  ]);
  expect([await rowsFor(named), await rowsFor(other)]).toEqual([[1, 1], [0, 0]]);
});

test("it names nobody but publishers of its office, because whoever is named reads it whole", async () => {
  const [analyst, elsewhere] = [await house.person({ roles: { [office]: ["analyst"] } }), await house.person({ roles: { [await house.compartment()]: ["publisher"] } })];
  for (const person of [analyst, elsewhere]) {
    expect(await name(person.id)).toEqual({ status: 409, code: "protection.not-a-publisher" });
    expect((await person.get(visit.path)).status).toBe(404);
  }
});

test("who can be named is asked by those who write visits; to others the office does not exist", async () => {
  const asked = async (person: Person, compartment = office) => person.get(`/api/visit-publishers?compartment=${compartment}`);
  expect((await asked(desk)).body.items.map(({ id }: { id: string }) => id).toSorted()).toEqual([named.id, other.id].toSorted());
  for (const person of [named, await house.person({ roles: { [office]: ["analyst"] } })]) expect((await asked(person)).text).toBe((await asked(person, randomUUID())).text);
});
