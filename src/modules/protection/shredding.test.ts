import { existsSync, mkdirSync, copyFileSync, mkdtempSync, rmSync, writeFileSync, readFileSync } from "node:fs";
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, inject, test, vi } from "vitest";
import { makeKeyFile, readIdentities, readRecipients } from "#platform/backup/age-key.ts";
import { createBackup } from "#platform/backup/create-backup.ts";
import { backupsKeptDays, backupsOver } from "#platform/backup/kept-backups.ts";
import { restoreBackup } from "#platform/backup/restore-backup.ts";
import { openDatabaseOn, type Database } from "#platform/database/open-database.ts";
import { connectAdministrator } from "#platform/database/pools.ts";
import { lookAtBackups } from "#platform/doctor/look-at-machine.ts";
import { sequenceEntries } from "#platform/ledger/sequence.ts";
import { openLogKey } from "#platform/ledger/signed-note.ts";
import { verifyLedger } from "#platform/ledger/verify.ts";
import { keysOfReceipt, makeReceipt } from "#platform/rules/sealing/receipt.ts";
import { openTestInstallation, type TestInstallation } from "../../testing/installation.ts";
import { enterFilings } from "./jobs/enter-filings.ts";
import { doorReaders } from "./model/door-readers.ts";
import { addFiling } from "./store/sealed-submissions.ts";
import { whenAskedToShred } from "./store/shredding.ts";

/** S36: what a source takes back is gone from what is kept, and from every backup when its time is over; and the ledger still holds. */
let house: TestInstallation;
const id = randomUUID();
let login: string;
let folder: string;
const at = (name: string) => join(folder, name);
const day = 86_400_000;

beforeAll(async () => {
  house = await openTestInstallation();
  folder = mkdtempSync(join(tmpdir(), "vigie-shredding-"));
  await makeKeyFile(at("key"));
  login = (await keysOfReceipt(makeReceipt())).login;
  await addFiling(house.database.worker.db, { id, compartmentId: await house.compartment("The desk"), door: "submission", readers: doorReaders.submission, filedOn: "2027-01-09", bucket: 1_024, sealed: randomBytes(1_024), keyIds: ["none"], loginHash: createHash("sha256").update(login).digest(), replyKey: "none" });
  // The ledger commits to the box that is destroyed afterwards.
  await enterFilings(house.database, new Date("2027-01-11T00:00:00Z"));
});
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

const backUp = (name: string, now: Date) => createBackup(house.database, { file: at(name), recipients: readRecipients([at("key")]), dataDirectory: house.dataDirectory, now });
const verify = async (database: Database, dataDirectory: string) => {
  const key = openLogKey(dataDirectory);
  await sequenceEntries(database.worker, key);
  return verifyLedger(database.worker, key);
};

/** The box of the submission in a backup, restored into a database of its own; its ledger must verify. */
async function restored(name: string): Promise<{ sealed: Buffer | null; status: string }> {
  const { admin } = inject("database");
  const dataDirectory = mkdtempSync(join(tmpdir(), "vigie-restored-"));
  mkdirSync(join(dataDirectory, "secrets"), { mode: 0o700 });
  copyFileSync(join(house.dataDirectory, "secrets", "database-roles.json"), join(dataDirectory, "secrets", "database-roles.json"));
  const database = `vigie_restore_${randomUUID().replaceAll("-", "")}`;
  const onServer = async (text: string) => {
    const client = await connectAdministrator({ kind: "server", admin, stop: async () => undefined });
    await client.query(text).finally(() => client.end());
  };
  await onServer(`create database ${database}`);
  const opened = await openDatabaseOn({ kind: "server", admin: { ...admin, database }, stop: async () => undefined }, dataDirectory);
  try {
    await restoreBackup(opened, { file: at(name), identities: readIdentities(at("key")), dataDirectory, heldMailReason: "held" });
    expect(await verify(opened, dataDirectory)).toMatchObject({ isIntact: true });
    const { rows } = await sql<{ sealed: Buffer | null; status: string }>`select sealed, status from protection.sealed_submission where id = ${id}`.execute(opened.worker.db);
    return rows[0]!;
  } finally {
    await opened.close();
    await vi.waitFor(() => onServer(`drop database ${database} with (force)`), { timeout: 30_000, interval: 250 });
    rmSync(dataDirectory, { recursive: true, force: true });
  }
}

describe("S36: a submission that its source has deleted", () => {
  const start = new Date("2027-01-10T08:00:00Z");

  test("is in the backup of before, and neither in what is kept nor in a backup of afterwards; the ledger verifies on all three", { timeout: 90_000 }, async () => {
    await backUp("before", start);
    const wish = await house.stranger().send("POST", "/api/contact/wishes", { login, wish: "delete" });
    expect(wish.status, wish.text).toBe(204);
    expect(await whenAskedToShred(house.database.worker.db)).toBeDefined();
    const { rows } = await sql`select sealed, reply_key, key_ids, status from protection.sealed_submission where id = ${id}`.execute(house.database.worker.db);
    expect(rows).toEqual([{ sealed: null, reply_key: "", key_ids: [], status: "deleted" }]);
    expect(await verify(house.database, house.dataDirectory)).toMatchObject({ isIntact: true });
    await backUp("after", new Date(start.getTime() + 2 * day));
    expect((await restored("before")).sealed).toBeInstanceOf(Buffer);
    expect(await restored("after")).toEqual({ sealed: null, status: "deleted" });
  });

  test("is in no backup any more after thirty-five days: until then the one of before stays, then the next backup removes it, and the doctor asks for that", { timeout: 60_000 }, async () => {
    const nearly = new Date(start.getTime() + backupsKeptDays * day - 1);
    expect((await backUp("nearly", nearly)).removed).toEqual([]);
    expect(lookAtBackups(house.dataDirectory, nearly).state).toBe("ok");
    const over = new Date(start.getTime() + backupsKeptDays * day);
    expect(lookAtBackups(house.dataDirectory, over)).toMatchObject({ state: "bad", values: { files: at("before") } });
    expect((await backUp("over", over)).removed).toEqual([at("before")]);
    expect([existsSync(at("before")), existsSync(at("after")), existsSync(at("over"))]).toEqual([false, true, true]);
    expect(lookAtBackups(house.dataDirectory, over).state).toBe("ok");
  });

  test("and a file that somebody has put under the name of a backup since is left as it is", async () => {
    rmSync(at("after"));
    writeFileSync(at("after"), "A letter.");
    const later = new Date(start.getTime() + (backupsKeptDays + 2) * day);
    expect(backupsOver(house.dataDirectory, later)).toEqual([]);
    expect((await backUp("later", later)).removed).toEqual([]);
    expect(readFileSync(at("after"), "utf8")).toBe("A letter.");
  });
});
