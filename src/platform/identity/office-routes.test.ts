import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestInstallation, type Person, type TestInstallation } from "../../testing/installation.ts";

let house: TestInstallation;
let admin: Person;

beforeAll(async () => {
  house = await openTestInstallation();
  admin = await house.person({ administrator: true, clearance: 0, name: "Odile Castor" });
});
afterAll(() => house.close());

const source = (title = "Radio Heron") => ({ label: "unclassified", title, kind: "media", reliability: "C" });
/** Each step a second after the one before, as people do things. */
const decide = (id: string, step: string, body: Record<string, unknown> = {}) => {
  house.clock.now = new Date(house.clock.now.getTime() + 1000);
  return admin.send("POST", `/api/compartments/${id}/${step}`, { reason: "the mandate says so", ...body });
};
const changes = async () => (await admin.get("/api/compartments/changes")).body.items as readonly Record<string, unknown>[];
const ownOffice = async (person: Person, id: string) => (await person.get("/api/session")).body.memberships.find((one: { compartmentId: string }) => one.compartmentId === id);

describe("an office that gets another name", () => {
  test("has it everywhere at once, and its earlier one stays in its changes, with author and reason", async () => {
    const office = await house.compartment("North desk");
    const member = await house.person({ roles: { [office]: ["analyst"] } });
    expect((await decide(office, "rename", { name: "Desk for the north and the islands" })).status).toBe(204);
    expect(await ownOffice(member, office)).toMatchObject({ compartmentName: "Desk for the north and the islands" });
    expect((await changes())[0]).toMatchObject({ event: "access.compartment-renamed", byName: "Odile Castor", reason: "the mandate says so", before: ["North desk"], after: ["Desk for the north and the islands"] });
    expect((await decide(office, "rename", { name: "Desk for the north and the islands" })).body.code).toBe("platform.nothing-changed");
  });
});

describe("a closed office", () => {
  test("takes no new members, no new records and no files, and says so; what is in it is read, and finished, as before", async () => {
    const office = await house.compartment("West desk");
    const member = await house.person({ roles: { [office]: ["analyst"] }, clearance: 1 });
    const newcomer = await house.person();
    const made = (await member.send("POST", "/api/sources", { compartmentId: office, content: source() })).body;
    expect((await decide(office, "close")).status).toBe(204);

    const grant = await admin.send("POST", "/api/memberships", { accountId: newcomer.id, compartmentId: office, role: "analyst", reason: "joins the desk" });
    const record = await member.send("POST", "/api/sources", { compartmentId: office, content: source("Another") });
    const file = await house.app.request(`/api/files?compartment=${office}&label=unclassified&name=note.txt`, { method: "POST", headers: { cookie: member.cookie, "x-vigie": "1", origin: "http://localhost:8440" }, body: "Heard at the market" });
    expect([grant.body.code, record.body.code, ((await file.json()) as { code: string }).code]).toEqual(["platform.office-closed", "platform.office-closed", "platform.office-closed"]);
    expect(record.body.title).toContain("This office is closed");
    expect((await member.get("/api/sources")).body.items).toHaveLength(1);
    expect((await member.get(`/api/sources/${made.id}`)).status).toBe(200);
    expect((await member.send("PUT", `/api/sources/${made.id}`, { content: source("Radio Heron, as it was called") }, 1)).status).toBe(200);
  });

  test("gives nobody the same role twice, but again once it has ended", async () => {
    const office = await house.compartment("South desk");
    const newcomer = await house.person();
    const grant = () => admin.send("POST", "/api/memberships", { accountId: newcomer.id, compartmentId: office, role: "analyst", reason: "joins the desk" });
    const first = await grant();
    expect([first.status, (await grant()).body.code]).toEqual([201, "platform.role-held-already"]);
    const held = (await admin.get("/api/accounts")).body.items.find((one: { id: string }) => one.id === newcomer.id).memberships;
    expect(held).toMatchObject([{ compartmentId: office, role: "analyst" }]);
    expect((await admin.send("POST", `/api/memberships/${first.body.id}/end`, { reason: "moves on" })).status).toBe(204);
    expect((await grant()).status).toBe(201);
  });

  test("keeps its name for its members, and is marked, so that no form offers it for something new", async () => {
    const office = await house.compartment("East desk");
    const member = await house.person({ roles: { [office]: ["analyst"] } });
    expect(await ownOffice(member, office)).toMatchObject({ isClosed: false });
    await decide(office, "close");
    expect(await ownOffice(member, office)).toMatchObject({ compartmentName: "East desk", isClosed: true, roles: ["analyst"] });
    expect((await admin.get("/api/compartments")).body.items.find((one: { id: string }) => one.id === office).closedAt).toEqual(expect.any(String));
  });

  test("to somebody who is no member it answers like one that does not exist", async () => {
    const office = await house.compartment("Hidden desk");
    const stranger = await house.person({ roles: { [await house.compartment()]: ["analyst"] } });
    await decide(office, "close");
    const [closed, absent] = await Promise.all([office, "00000000-0000-4000-8000-00000000dead"].map((compartmentId) => stranger.send("POST", "/api/sources", { compartmentId, content: source() })));
    expect([closed!.status, closed!.text]).toEqual([404, absent!.text]);
  });

  test("gives nobody the right to import published data", async () => {
    const office = await house.compartment("South desk");
    const member = await house.person({ roles: { [office]: ["analyst"] } });
    const preview = () => house.app.request("/api/imports/preview?fileName=a.csv", { method: "POST", headers: { cookie: member.cookie, "x-vigie": "1", origin: "http://localhost:8440" }, body: "id,date\n1,2026-01-01\n" });
    expect((await preview()).status).toBe(200);
    await decide(office, "close");
    expect((await preview()).status).toBe(403);
  });

  test("can be opened again with a reason, and then takes in what it took in before", async () => {
    const office = await house.compartment("Lake desk");
    const member = await house.person({ roles: { [office]: ["analyst"] } });
    await decide(office, "close", { reason: "the mission ends" });
    expect((await decide(office, "close")).body.code).toBe("platform.office-closed-already");
    expect((await decide(office, "reopen", { reason: "" })).status).toBe(400);
    expect((await decide(office, "reopen", { reason: "the mission goes on" })).status).toBe(204);
    expect((await decide(office, "reopen")).body.code).toBe("platform.office-open-already");
    expect((await member.send("POST", "/api/sources", { compartmentId: office, content: source() })).status).toBe(201);
    expect((await changes()).slice(0, 2)).toMatchObject([
      { event: "access.compartment-reopened", office: "Lake desk", reason: "the mission goes on" },
      { event: "access.compartment-closed", office: "Lake desk", reason: "the mission ends" },
    ]);
  });
});

test("published data sets are no office: they are neither renamed nor closed", async () => {
  const openData = (await admin.get("/api/compartments")).body.items.find((one: { kind: string }) => one.kind === "open-data");
  for (const step of ["close", "reopen"]) expect((await decide(openData.id, step)).status, step).toBe(404);
  expect((await decide(openData.id, "rename", { name: "Ours" })).status).toBe(404);
});
