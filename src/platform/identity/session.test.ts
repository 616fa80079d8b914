import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestInstallation, type Person, type TestInstallation } from "../../testing/installation.ts";
import { sessionCookie, startSession } from "./session.ts";

let house: TestInstallation;
beforeAll(async () => {
  house = await openTestInstallation();
});
afterAll(() => house.close());

const pass = (minutes: number) => {
  house.clock.now = new Date(house.clock.now.getTime() + minutes * 60_000);
};
const statusOf = async (person: Person) => (await person.get("/api/session")).status;
const revoke = (person: Person) => sql`update access.session set revoked_at = now() where account_id = ${person.id}`.execute(house.database.auth.db);

describe("S5: a session", () => {
  test("has a token of 256 bits that is stored nowhere, and a cookie no script and no other site can use", async () => {
    const person = await house.person();
    const token = await startSession(house.database.auth.db, person.id, 2, house.clock.now);
    expect(Buffer.from(token, "base64url").length).toBe(32);
    const { rows } = await sql<{ text: string }>`select session::text as text from access.session where account_id = ${person.id}`.execute(house.database.auth.db);
    expect(rows.length).toBe(2);
    for (const { text } of rows) expect(text.includes(token) || text.includes(Buffer.from(token, "base64url").toString("hex"))).toBe(false);
    expect(sessionCookie(token)).toBe(`__Host-vigie=${token}; Path=/; HttpOnly; Secure; SameSite=Strict`);
  });

  test.each([
    { clearance: 1, idle: 29, status: 200 },
    { clearance: 1, idle: 31, status: 401 },
    { clearance: 2, idle: 14, status: 200 },
    { clearance: 2, idle: 16, status: 401 },
  ] as const)("of a person with clearance $clearance, idle for $idle minutes, answers $status", async ({ clearance, idle, status }) => {
    const person = await house.person({ clearance });
    pass(idle);
    expect(await statusOf(person)).toBe(status);
  });

  test("ends after twelve hours however busy it was", async () => {
    const person = await house.person();
    for (let minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
      pass(20);
      expect(await statusOf(person)).toBe(200);
    }
    pass(21);
    expect(await statusOf(person)).toBe(401);
  });

  test("revoked elsewhere is refused within five seconds", async () => {
    const person = await house.person();
    expect(await statusOf(person)).toBe(200);
    await revoke(person);
    house.clock.now = new Date(house.clock.now.getTime() + 5_000);
    expect(await statusOf(person)).toBe(401);
  });

  test("ends at once when its owner signs out, and its cookie is taken back", async () => {
    const person = await house.person();
    const answer = await person.send("POST", "/api/session/end");
    expect(answer.headers.get("set-cookie")).toContain("Max-Age=0");
    expect(await statusOf(person)).toBe(401);
  });

  test("is not looked at when a program's token is named, not even a wrong one", async () => {
    const person = await house.person();
    const response = await house.app.request("/api/session", { headers: { cookie: person.cookie, authorization: "Bearer short" } });
    expect(response.status).toBe(401);
  });
});

async function readUntilEnd(response: Response, limitMs: number): Promise<"ended" | "open"> {
  const reader = response.body!.getReader();
  const deadline = Promise.withResolvers<"open">();
  const timer = setTimeout(() => deadline.resolve("open"), limitMs);
  const ended = (async () => {
    for (;;) if ((await reader.read()).done) return "ended" as const;
  })();
  const result = await Promise.race([ended, deadline.promise]);
  clearTimeout(timer);
  await reader.cancel();
  return result;
}

describe("S5: a stream of live changes", () => {
  const open = (person: Person) => house.app.request("/api/live", { headers: { cookie: person.cookie } });

  test("ends within five seconds of the revocation of its session", async () => {
    const person = await house.person();
    const stream = await open(person);
    expect(stream.status).toBe(200);
    await revoke(person);
    expect(await readUntilEnd(stream, 5_000)).toBe("ended");
  });

  test("is no sign of life: left alone it ends with the idle session", async () => {
    const person = await house.person();
    const stream = await open(person);
    pass(31);
    expect(await readUntilEnd(stream, 5_000)).toBe("ended");
    expect(await statusOf(person)).toBe(401);
  });

  test("hears nothing of a compartment any more once the membership has ended", async () => {
    const office = await house.compartment();
    const person = await house.person({ roles: { [office]: ["analyst"] } });
    const writer = await house.person({ roles: { [office]: ["analyst"] } });
    const stream = await open(person);
    const reader = stream.body!.getReader();
    let heard = "";
    const listening = (async () => {
      for (let next = await reader.read(); !next.done; next = await reader.read()) heard += new TextDecoder().decode(next.value);
    })();
    const write = (title: string) => writer.send("POST", "/api/sources", { compartmentId: office, content: { label: "unclassified", title, kind: "media", reliability: "C" } });
    await write("Heron");
    await expect.poll(() => heard).toContain("information.source");
    await sql`update access.membership set valid_until = now() where account_id = ${person.id}`.execute(house.database.auth.db);
    await expect.poll(() => heard.split(": here").length, { timeout: 10_000 }).toBeGreaterThan(3);
    heard = "";
    await write("Stork");
    await expect.poll(() => heard, { timeout: 10_000 }).toContain(": here");
    expect(heard).not.toContain("information.source");
    await reader.cancel();
    await listening;
  });
});
