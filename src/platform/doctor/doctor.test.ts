import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestInstallation, type TestInstallation } from "../../testing/installation.ts";
import { countPending } from "../database/open-database.ts";
import { connectAdministrator } from "../database/pools.ts";
import { openLogKey } from "../ledger/signed-note.ts";
import { sequenceEntries, sequencerLock } from "../ledger/sequence.ts";
import { languages, readSentences } from "../messages/sentences.ts";
import { readSettings } from "../settings.ts";
import type { Finding } from "./finding.ts";
import { lookAtDatabase } from "./look-at-database.ts";
import { lookAtContactAddress, lookAtDirectory, lookAtFilesAddress, lookAtMachine, lookAtNode, lookAtOrigin, lookAtSecrets, lookAtSpace } from "./look-at-machine.ts";

let house: TestInstallation;
beforeAll(async () => {
  house = await openTestInstallation();
  const person = await house.person();
  await sql`insert into ledger.entry (actor_id, event) values (${person.id}, 'access.signed-in')`.execute(house.database.auth.db);
  await sequenceEntries(house.database.worker, openLogKey(house.dataDirectory));
});
afterAll(() => house.close());

const look = (now = new Date(), timestampUrl?: URL) => lookAtDatabase(house.database, { dataDirectory: house.dataDirectory, timestampUrl }, now);
const stateOf = (found: readonly Finding[], check: string) => found.find((one) => one.check === check)?.state;

async function whileChanged(change: string, back: string, check: string, now?: Date): Promise<Finding["state"] | undefined> {
  const admin = await connectAdministrator(house.database.engine);
  // The installation gives entries their place once a second; what is changed here must not be mended or built upon meanwhile.
  await admin.query(`select pg_advisory_lock(${sequencerLock})`);
  await admin.query(change);
  try {
    return stateOf(await look(now), check);
  } finally {
    await admin.query(back);
    await admin.end();
  }
}

describe("a sound installation", () => {
  test("is found sound, check by check", async () => {
    const found = await look();
    expect(found.filter((one) => one.state !== "ok").map((one) => one.check)).toEqual([]);
    expect(found.map((one) => one.check)).toEqual(["database", "storage", "migrations", "row-security", "roles", "ledger", "checkpoint", "clock", "messages", "jobs", "time-token"]);
  });
});

describe("the database of an older version", () => {
  test("is told by what waits, and looked at no further: opening it would bring it forward", async () => {
    expect(await countPending(house.database.engine)).toBe(0);
    const admin = await connectAdministrator(house.database.engine);
    const { rows } = await admin.query<{ name: string; digest: string; applied_at: Date }>("delete from migration.applied where name = (select max(name) from migration.applied) returning *");
    try {
      expect(await countPending(house.database.engine)).toBe(1);
      expect((await admin.query("select from migration.applied where name = $1", [rows[0]!.name])).rowCount, "nothing was changed").toBe(0);
    } finally {
      await admin.query("insert into migration.applied (name, digest, applied_at) values ($1, $2, $3)", [rows[0]!.name, rows[0]!.digest, rows[0]!.applied_at]);
      await admin.end();
    }
  });
});

describe("what is wrong in the database is found", () => {
  test.each([
    ["a table without row-level security", "alter table record.head no force row level security", "alter table record.head force row level security", "row-security", "bad"],
    ["a migration with another text", "update migration.applied set digest = digest || 'x'", "update migration.applied set digest = left(digest, 64)", "migrations", "bad"],
    ["an entry edited at the end of the log", "update ledger.entry set event = 'access.signed-out'", "update ledger.entry set event = 'access.signed-in'", "ledger", "bad"],
    [
      "an end of the log that was cut off with its checkpoints",
      "create table public.kept as table ledger.checkpoint; delete from ledger.checkpoint where size = (select max(size) from ledger.checkpoint)",
      "insert into ledger.checkpoint table public.kept on conflict do nothing; drop table public.kept",
      "ledger",
      "bad",
    ],
    ["an entry that waits", "insert into ledger.entry (id, event, at, leaf_index) values ('00000000-0000-4000-8000-00000000dead', 'x.y', now() - interval '2 minutes', null)", "select 1", "checkpoint", "warn"],
    ["a mail that failed", "insert into mail.message (address, subject, body, state) values ('a@example.org', '', '', 'failed')", "delete from mail.message", "messages", "warn"],
    ["a mail that waits for hours", "insert into mail.message (address, subject, body, created_at, next_attempt_at) values ('a@example.org', '', '', now() - interval '2 hours', now() + interval '1 hour')", "delete from mail.message", "messages", "warn"],
    ["a job that does not move", "insert into job.run (task, input, requested_by, requested_at) select 'x', '{}', id, now() - interval '2 hours' from access.account limit 1", "delete from job.run", "jobs", "warn"],
  ])("%s", async (_what, change, back, check, state) => {
    expect(await whileChanged(change, back, check)).toBe(state);
  });

  test("a clock that was set back", async () => {
    const yesterday = new Date(Date.now() - 86_400_000);
    expect(stateOf(await look(yesterday), "clock")).toBe("bad");
  });
});

describe("a time authority", () => {
  const authority = new URL("https://time.example.org/tsr");

  test.each([
    { what: "that is set and has signed nothing for two hours is found", url: authority, hours: 3, state: "warn" },
    { what: "that is set and may still be asked in its hour is sound", url: authority, hours: 1, state: "ok" },
    { what: "that nobody has set is none to look at", url: undefined, hours: 3, state: "ok" },
  ])("$what", async ({ url, hours, state }) => {
    expect(stateOf(await look(new Date(Date.now() + hours * 3_600_000), url), "time-token")).toBe(state);
  });

  test("whose last token is of a moment ago is sound however late it is", async () => {
    // What the house has just entered may still wait for its place, and for a checkpoint over it.
    await expect.poll(async () => (await sql`select from ledger.entry where leaf_index is null or leaf_index >= (select max(size) from ledger.checkpoint)`.execute(house.database.worker.db)).rows.length, { timeout: 10_000 }).toBe(0);
    await sql`insert into ledger.time_token (size, token, stamped_at, kept_at) select max(size), '\\x00', now(), now() from ledger.checkpoint`.execute(house.database.worker.db);
    const found = await look(new Date(Date.now() + 50 * 3_600_000), authority);
    expect(found.find(({ check }) => check === "time-token")).toMatchObject({ state: "ok", values: { authority: "time.example.org", last: expect.stringMatching(/^\d{4}-/) } });
    await sql`delete from ledger.time_token`.execute(house.database.worker.db);
  });
});

describe("what is wrong on the machine is found", () => {
  test.each([
    ["http://localhost:8440", "ok"],
    ["https://vigie.example.org", "ok"],
    ["http://vigie.example.org", "bad"],
    ["https://192.0.2.1", "bad"],
    ["https://[2001:db8::1]", "bad"],
  ])("whether %s is fit for passkeys: %s", (origin, state) => {
    expect(lookAtOrigin(origin).state).toBe(state);
  });

  test("S48: whether attached files have an address of their own", () => {
    const state = (environment: Record<string, string>) => lookAtFilesAddress(readSettings(environment).files).state;
    expect([state({}), state({ VIGIE_ORIGIN: "https://vigie.example.org" }), state({ VIGIE_ORIGIN: "https://vigie.example.org", VIGIE_FILES_ORIGIN: "https://files.example.org" })]).toEqual(["ok", "warn", "ok"]);
  });

  test("whether the public page has an address of its own", () => {
    const state = (environment: Record<string, string>) => lookAtContactAddress(readSettings(environment).contact).state;
    expect([state({}), state({ VIGIE_ORIGIN: "https://vigie.example.org", VIGIE_CONTACT_ORIGIN: "https://contact.example.org" })]).toEqual(["warn", "ok"]);
  });

  test.each([["24.21.0", "ok"], ["22.14.0", "bad"]])("Node %s: %s", (version, state) => {
    expect(lookAtNode(version).state).toBe(state);
  });

  test("a folder and keys that others can read, and one that is not there yet", () => {
    const folder = mkdtempSync(join(tmpdir(), "vigie-doctor-"));
    mkdirSync(join(folder, "secrets"));
    const key = join(folder, "secrets", "vault.key");
    writeFileSync(key, "x", { mode: 0o600 });
    expect([lookAtDirectory(folder).state, lookAtSecrets(folder).state]).toEqual(["ok", "ok"]);
    chmodSync(folder, 0o755);
    chmodSync(key, 0o640);
    expect([lookAtDirectory(folder).state, lookAtSecrets(folder).state]).toEqual(["bad", "bad"]);
    expect(lookAtSecrets(folder).values).toMatchObject({ files: "vault.key" });
    rmSync(folder, { recursive: true });
    expect([lookAtDirectory(folder).state, lookAtSecrets(folder).state]).toEqual(["warn", "ok"]);
    expect(lookAtSpace(join(folder, "in", "there")).values, "room on the disk where it will be made").not.toEqual({ megabytes: 0 });
  });
});

test("every finding has a sentence in every language, with nothing left unfilled", async () => {
  const sentences = readSentences();
  const settings = { port: 1, host: undefined, dataDirectory: house.dataDirectory, databaseUrl: undefined, origin: "http://localhost:1", contact: undefined, files: undefined, clamav: undefined, smtpUrl: undefined, mailFrom: undefined, timestampUrl: undefined, proxies: [] };
  for (const one of [...lookAtMachine(settings, "24.0.0", new Date()), lookAtFilesAddress({ origin: "http://files.localhost", port: undefined }), lookAtContactAddress({ origin: "https://contact.example.org", port: 1, host: undefined }), ...(await look()), ...(await look(new Date(Date.now() + 86_400_000), new URL("https://time.example.org/tsr")))]) {
    for (const language of languages) expect(sentences.say(language, `doctor.${one.check}.${one.state}`, one.values)).not.toMatch(/[{}]|^doctor\./);
  }
  for (const language of languages) {
    for (const key of ["screens.ok", "screens.warn", "database.warn", "database.bad", "state.ok", "state.warn", "state.bad"]) expect(sentences.has(language, `doctor.${key}`), key).toBe(true);
  }
});
