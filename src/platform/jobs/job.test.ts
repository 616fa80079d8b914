import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openTestInstallation, type Person, type TestInstallation } from "../../testing/installation.ts";
import { performRun, type Task } from "./job.ts";

let house: TestInstallation;
let admin: Person;
let person: Person;
let session: string;

beforeAll(async () => {
  house = await openTestInstallation();
  admin = await house.person({ administrator: true, clearance: 0 });
});
afterAll(() => house.close());
beforeEach(async () => {
  person = await house.person({ roles: { [await house.compartment()]: ["analyst"] } });
  session = await idOf("session");
});

async function idOf(table: "session" | "api_token"): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from ${sql.table(`access.${table}`)} where account_id = ${person.id}`.execute(house.database.auth.db);
  return rows[0]!.id;
}

/** A task of 100 pieces in whose middle something happens; how many pieces were done is known afterwards. */
async function during(happens: () => Promise<unknown>, askedWith = session) {
  let pieces = 0;
  const task: Task = async ({ progress }) => {
    for (; pieces < 100; pieces += 1) {
      if (pieces === 50) await happens();
      // Told as the last one each time, which is written whenever it comes: how fast this machine is must not matter.
      await progress(pieces, pieces);
    }
    return {};
  };
  const { rows } = await sql<{ id: string }>`insert into job.run (task, input, requested_by, asked_with) values ('count', '{}', ${person.id}, ${askedWith}) returning id`.execute(house.database.worker.db);
  await performRun({ pool: house.database.worker, tasks: { count: task }, log: () => undefined, stopping: new AbortController().signal }, rows[0]!.id);
  const { rows: runs } = await sql<{ state: string; code: string | null }>`select state, refusal ->> 'code' as code from job.run where id = ${rows[0]!.id}`.execute(house.database.worker.db);
  return { pieces, ...runs[0]! };
}
const stopped = { pieces: 50, state: "failed", code: "platform.job-not-allowed-any-more" };
const wentOn = { pieces: 100, state: "done", code: null };

describe("S5: what is running stops at its next piece", () => {
  test("when the account of whoever asked for it is closed", async () => {
    expect(await during(() => admin.send("POST", `/api/accounts/${person.id}/disable`, { reason: "left the office" }))).toEqual(stopped);
  });

  test("when the session in which it was asked for is ended from another one", async () => {
    const before = session;
    const other = await house.person();
    await sql`update access.session set account_id = ${person.id} where account_id = ${other.id}`.execute(house.database.auth.db);
    expect(await during(() => other.send("DELETE", `/api/sessions/${before}`))).toEqual(stopped);
  });

  test("when the address of the account is changed, which ends its sessions", async () => {
    expect(await during(() => admin.send("POST", `/api/accounts/${person.id}/details`, { email: "ibrahim@south.example", reason: "another mission" }))).toEqual(stopped);
  });

  test("when the token it was asked for with is revoked", async () => {
    await person.send("POST", "/api/tokens", { name: "Nightly import", days: 1, isReadOnly: false });
    const token = await idOf("api_token");
    expect(await during(() => person.send("DELETE", `/api/tokens/${token}`), token)).toEqual(stopped);
  });

  test("and does not even begin when that happened while it waited", async () => {
    await sql`update access.session set revoked_at = now() where id = ${session}`.execute(house.database.auth.db);
    expect(await during(async () => undefined)).toEqual({ ...stopped, pieces: 0 });
  });
});

describe("what is running goes on", () => {
  test("when whoever asked for it signs out and goes home: nothing was taken away", async () => {
    expect(await during(() => person.send("POST", "/api/session/end"))).toEqual(wentOn);
  });

  test("when another session of the same person is ended", async () => {
    const mine = session;
    const other = await house.person();
    await sql`update access.session set account_id = ${person.id} where account_id = ${other.id}`.execute(house.database.auth.db);
    const { rows } = await sql<{ id: string }>`select id from access.session where account_id = ${person.id} and id <> ${mine}`.execute(house.database.auth.db);
    expect(await during(() => person.send("DELETE", `/api/sessions/${rows[0]!.id}`))).toEqual(wentOn);
  });
});
