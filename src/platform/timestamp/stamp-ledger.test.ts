import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openTestInstallation, type TestInstallation } from "../../testing/installation.ts";
import { openAuthority, readRequest, serveAuthority } from "../../testing/time-authority.ts";
import { sequenceEntries } from "../ledger/sequence.ts";
import { openLogKey } from "../ledger/signed-note.ts";
import { OutsideRefused } from "../outbound/post-outside.ts";
import { stampEachHour } from "./stamp-each-hour.ts";
import { askForStamp, requestStamp, stampOver, takeStamp } from "./stamp-ledger.ts";

let house: TestInstallation;
let somebody: string;
const authority = openAuthority("Time service of the tests");
const now = new Date("2026-11-30T21:17:00Z");
beforeAll(async () => {
  house = await openTestInstallation();
  somebody = (await house.person()).id;
});
afterAll(() => house.close());
beforeEach(async () => {
  await sql`delete from ledger.time_token`.execute(house.database.worker.db);
  await enterSomething();
});

const db = () => house.database.worker.db;
async function enterSomething(): Promise<number> {
  await sql`insert into ledger.entry (actor_id, event) values (${somebody}, 'access.signed-in')`.execute(house.database.auth.db);
  const newest = async () => (await sql<{ size: number; waiting: number }>`select coalesce(max(size), 0) as size, (select count(*) from ledger.entry where leaf_index is null) as waiting from ledger.checkpoint`.execute(db())).rows[0]!;
  // The installation gives places too; whoever comes second finds nothing left, or waits for the other.
  while ((await newest()).waiting > 0) await sequenceEntries(house.database.worker, openLogKey(house.dataDirectory));
  return (await newest()).size;
}
const kept = async () => (await sql<{ size: number }>`select size from ledger.time_token order by size`.execute(db())).rows.map(({ size }) => size);

describe("S54: a time token over the newest root", () => {
  test("is asked for with one hash and a number, and kept", async () => {
    const size = await enterSomething();
    const served = await serveAuthority((request) => authority.answer(readRequest(request), now));
    expect(await askForStamp(db(), served.url, now)).toEqual({ size, at: "2026-11-30T21:17:00Z", authority: "Time service of the tests, Institute of the tests" });
    expect(await kept()).toEqual([size]);
    expect(served.requests.map(({ length }) => length), "nothing but the question").toEqual([70]);
    await served.close();
  });

  test.each<[string, Parameters<typeof serveAuthority>[0], string]>([
    ["over another hash", (request) => authority.answer({ ...readRequest(request), digest: Buffer.alloc(32) }, now), "evidence.time-token-of-something-else"],
    ["to another question", (request) => authority.answer({ ...readRequest(request), nonce: 5n }, now), "ledger.time-answer-to-another-question"],
    ["to no question", (request) => authority.answer({ digest: readRequest(request).digest }, now), "ledger.time-answer-to-another-question"],
    ["by somebody who is no authority", (request) => authority.answer(readRequest(request), now, { isUsageCritical: false }), "evidence.time-token-not-by-an-authority"],
    ["with a signature over something else", (request) => authority.answer(readRequest(request), now, { digest: Buffer.alloc(32) }), "evidence.time-token-not-signed"],
    ["that refuses", () => Buffer.from("30053003020102", "hex"), "ledger.time-authority-refused"],
    ["that is a page", () => Buffer.from("<!doctype html>"), "evidence.time-token-damaged"],
  ])("an answer %s is refused, and nothing is kept", async (_what, answer, code) => {
    const served = await serveAuthority(answer);
    await expect(askForStamp(db(), served.url, now)).rejects.toMatchObject({ code });
    expect(await kept()).toEqual([]);
    await served.close();
  });

  test("may be carried: a request in a file, an answer in another, though the ledger has grown meanwhile", async () => {
    const { checkpoint, request } = await requestStamp(db());
    await enterSomething();
    const answer = authority.answer(readRequest(request), now);
    expect(await takeStamp(db(), answer, now)).toMatchObject({ size: checkpoint.size });
    expect(await kept()).toEqual([checkpoint.size]);
    await expect(takeStamp(db(), authority.answer({ digest: Buffer.alloc(32, 7) }, now), now)).rejects.toMatchObject({ code: "evidence.time-token-of-something-else" });
  });

  test("the first one over a root stays", async () => {
    const { checkpoint, request } = await requestStamp(db());
    await takeStamp(db(), authority.answer(readRequest(request), now), now);
    await takeStamp(db(), authority.answer(readRequest(request), new Date("2026-11-30T22:17:00Z")), now);
    expect((await sql<{ at: string }>`select stamped_at as at from ledger.time_token where size = ${checkpoint.size}`.execute(db())).rows).toEqual([{ at: "2026-11-30T21:17:00.000Z" }]);
  });

  test("the earliest one that holds a place is the one that proves it", async () => {
    const sizes: number[] = [];
    for (let time = 0; time < 3; time += 1) {
      sizes.push(await enterSomething());
      const { request } = await requestStamp(db());
      await takeStamp(db(), authority.answer(readRequest(request), now), now);
    }
    const over = async (leafIndex: number) => (await stampOver(db(), leafIndex))?.size;
    expect([await over(0), await over(sizes[0]! - 1), await over(sizes[0]!), await over(sizes[2]! - 1), await over(sizes[2]!)]).toEqual([sizes[0], sizes[0], sizes[1], sizes[2], undefined]);
  });
});

describe("the hourly token", () => {
  const said: string[] = [];

  test("is asked for once an hour, and only when something was entered since the last", async () => {
    const served = await serveAuthority((request) => authority.answer(readRequest(request), now));
    const tick = stampEachHour(house.database, served.url, (line) => void said.push(line));
    await tick(new Date("2026-11-30T21:16:00Z"));
    expect(served.requests.length).toBe(0);
    await tick(now);
    expect(served.requests.length).toBe(1);
    await tick(new Date("2026-11-30T22:17:00Z"));
    expect(served.requests.length, "nothing new to sign").toBe(1);
    await enterSomething();
    await tick(new Date("2026-11-30T23:17:00Z"));
    expect([served.requests.length, (await kept()).length]).toEqual([2, 2]);
    expect(said).toEqual([]);
    await served.close();
    await enterSomething();
    await tick(new Date("2026-12-01T00:17:00Z"));
    expect(said, "an authority that is away stops nothing").toEqual(["no time token: ECONNREFUSED"]);
  });

  test("an authority that is away is told apart from a fault of ours", async () => {
    const served = await serveAuthority(() => undefined);
    await served.close();
    await expect(askForStamp(db(), served.url, now)).rejects.toBeInstanceOf(OutsideRefused);
  });
});
