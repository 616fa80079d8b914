import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sequenceEntries } from "#platform/ledger/sequence.ts";
import { openLogKey } from "#platform/ledger/signed-note.ts";
import { openTestInstallation, type Person, type TestInstallation } from "../../testing/installation.ts";
import { aCase, aCasePerson } from "./examples.ts";

let house: TestInstallation;
let office: string;
let desk: Person;

beforeAll(async () => {
  house = await openTestInstallation();
  house.clock.now = new Date("2026-11-20T12:00:00Z");
  office = await house.compartment();
  desk = await house.person({ roles: { [office]: ["desk"] }, clearance: 1 });
});
afterAll(() => house.close());

const answer = { personKey: "amal", purpose: "name-to-state", element: "whole", recipient: "", answer: "yes", on: "2026-11-18", how: "secure-message", askedBy: "The desk", givenBy: "self", note: "" };

async function givenACase(): Promise<string> {
  const made = await desk.send("POST", "/api/cases", { compartmentId: office, content: aCase() });
  expect(made.status, made.text).toBe(201);
  return `/api/cases/${made.body.id}`;
}

describe("a case", () => {
  test("is read by the desk and the mandate holder of its office, and by nobody else there", async () => {
    const path = await givenACase();
    expect((await (await house.person({ roles: { [office]: ["mandateHolder"] } })).get(path)).status).toBe(200);
    for (const role of ["monitor", "analyst", "senior", "director", "investigator", "publisher", "principal"]) {
      const person = await house.person({ roles: { [office]: [role] }, clearance: 2 });
      expect((await person.get(path)).status, role).toBe(404);
      expect((await person.get("/api/cases")).body.items, role).toEqual([]);
    }
  });

  test("is read by the protection officer, whose role opens nothing else of the office", async () => {
    const path = await givenACase();
    const officer = await house.person({ roles: { [office]: ["protectionOfficer"] }, clearance: 1 });
    expect([(await officer.get(path)).status, (await officer.get(`${path}/history`)).body.items.length]).toEqual([200, 1]);
    expect((await officer.get("/api/cases")).body.items.map(({ id }: any) => `/api/cases/${id}`)).toContain(path);
    const analyst = await house.person({ roles: { [office]: ["analyst"] }, clearance: 1 });
    const source = await analyst.send("POST", "/api/sources", { compartmentId: office, content: { label: "unclassified", title: "HERON", kind: "individual", reliability: "B" } });
    expect([(await officer.get(`/api/sources/${source.body.id}`)).status, (await officer.get("/api/sources")).body.items]).toEqual([404, []]);
    const taken = await officer.send("POST", `${path}/steps/withdraw-consent`, { input: { personKey: "amal", purposes: [], on: "2026-11-20", how: "telephone", askedBy: "The officer", givenBy: "self" } }, 1);
    expect(taken.status, taken.text).toBe(200);
  });

  test("leaves no trace in the ledger of whoever may not read it", async () => {
    const path = await givenACase();
    const seenBy = async (role: string) => (await (await house.person({ roles: { [office]: [role] }, clearance: 2 })).get("/api/ledger?limit=200")).body.items.filter(({ recordId }: any) => path.endsWith(recordId));
    await sequenceEntries(house.database.worker, openLogKey(house.dataDirectory));
    expect([await seenBy("analyst"), await seenBy("director"), (await seenBy("mandateHolder")).length, (await seenBy("protectionOfficer")).length]).toEqual([[], [], 1, 1]);
  });

  test("is opened by the desk alone", async () => {
    for (const role of ["mandateHolder", "analyst", "director"]) {
      const person = await house.person({ roles: { [office]: [role] }, clearance: 2 });
      expect((await person.send("POST", "/api/cases", { compartmentId: office, content: aCase() })).status, role).toBe(403);
    }
  });

  test("takes a name after the person agreed, and lets it go with the consent", async () => {
    const path = await givenACase();
    const named = { ...aCase(), people: [aCasePerson({ nameForState: "Amal Serrat-Nour" })] };
    const early = await desk.send("PUT", path, { content: named }, 1);
    expect([early.status, early.body.fields[0].code]).toEqual([400, "protection.name-without-consent"]);
    expect(early.text).not.toContain("Serrat-Nour");
    const agreed = await desk.send("POST", `${path}/steps/record-consent`, { input: answer }, 1);
    expect(agreed.status, agreed.text).toBe(200);
    expect((await desk.get(path)).body.sentBack, "an answer that leaves the case open sends nothing back").toBeNull();
    const saved = await desk.send("PUT", path, { content: { ...named, consents: agreed.body.content.consents } }, 2);
    expect(saved.status, saved.text).toBe(200);
    const taken = await desk.send("POST", `${path}/steps/withdraw-consent`, { input: { personKey: "amal", purposes: [], on: "2026-11-20", how: "telephone", askedBy: "The desk", givenBy: "self" } }, 3);
    expect(taken.body.content.people[0].nameForState).toBe("");
    expect(house.log.join("\n")).not.toContain("Serrat-Nour");
  });

  test("is read and searched in the ledger's sight", async () => {
    const path = await givenACase();
    await desk.get(path);
    await desk.get("/api/cases?q=OSPREY");
    const { rows } = await sql<{ event: string }>`select event from ledger.entry where actor_id = ${desk.id}`.execute(house.database.worker.db);
    const events = rows.map(({ event }) => event);
    expect(events).toEqual(expect.arrayContaining(["protection.case-read", "protection.case-searched", "protection.case-created"]));
  });
});
