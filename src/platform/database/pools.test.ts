import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestInstallation, type TestInstallation } from "../../testing/installation.ts";
import { inContext } from "./context.ts";
import type { Db, Pool } from "./pools.ts";
import { prepared } from "./prepared.ts";
import { noReach } from "./reach.ts";

let house: TestInstallation;
beforeAll(async () => {
  house = await openTestInstallation();
});
afterAll(() => house.close());

const nobody = "00000000-0000-4000-8000-000000000001";
const asNobody = <T>(pool: Pool, work: (db: Db) => Promise<T>) => inContext(pool, house.database.contextKey, { userId: nobody, sessionId: nobody, assurance: 2, reach: noReach }, work);

test("statements that go together are answered in their order, each with its own answer", async () => {
  const numbers = [...Array(40).keys()];
  const answers = await asNobody(house.database.app, (db) => Promise.all(numbers.map(async (number) => (await sql<{ number: number }>`${prepared} select ${number}::int as number`.execute(db)).rows[0]?.number)));
  expect(answers).toEqual(numbers);
});

test("when one of them fails, nothing of the transaction stays, and the connection goes on", async () => {
  const { worker } = house.database;
  const place = (name: string) => sql`insert into access.compartment (name) values (${name})`;
  await expect(house.database.auth.db.transaction().execute((db) => Promise.all([place("Together 1").execute(db), sql`select 1 / ${0}::int`.execute(db), place("Together 2").execute(db)]))).rejects.toThrow("division by zero");
  expect((await sql`select from access.compartment where name like 'Together%'`.execute(worker.db)).rows).toEqual([]);
  const marked = (db: Db) => sql<{ half: number }>`${prepared} select 10 / ${5}::int as half`.execute(db);
  for (let turn = 0; turn < 20; turn += 1) {
    await expect(asNobody(house.database.app, (db) => Promise.all([sql`select 1 / ${0}::int`.execute(db), marked(db)]))).rejects.toThrow("division by zero");
    expect((await asNobody(house.database.app, marked)).rows).toEqual([{ half: 2 }]);
  }
});

test("S15: a part of the work that goes on after another failed finds the transaction over, and never works in somebody else's", async () => {
  let goOn: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  let late: Promise<unknown> = Promise.resolve();
  const failing = asNobody(house.database.app, (db) => {
    late = gate.then(() => sql`select 1`.execute(db));
    return Promise.all([sql`select 1 / ${0}::int`.execute(db), late]);
  });
  await expect(failing).rejects.toThrow("division by zero");
  goOn();
  await expect(late).rejects.toThrow("the transaction is over");
});

test("S15: where a transaction cannot begin as somebody, the statement that was sent with it does nothing", async () => {
  const foreign = { inner: Buffer.alloc(64, 1), outer: Buffer.alloc(64, 2) };
  const ids = { userId: nobody, sessionId: nobody, assurance: 2 as const, reach: noReach };
  const entry = (db: Db) => sql`insert into ledger.entry (id, actor_id, event) values (gen_random_uuid(), ${nobody}, 'platform.probe-made')`.execute(db);
  await expect(inContext(house.database.app, foreign, ids, entry)).rejects.toThrow("not made by this server");
  await expect(inContext(house.database.app, house.database.contextKey, { ...ids, sessionId: "'; select 1; --" }, entry)).rejects.toThrow();
  expect((await sql`select from ledger.entry where event = 'platform.probe-made'`.execute(house.database.worker.db)).rows).toEqual([]);
});
