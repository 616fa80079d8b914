import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isBeginningOf, readNote } from "../../web/screens/Ledger/consistency.ts";
import { openTestInstallation, type Person, type TestInstallation } from "../../testing/installation.ts";
import { sequenceEntries } from "./sequence.ts";
import { openLogKey, type LogKey } from "./signed-note.ts";

let house: TestInstallation;
let reader: Person;
let key: LogKey;
beforeAll(async () => {
  house = await openTestInstallation();
  reader = await house.person();
  key = openLogKey(house.dataDirectory);
});
afterAll(() => house.close());

async function grow(count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) await sql`insert into ledger.entry (event) values ('test.happened')`.execute(house.database.auth.db);
  // The house gives places too, one second after another; whoever is second finds the other at work and comes again.
  await expect.poll(async () => {
    await sequenceEntries(house.database.worker, key);
    const { rows } = await sql<{ isWhole: boolean }>`select (select max(size) from ledger.checkpoint) = (select count(*) from ledger.entry) as "isWhole"`.execute(house.database.worker.db);
    return rows[0]?.isWhole;
  }, { timeout: 10_000, interval: 20 }).toBe(true);
}
const consistency = async (from: number) => (await reader.get(`/api/ledger/consistency?from=${from}`)).body;

test("S64: whoever kept an earlier checkpoint can demand that today's ledger begins with it, without any role", async () => {
  await grow(5);
  const first = await consistency(1);
  for (const more of [1, 2, 5, 20]) {
    const before = readNote((await consistency(1)).checkpoint)!;
    await grow(more);
    const answer = await consistency(before.size);
    const now = readNote(answer.checkpoint)!;
    expect(now.size).toBeGreaterThan(before.size);
    expect(await isBeginningOf(before, now, answer.proof), `${before.size} to ${now.size}`).toBe(true);
    expect(await isBeginningOf({ ...before, root: "0".repeat(64) }, now, answer.proof)).toBe(false);
  }
  const now = readNote((await consistency(1)).checkpoint)!;
  expect((await consistency(now.size + 1000)).proof, "an older database that was put back is shorter").toBeNull();
  expect(readNote(first.checkpoint)!.size).toBeLessThan(now.size);
  expect((await reader.get("/api/ledger/consistency?from=0")).status).toBe(400);
  expect((await house.stranger().get("/api/ledger/consistency?from=1")).status).toBe(401);
});
