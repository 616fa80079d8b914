import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readSentences } from "#platform/messages/sentences.ts";
import { sequenceEntries } from "#platform/ledger/sequence.ts";
import { openLogKey } from "#platform/ledger/signed-note.ts";
import { readSettings } from "#platform/settings.ts";
import { openTestInstallation, type TestInstallation } from "../../testing/installation.ts";
import { openAuthority, readRequest, serveAuthority } from "../../testing/time-authority.ts";
import { ledger } from "./ledger.ts";

let house: TestInstallation;
let folder: string;
const authority = openAuthority("Time service of the tests");
const at = new Date("2026-11-30T21:00:00Z");
beforeAll(async () => {
  house = await openTestInstallation();
  folder = mkdtempSync(join(tmpdir(), "vigie-stamp-"));
  await sql`insert into ledger.entry (actor_id, event) values (${(await house.person()).id}, 'access.signed-in')`.execute(house.database.auth.db);
  // The installation gives places too: whoever has the lock is waited for.
  const [key, worker] = [openLogKey(house.dataDirectory), house.database.worker];
  const isEmpty = async () => (await sql`select from ledger.checkpoint`.execute(worker.db)).rows.length === 0;
  do await sequenceEntries(worker, key);
  while (await isEmpty());
});
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

async function stamp(options: Record<string, string> = {}, url = "") {
  if (!("run" in ledger)) return expect.fail("the command runs on a database");
  const settings = { ...readSettings({ VIGIE_TIMESTAMP_URL: url }), dataDirectory: house.dataDirectory };
  return ledger.run({ words: ["stamp"], options, settings, sentences: readSentences(), language: "en", say: () => undefined, database: house.database });
}
const file = (name: string) => join(folder, name);

describe("S54: `ledger stamp`", () => {
  test("without an authority says how to come by one", async () => {
    await expect(stamp()).rejects.toMatchObject({ code: "ledger.no-time-authority" });
    await expect(stamp({ request: file("a.tsq"), response: file("a.tsr") })).rejects.toMatchObject({ code: "ledger.stamp-one-way" });
    expect(existsSync(file("a.tsq"))).toBe(false);
  });

  test("writes a request in a file, and takes the answer that was carried back", async () => {
    expect((await stamp({ request: file("ledger.tsq") })).lines.join()).toContain("holds one hash and nothing else");
    await expect(stamp({ request: file("ledger.tsq") }), "nothing is written over").rejects.toMatchObject({ code: "EEXIST" });
    writeFileSync(file("ledger.tsr"), authority.answer(readRequest(readFileSync(file("ledger.tsq"))), at));
    const taken = await stamp({ response: file("ledger.tsr") });
    expect(taken).toMatchObject({ result: { at: "2026-11-30T21:00:00Z" }, lines: [expect.stringContaining("“Time service of the tests, Institute of the tests” has signed at 2026-11-30T21:00:00Z")] });
    writeFileSync(file("foreign.tsr"), authority.answer({ digest: Buffer.alloc(32) }, at));
    await expect(stamp({ response: file("foreign.tsr") })).rejects.toMatchObject({ code: "evidence.time-token-of-something-else" });
  });

  test("asks the authority of the settings, and says when it is not reached", async () => {
    const served = await serveAuthority((request) => authority.answer(readRequest(request), at));
    expect((await stamp({}, served.url.href)).result).toMatchObject({ authority: "Time service of the tests, Institute of the tests" });
    await served.close();
    await expect(stamp({}, served.url.href)).rejects.toMatchObject({ code: "ledger.time-authority-not-reached", values: { reason: "ECONNREFUSED" } });
  });
});

test("every sentence about evidence and stamps is there in every language", () => {
  const sentences = readSentences();
  const faults = ["damaged", "of-something-else", "not-signed", "not-by-an-authority"].map((fault) => `evidence.time-token-${fault}`);
  const keys = [...faults, "evidence.device-not-proven", "evidence.other-authority", "evidence.no-certificate", "ledger.nothing-to-stamp", "ledger.time-authority-refused", "ledger.time-answer-to-another-question", "ledger.stamped", "ledger.stamp-requested"];
  for (const language of ["en", "fr", "ar"] as const) expect(keys.filter((key) => !sentences.has(language, key)), language).toEqual([]);
});
