import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestInstallation, type Person, type TestInstallation } from "../../testing/installation.ts";
import { inviteAccount } from "./invitation.ts";

let house: TestInstallation;
let admin: Person;
let office: string;
const absent = "00000000-0000-4000-8000-00000000dead";

beforeAll(async () => {
  house = await openTestInstallation();
  office = await house.compartment("North desk");
  admin = await house.person({ administrator: true, clearance: 0, name: "Odile Castor" });
});
afterAll(() => house.close());

const change = (id: string, body: Record<string, unknown>, by = admin) => by.send("POST", `/api/accounts/${id}/details`, { reason: "as the person asked", ...body });
const accountOf = async (id: string) => (await admin.get("/api/accounts")).body.items.find((one: { id: string }) => one.id === id);
const changesOf = async (id: string) => (await admin.get(`/api/accounts/${id}/changes`)).body.items as readonly Record<string, unknown>[];

async function entriesAbout(id: string): Promise<string[]> {
  const { rows } = await sql<{ event: string }>`select event from ledger.entry where record_id = ${id} and actor_id = ${admin.id} order by event`.execute(house.database.worker.db);
  return rows.map((row) => row.event);
}

async function mailsTo(address: string): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`select subject || ' ' || body as text from mail.message where address = ${address} order by created_at`.execute(house.database.worker.db);
  return rows.map((row) => row.text);
}

describe("an administrator changes what is kept of an account", () => {
  test("each change stays with its author, its reason, and the state before and after", async () => {
    const person = await house.person({ name: "Ines Vareth", clearance: 1 });
    const { email } = await accountOf(person.id);
    expect((await change(person.id, { name: "Ines Moravec", language: "fr", clearance: 2, reason: "has married, and joins the board" })).status).toBe(204);
    expect(await accountOf(person.id)).toMatchObject({ name: "Ines Moravec", email, language: "fr", clearance: 2 });
    const kept = { byName: "Odile Castor", reason: "has married, and joins the board" };
    const changes = await changesOf(person.id);
    expect(changes).toHaveLength(4);
    expect(changes).toEqual(expect.arrayContaining([
      expect.objectContaining({ ...kept, event: "access.name-changed", before: ["Ines Vareth"], after: ["Ines Moravec"] }),
      expect.objectContaining({ ...kept, event: "access.language-changed", before: ["en"], after: ["fr"] }),
      expect.objectContaining({ ...kept, event: "access.clearance-changed", before: ["1"], after: ["2"] }),
    ]));
    expect(await entriesAbout(person.id)).toEqual(["access.clearance-changed", "access.language-changed", "access.name-changed"]);
  });

  test("the owner is told that it was changed, and not what", async () => {
    const person = await house.person({ name: "Tadeo Sandgren" });
    const { email } = await accountOf(person.id);
    await change(person.id, { name: "Tadeo Vanterpool" });
    const mails = await mailsTo(email);
    expect(mails).toEqual([expect.stringContaining("An administrator changed what is kept of your account")]);
    expect(mails.join()).not.toMatch(/Tadeo|as the person asked/);
  });

  test("the ledger holds no word of it (S65)", async () => {
    const { rows } = await sql<{ text: string }>`select entry::text as text from ledger.entry where event like 'access.%-changed'`.execute(house.database.worker.db);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.map((row) => row.text).join()).not.toMatch(/Ines|Moravec|Tadeo|asked/);
  });

  test("a reason is needed, and something that is different", async () => {
    const person = await house.person({ name: "Noor Abeyta" });
    expect((await change(person.id, { name: "Noor Santangelo", reason: "" })).status).toBe(400);
    const same = await change(person.id, { name: "Noor Abeyta" });
    expect([same.status, same.body.code]).toEqual([409, "platform.nothing-changed"]);
    expect(await changesOf(person.id)).toHaveLength(1);
  });

  test("only an administrator who has just signed in does it, and of an account that is open", async () => {
    const person = await house.person();
    const stale = await house.person({ administrator: true, clearance: 0, verifiedMinutesAgo: 6 });
    expect((await change(person.id, { name: "Another" }, stale)).body.code).toBe("platform.fresh-sign-in-needed");
    expect((await change(person.id, { name: "Another" }, person)).status).toBe(403);
    await admin.send("POST", `/api/accounts/${person.id}/disable`, { reason: "left the office" });
    const { rows: [system] } = await sql<{ id: string }>`select id from access.account where email = 'command-line@vigie.invalid'`.execute(house.database.auth.db);
    for (const id of [person.id, absent, system!.id]) expect((await change(id, { name: "Another" })).status, id).toBe(404);
    expect((await admin.send("POST", `/api/accounts/${system!.id}/disable`, { reason: "looks unused" })).status).toBe(404);
  });
});

describe("another clearance", () => {
  const confidential = { label: "confidential", title: "A voice of the valley", kind: "media", reliability: "B" };

  test("that is lower takes effect at once, for sessions and tokens", async () => {
    const person = await house.person({ roles: { [office]: ["analyst"] }, clearance: 1 });
    const { id } = (await person.send("POST", "/api/sources", { compartmentId: office, content: confidential })).body;
    const { token } = (await person.send("POST", "/api/tokens", { name: "Script", days: 1, isReadOnly: true })).body;
    const asProgram = () => house.app.request(`/api/sources/${id}`, { headers: { authorization: `Bearer ${token}` } });
    expect([(await person.get(`/api/sources/${id}`)).status, (await asProgram()).status]).toEqual([200, 200]);
    expect((await change(person.id, { clearance: 0 })).status).toBe(204);
    expect([(await person.get(`/api/sources/${id}`)).status, (await asProgram()).status]).toEqual([404, 404]);
  });

  test("is given to no administrator, by another or by themselves; and nobody is made one afterwards (S26)", async () => {
    const second = await house.person({ administrator: true, clearance: 0 });
    for (const id of [second.id, admin.id]) expect((await change(id, { clearance: 2 })).body.code).toBe("platform.administrator-holds-no-clearance");
    const person = await house.person();
    for (const id of [person.id, admin.id]) {
      const answer = await change(id, { name: "Another", isAdministrator: id === person.id });
      expect([answer.status, answer.body.code], id).toEqual([400, "platform.content-invalid"]);
    }
    expect(await accountOf(admin.id)).toMatchObject({ clearance: 0, isAdministrator: true });
    expect(await accountOf(person.id)).toMatchObject({ isAdministrator: false });
  });
});

describe("another address", () => {
  test("is told to the old one and to the new one, without either", async () => {
    const person = await house.person({ name: "Piet Lindqvist" });
    const { email } = await accountOf(person.id);
    expect((await change(person.id, { email: "piet@south.example" })).status).toBe(204);
    for (const address of [email, "piet@south.example"]) {
      const mails = await mailsTo(address);
      expect(mails).toEqual([expect.stringContaining("changed the e-mail address of your account")]);
      expect(mails.join()).not.toMatch(/Piet|south\.example|example\.org/);
    }
    expect(await changesOf(person.id)).toContainEqual(expect.objectContaining({ event: "access.email-changed", before: [email], after: ["piet@south.example"] }));
  });

  test("ends the sessions of the person, and every personal link that is still open: it may have gone to the wrong address", async () => {
    const person = await house.person();
    const link = await inviteAccount(house.database.auth.db, person.id, house.clock.now);
    expect((await person.get("/api/session")).status).toBe(200);
    expect((await change(person.id, { email: "kofi@south.example" })).status).toBe(204);
    expect((await person.get("/api/session")).status).toBe(401);
    const opened = await house.stranger().send("POST", `/api/welcome/${link}/passkey/options`, {});
    expect([opened.status, opened.body.code]).toEqual([404, "platform.invitation-not-found"]);
  });

  test("that an open account has already is refused, however it is spelled; the own one in other letters is not", async () => {
    const [one, other] = [await house.person(), await house.person()];
    const { email } = await accountOf(other.id);
    const taken = await change(one.id, { email: email.toUpperCase() });
    expect([taken.status, taken.body.code]).toEqual([409, "platform.email-taken"]);
    expect((await one.get("/api/session")).status).toBe(200);
    expect((await change(other.id, { email: email.toUpperCase() })).status).toBe(204);
  });
});

test("the last open administrator's account is not closed: nobody could let anybody in any more", async () => {
  const alone = await openTestInstallation();
  try {
    const [first, second] = [await alone.person({ administrator: true, clearance: 0 }), await alone.person({ administrator: true, clearance: 0 })];
    expect((await first.send("POST", `/api/accounts/${second.id}/disable`, { reason: "left the office" })).status).toBe(204);
    const last = await first.send("POST", `/api/accounts/${first.id}/disable`, { reason: "leaves too" });
    expect([last.status, last.body.code]).toEqual([409, "platform.last-administrator"]);
  } finally {
    await alone.close();
  }
});
