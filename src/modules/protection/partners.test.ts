import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestInstallation, type Person, type TestInstallation } from "../../testing/installation.ts";
import { anExchange, aPartner, aVisit } from "./examples.ts";

let house: TestInstallation;
let office: string;
let desk: Person;
let holder: Person;
let partnerId: string;

beforeAll(async () => {
  house = await openTestInstallation();
  office = await house.compartment();
  desk = await house.person({ roles: { [office]: ["desk"] }, clearance: 1 });
  holder = await house.person({ roles: { [office]: ["mandateHolder"] }, clearance: 1 });
  partnerId = (await desk.send("POST", "/api/mandate-partners", { compartmentId: office, content: aPartner() })).body.id;
});
afterAll(() => house.close());

const exchange = async (given: Parameters<typeof anExchange>[0] = {}) => (await desk.send("POST", "/api/exchanges", { compartmentId: office, content: anExchange({ partners: [partnerId], ...given }) })).body;
const step = (id: string, by: Person, name: string, version: number) => by.send("POST", `/api/exchanges/${id}/steps/${name}`, { input: {}, reason: "Because" }, version);

test("an exchange stands on the timeline of its partner, and is refused against what the partner said, with a sentence", async () => {
  const { id } = await exchange({ way: "telephone" });
  const refused = await step(id, desk, "confirm", 1);
  expect([refused.status, refused.body.code]).toEqual([409, "protection.contact-never"]);
  expect(refused.body.title).toContain("never to be reached in this way");
  const timeline = async () => (await desk.get(`/api/mandate-partners/${partnerId}/timeline`)).body.items;
  expect(await timeline()).toEqual([{ id, state: "planned", label: "confidential", exchangeKind: "appointment", title: "Evening with SEDGE house", on: "2026-05-04", openNeeds: 0, needs: 0 }]);
  const saved = await desk.send("PUT", `/api/exchanges/${id}`, { content: anExchange({ partners: [partnerId] }) }, 1);
  expect(saved.status, saved.text).toBe(200);
  expect((await step(id, holder, "hold", 2)).body.state).toBe("held");
  const need = { key: "n1", what: "Shelter", state: "raised" as const, done: "" };
  const later = await exchange({ on: "2026-05-09", needs: [need, { ...need, key: "n2", state: "met", done: "A fund pays" }] });
  const undated = await exchange({ on: null });
  expect((await timeline()).map((one: any) => [one.id, one.openNeeds, one.needs])).toEqual([[undated.id, 0, 0], [later.id, 1, 2], [id, 0, 0]]);
});

test("an exchange with somebody who is no partner of the office is not kept", async () => {
  const other = (await desk.send("POST", "/api/visits", { compartmentId: office, content: aVisit() })).body.id;
  const refused = await desk.send("POST", "/api/exchanges", { compartmentId: office, content: anExchange({ partners: [other] }) });
  expect(refused.body.code).toBe("protection.exchange-of-no-partner");
});

test.each([["desk", 200], ["mandateHolder", 200], ["protectionOfficer", 200], ["analyst", 404], ["director", 404], ["monitor", 404], ["publisher", 404], ["principal", 404]] as const)("partners and exchanges are read by %s: %i", async (role, status) => {
  const { id } = await exchange();
  const person = await house.person({ roles: { [office]: [role] }, clearance: 2 });
  expect([(await person.get(`/api/mandate-partners/${partnerId}`)).status, (await person.get(`/api/exchanges/${id}`)).status]).toEqual([status, status]);
  expect((await person.get(`/api/mandate-partners/${partnerId}/timeline`)).status).toBe(status);
  const seen = status === 200;
  expect((await person.get("/api/mandate-partners")).body.items.length > 0).toBe(seen);
  expect((await person.get("/api/mandate-partners?q=SEDGE")).body.items.length > 0).toBe(seen);
});

test("a partner outside sees exactly what was granted, until its day, and nothing once it is withdrawn", async () => {
  const { id } = await exchange({ exchangeKind: "joint-objective", topics: "Visits to barracks", account: "Between us: they waver" });
  const outside = await house.person({ clearance: 1 });
  const email = (await sql<{ email: string }>`select email from access.account where id = ${outside.id}`.execute(house.database.auth.db)).rows[0]!.email;
  expect((await desk.send("POST", `/api/exchanges/${id}/shares`, { email, days: 30, reason: "Agreed in May" }, 1)).body.code).toBe("platform.step-not-for-your-role");
  expect((await holder.send("POST", `/api/exchanges/${id}/shares`, { email, days: 30, reason: "Agreed in May" }, 1)).status).toBe(201);
  const shared = async () => (await outside.get("/api/shared")).body.items;
  const [copy] = await shared();
  expect(copy).toMatchObject({ kind: "protection.exchange", title: "Evening with SEDGE house" });
  const read = (await outside.get(`/api/shared/${copy.id}`)).text;
  expect(read).toContain("Visits to barracks");
  expect(read).not.toMatch(/waver|19:30|secure-message/);
  // Somebody without a role anywhere asks no office for anything.
  expect((await outside.get(`/api/exchanges/${id}`)).status).toBe(403);
  const [share] = (await holder.get(`/api/exchanges/${id}/shares`)).body.items;
  expect((await holder.send("POST", `/api/exchanges/${id}/shares/${share.id}/end`, { reason: "No longer" })).status).toBeLessThan(300);
  expect(await shared()).toEqual([]);
});
