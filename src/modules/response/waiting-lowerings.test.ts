import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { topicsFor } from "#platform/http/live.ts";
import { connectAdministrator } from "#platform/database/pools.ts";
import { openTestInstallation, type Person, type TestInstallation } from "../../testing/installation.ts";

let house: TestInstallation;
let office: string;
let writer: Person;
let director: Person;
let id: string;
beforeAll(async () => {
  house = await openTestInstallation();
  office = await house.compartment();
  writer = await house.person({ roles: { [office]: ["analyst", "senior"] }, clearance: 2 });
  director = await house.person({ roles: { [office]: ["director"] }, clearance: 2 });
  const content = { label: "strictly-confidential", title: "River districts", countries: ["XKS"], areas: [], period: "2026", populationsAtRisk: [], possiblePerpetrators: [], crimesConsidered: [], concernLevel: null, concernHistory: [], reviewOn: null };
  id = (await writer.send("POST", "/api/situations", { compartmentId: office, content })).body.id;
});
afterAll(() => house.close());

const waitingFor = async (person: Person) => (await person.get("/api/watch")).body.lowerings;
const ask = () => writer.send("POST", `/api/situations/${id}/lowering`, { to: "confidential", reason: "The list is public by now" }, 1);
const refuse = () => director.send("POST", `/api/situations/${id}/lowering/decision`, { decision: "refused", reason: "Not yet" }, 1);

describe("a request to lower a classification", () => {
  test("waits on Watch for whoever may decide it, until it is decided", async () => {
    expect(await waitingFor(director)).toEqual([]);
    expect((await ask()).status).toBe(204);
    expect(await waitingFor(director)).toEqual([{ id, kind: "information.situation", path: "situations", title: "River districts", number: null, label: "strictly-confidential", to: "confidential", askedAt: house.clock.now.toISOString() }]);
    expect((await refuse()).status).toBe(204);
    expect(await waitingFor(director)).toEqual([]);
  });

  test("is not there for who asked, for other roles, for other offices and without clearance", async () => {
    expect((await ask()).status).toBe(204);
    const others = [
      writer,
      await house.person({ roles: { [office]: ["analyst", "investigator"] }, clearance: 2 }),
      await house.person({ roles: { [await house.compartment()]: ["director"], [office]: ["analyst"] }, clearance: 2 }),
      await house.person({ roles: { [office]: ["director"] }, clearance: 1 }),
      await house.person({ roles: { [office]: ["director"] }, clearance: 2, assurance: 1 }),
      await house.person({ roles: { [office]: ["principal"] }, clearance: 2 }),
      await house.person({ roles: { [office]: ["protectionOfficer"] }, clearance: 2 }),
    ];
    for (const other of others) expect(await waitingFor(other)).toEqual([]);
    expect(await waitingFor(await house.person({ roles: { [office]: ["senior"] }, clearance: 2 }))).toHaveLength(1);
  });

  test("is told to open screens when it is made and when it is decided, to nobody who may not see the record", async () => {
    const client = await connectAdministrator(house.database.engine);
    const told: string[] = [];
    client.on("notification", ({ payload = "" }) => told.push(payload));
    await client.query("listen vigie_live");
    await refuse();
    await ask();
    await client.query("select 1");
    expect(told).toEqual([`${office} 2 information.situation ${id} false`, `${office} 2 information.situation ${id} false`]);
    const viewer = { userId: id, memberships: [{ compartmentId: office, role: "director" }], openData: [], clearance: 1, assurance: 2 } as unknown as Parameters<typeof topicsFor>[0];
    expect(topicsFor(viewer, told[0]!)).toEqual([]);
    expect(topicsFor({ ...viewer, clearance: 2 }, told[0]!)).toEqual(["information.situation", "watch"]);
    await client.end();
  });
});
