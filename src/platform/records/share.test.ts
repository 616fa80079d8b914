import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { givenAChain, type Chain } from "../../testing/chain.ts";
import { openTestInstallation, type Answered, type Person, type TestInstallation } from "../../testing/installation.ts";

let house: TestInstallation;
let office: string;
let chain: Chain;
let director: Person;
let partner: Person;

beforeAll(async () => {
  house = await openTestInstallation();
  office = await house.compartment("Desk for the highlands");
  const writer = await house.person({ roles: { [office]: ["monitor", "analyst", "senior", "director", "desk"] }, clearance: 2, name: "The secret colleague" });
  director = await house.person({ roles: { [office]: ["director"] }, clearance: 2, name: "The secret director" });
  partner = await house.person({ clearance: 2, name: "A partner outside" });
  chain = await givenAChain(writer, office, "hushword");
});
afterAll(() => house.close());

const emailOf = async (person: Person) => (await sql<{ email: string }>`select email from access.account where id = ${person.id}`.execute(house.database.auth.db)).rows[0]!.email;
async function share(kind: string, to: Person, days = 30, by = director): Promise<Answered> {
  const { body } = await by.get(`/api/${kind}/${chain[kind]}`);
  return by.send("POST", `/api/${kind}/${chain[kind]}/shares`, { email: await emailOf(to), days, reason: "they work there too" }, body?.version ?? 1);
}
const listOf = async (person: Person) => (await person.get("/api/shared")).body.items;

describe("S23: what a partner sees", () => {
  test("is what was shared with it, and of that only the facts that may leave", async () => {
    expect(await listOf(partner)).toEqual([]);
    expect((await share("situations", partner)).status).toBe(201);
    const { rows: mails } = await sql<{ address: string; subject: string; body: string }>`select address, subject, body from mail.message where about_addressee = 'partner'`.execute(house.database.worker.db);
    expect(mails.map((mail) => mail.address), "the partner hears of it").toEqual([await emailOf(partner)]);
    expect(`${mails[0]!.subject} ${mails[0]!.body}`, "in a mail without content").not.toMatch(/hushword|highlands|situation/i);
    const [shared] = await listOf(partner);
    expect(shared).toMatchObject({ kind: "information.situation", office: "Desk for the highlands" });
    const { body, text } = await partner.get(`/api/shared/${shared.id}`);
    expect(body.facts.map((fact: { name: string }) => fact.name)).toEqual(["information.shared.countries", "information.shared.areas", "information.shared.period", "information.shared.populations", "information.shared.level"]);
    expect(text).toContain("Families hushword");
    expect(text).not.toMatch(/secret colleague|secret director|they work there too/);
    // S61: a partner's reading of a confidential copy is an entry too.
    const { rows } = await sql<{ event: string }>`select event from ledger.entry where actor_id = ${partner.id} and record_id = ${shared.id}`.execute(house.database.worker.db);
    expect(rows.map((row) => row.event)).toEqual(["platform.shared-read"]);
  });

  test("is nothing of the record itself: not its page, history, chain, lists or searches", async () => {
    const id = chain["situations"];
    for (const path of [`/api/situations/${id}`, `/api/situations/${id}/history`, `/api/situations/${id}/chain`, `/api/situations/${id}/shares`, "/api/situations", "/api/search?q=hushword"]) {
      const answer = await partner.get(path);
      expect([403, 404], path).toContain(answer.status);
      expect(answer.text).not.toContain("hushword");
    }
  });

  test("is a copy: what changes in the record afterwards stays inside until it is shared again", async () => {
    const { body } = await director.get(`/api/situations/${chain["situations"]}`);
    const writer = await house.person({ roles: { [office]: ["analyst"] }, clearance: 2 });
    await writer.send("PUT", `/api/situations/${chain["situations"]}`, { content: { ...body.content, populationsAtRisk: [{ name: "Newer families" }] } }, body.version);
    const [shared] = await listOf(partner);
    expect((await partner.get(`/api/shared/${shared.id}`)).text).not.toContain("Newer families");
    const stale = await director.send("POST", `/api/situations/${chain["situations"]}/shares`, { email: await emailOf(partner), days: 5, reason: "once more" }, body.version);
    expect(stale.body.code).toBe("platform.version-stale");
  });

  test("needs a passkey where it is confidential (S1)", async () => {
    const weak = await house.person({ clearance: 2, assurance: 1 });
    expect((await share("situations", weak)).status).toBe(201);
    expect(await listOf(weak)).toEqual([]);
  });
});

describe("S12, S23: another's, an ended and a withdrawn copy are like one that never was", () => {
  const absent = "00000000-0000-4000-8000-00000000dead";
  const same = async (person: Person, id: string) => {
    const [real, none] = [await person.get(`/api/shared/${id}`), await person.get(`/api/shared/${absent}`)];
    expect(real.status).toBe(404);
    expect(real.text.replaceAll(id, absent)).toBe(none.text);
  };

  test("another's", async () => {
    const [shared] = await listOf(partner);
    await same(await house.person({ clearance: 2 }), shared.id);
  });

  test("an ended one", async () => {
    const other = await house.person({ clearance: 2 });
    await share("situations", other, 1);
    const [shared] = await listOf(other);
    await sql`update record.share set shared_at = shared_at - interval '2 days', valid_until = valid_until - interval '2 days' where id = ${shared.id}`.execute(house.database.worker.db);
    await same(other, shared.id);
  });

  test("a withdrawn one, at once", async () => {
    const other = await house.person({ clearance: 2 });
    await share("situations", other);
    const [shared] = await listOf(other);
    const address = `/api/situations/${chain["situations"]}/shares`;
    expect((await director.send("POST", `${address}/${shared.id}/end`, { reason: "the work is done" })).status).toBe(204);
    expect(await listOf(other)).toEqual([]);
    await same(other, shared.id);
    expect((await director.get(address)).body.items.find((one: { id: string }) => one.id === shared.id).endedAt).not.toBeNull();
    expect((await director.send("POST", `${address}/${shared.id}/end`, { reason: "once more" })).status).toBe(404);
  });

  test("S25: a barrier keeps a partner out too", async () => {
    const other = await house.person({ clearance: 2 });
    await share("situations", other);
    expect(await listOf(other)).toHaveLength(1);
    await sql`insert into access.barrier (account_id, compartment_id, reason) values (${other.id}, ${office}, 'a conflict')`.execute(house.database.auth.db);
    expect(await listOf(other)).toEqual([]);
  });
});

describe("S23: who may share what, and for how long", () => {
  test("at most 180 days, with a reason, with an account that is there", async () => {
    const { body } = await director.get(`/api/situations/${chain["situations"]}`);
    const send = (wanted: object) => director.send("POST", `/api/situations/${chain["situations"]}/shares`, { email: "nobody@example.org", days: 180, reason: "they work there too", ...wanted }, body.version);
    expect((await send({ days: 181 })).status).toBe(400);
    expect((await send({ reason: "" })).status).toBe(400);
    expect((await send({})).body.code).toBe("platform.partner-not-found");
  });

  test("only those who lead the office, who have just signed in (S6), and never the partner itself", async () => {
    const analyst = await house.person({ roles: { [office]: ["analyst"] }, clearance: 2 });
    expect((await share("situations", partner, 5, analyst)).body.code).toBe("platform.step-not-for-your-role");
    const away = await house.person({ roles: { [office]: ["director"] }, clearance: 2, verifiedMinutesAgo: 6 });
    expect((await share("situations", partner, 5, away)).body.code).toBe("platform.fresh-sign-in-needed");
    expect((await share("situations", analyst, 5, partner)).status).toBe(403);
  });

  test("nothing that rests on information under its originator's control", async () => {
    const incident = `/api/incidents/${chain["incidents"]}`;
    expect((await director.get(`${incident}/shares`)).body.whyNot).toBeNull();
    await sql`update record.head set content = jsonb_set(content, '{caveats}', '["originator-control"]') where id = ${chain["reports"]}`.execute(house.database.worker.db);
    expect((await director.get(`${incident}/shares`)).body.whyNot).toBe("platform.share-originator-control");
    expect((await share("incidents", partner)).body.code).toBe("platform.share-originator-control");
  });

  test("an alert only when it was issued", async () => {
    expect((await director.get(`/api/alerts/${chain["alerts"]}/shares`)).body).toMatchObject({ facts: [], whyNot: "platform.share-not-now" });
  });
});
