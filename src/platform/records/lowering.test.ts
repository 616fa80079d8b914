import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { givenAChain, type Chain } from "../../testing/chain.ts";
import { openTestInstallation, type Person, type TestInstallation } from "../../testing/installation.ts";

let house: TestInstallation;
let chain: Chain;
let writer: Person;
let director: Person;
let reader: Person;

beforeAll(async () => {
  house = await openTestInstallation();
  const office = await house.compartment();
  writer = await house.person({ roles: { [office]: ["analyst", "senior", "desk"] }, clearance: 2, name: "The writer" });
  director = await house.person({ roles: { [office]: ["director"] }, clearance: 2 });
  reader = await house.person({ roles: { [office]: ["analyst"] }, clearance: 0 });
  chain = await givenAChain(writer, office, "quietword");
});
afterAll(() => house.close());

const address = () => `/api/situations/${chain["situations"]}`;
const ask = (person: Person, to = "unclassified", version = 1) => person.send("POST", `${address()}/lowering`, { to, reason: "all of it is public by now" }, version);
const decide = (person: Person, decision: string, version = 1) => person.send("POST", `${address()}/lowering/decision`, { decision, reason: "read it whole" }, version);

describe("S22: lowering a classification needs two people and a reason", () => {
  test("nobody lowers alone: not by saving, not by deciding on one's own request", async () => {
    const { body } = await writer.get(address());
    expect(body.lowering).toBeNull();
    expect(await writer.send("PUT", address(), { content: { ...body.content, label: "unclassified" } }, 1)).toMatchObject({ status: 409, body: { code: "platform.label-lowered-alone" } });
    expect((await ask(writer)).status).toBe(204);
    expect(await decide(writer, "lowered")).toMatchObject({ status: 409, body: { code: "platform.lowering-second-person" } });
    expect(await ask(writer)).toMatchObject({ status: 409, body: { code: "platform.lowering-pending" } });
  });

  test("a second person sees who asked and why, and can refuse", async () => {
    expect((await director.get(address())).body.lowering).toMatchObject({ to: "unclassified", askedByName: "The writer", reason: "all of it is public by now", whyNotDecide: null });
    expect((await decide(director, "refused")).status).toBe(204);
    expect((await director.get(address())).body).toMatchObject({ version: 1, lowering: null, content: { label: "confidential" } });
  });

  test("it must be lower, with a reason, and S6: by somebody who has just signed in", async () => {
    expect((await ask(writer, "confidential")).body.code).toBe("platform.label-not-lower");
    expect((await writer.send("POST", `${address()}/lowering`, { to: "unclassified", reason: "" }, 1)).status).toBe(400);
    const away = await house.person({ roles: {}, clearance: 2, verifiedMinutesAgo: 6 });
    await sql`insert into access.membership (account_id, compartment_id, role, reason) select ${away.id}, compartment_id, 'director', 'test' from access.membership limit 1`.execute(house.database.auth.db);
    expect((await ask(away)).body.code).toBe("platform.fresh-sign-in-needed");
  });

  test("what a later version has overtaken is not lowered, only refused", async () => {
    expect((await ask(writer)).status).toBe(204);
    const { body } = await writer.get(address());
    await writer.send("PUT", address(), { content: { ...body.content, title: "Another title quietword" } }, 1);
    expect((await decide(director, "lowered", 2)).body.code).toBe("platform.lowering-outdated");
    expect((await decide(director, "refused", 2)).status).toBe(204);
  });

  test("lowered, it is open to more people, and S18: its earlier versions are not", async () => {
    expect((await reader.get(address())).status).toBe(404);
    expect((await ask(writer, "unclassified", 2)).status).toBe(204);
    expect((await decide(director, "lowered", 2)).status).toBe(204);
    expect((await reader.get(address())).body).toMatchObject({ version: 3, lowering: null, content: { label: "unclassified" } });
    expect((await reader.get(`${address()}/history`)).body.items).toMatchObject([{ version: 3, reason: "all of it is public by now · read it whole" }]);
    expect((await writer.get(`${address()}/history`)).body.items).toHaveLength(3);
    const { rows } = await sql<{ event: string }>`select event from ledger.entry where record_id = ${chain["situations"]} and event like 'platform.%' order by at`.execute(house.database.worker.db);
    expect(rows.map((row) => row.event)).toEqual(["platform.lowering-asked", "platform.lowering-refused", "platform.lowering-asked", "platform.lowering-refused", "platform.lowering-asked", "platform.label-lowered"]);
  });

  test("a container is never lowered below its parts", async () => {
    const incident = `/api/incidents/${chain["incidents"]}`;
    const { body } = await writer.get(incident);
    await writer.send("POST", `${incident}/lowering`, { to: "unclassified", reason: "all of it is public" }, body.version);
    const refused = await director.send("POST", `${incident}/lowering/decision`, { decision: "lowered", reason: "read it whole" }, body.version);
    expect(refused).toMatchObject({ status: 409, body: { code: "platform.label-below-evidence" } });
    expect((await writer.get(incident)).body).toMatchObject({ version: body.version, content: { label: body.content.label } });
  });
});
