import { mkdirSync, writeFileSync } from "node:fs";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openTestInstallation, type Person, type TestInstallation } from "../../../testing/installation.ts";
import { ucdpText } from "../actions/import-example.ts";
import { uploadFolder } from "../actions/import-upload.ts";
import { importTask } from "./import-task.ts";

let house: TestInstallation;
let office: string;
let admin: Person;
let analyst: Person;
/** Three pieces: each has at most 8,000 rows. */
const rowsOfFile = 20_000;
const text = ucdpText(Array.from({ length: rowsOfFile }, (_, index) => ({ id: `${index + 1}` })));

beforeAll(async () => {
  house = await openTestInstallation();
  office = await house.compartment();
  admin = await house.person({ administrator: true, clearance: 0 });
});
afterAll(() => house.close());
beforeEach(async () => {
  analyst = await house.person({ roles: { [office]: ["analyst"] } });
  const { db } = house.database.worker;
  for (const table of ["event_version", "event", "event_sum", "event_year_sum", "event_name", "import_rejection", "import_batch"]) await sql`delete from ${sql.table(`information.${table}`)}`.execute(db);
});

/** Brings the file in as this person; `before` is told how many pieces are about to follow those that are in or on their way. */
async function bring(person: Person, before: (piece: number) => Promise<unknown> = async () => undefined) {
  const upload = `${person.id}.${randomUUID()}`;
  mkdirSync(uploadFolder(house.dataDirectory), { recursive: true });
  writeFileSync(join(uploadFolder(house.dataDirectory), upload), text);
  let piece = 0;
  const task = importTask(house.database, house.dataDirectory);
  return task({ runId: "", requestedBy: person.id, input: { upload, fileName: "events.csv", format: "ucdp-ged", release: "26.1" }, progress: async () => void (await before((piece += 1))) });
}

const membership = async () => (await sql<{ id: string }>`select id from access.membership where account_id = ${analyst.id}`.execute(house.database.auth.db)).rows[0]!.id;
const ways: readonly { what: string; how: () => Promise<unknown> }[] = [
  { what: "the account is closed", how: () => admin.send("POST", `/api/accounts/${analyst.id}/disable`, { reason: "left the office" }) },
  { what: "the role ends", how: async () => admin.send("POST", `/api/memberships/${await membership()}/end`, { reason: "moved to another desk" }) },
  { what: "a barrier is set", how: async () => {
    const openData = (await admin.get("/api/compartments")).body.items.find((one: { kind: string }) => one.kind === "open-data");
    return admin.send("POST", "/api/barriers", { accountId: analyst.id, compartmentId: openData.id, reason: "family ties" });
  } },
];

describe("S5, S19: an import that is running", () => {
  test.each(ways)("stops before its next piece when $what; the same file then brings in the rest, for somebody who may", async ({ how }) => {
    await expect(bring(analyst, async (piece) => piece === 2 && how())).rejects.toThrow("platform.job-not-allowed-any-more");
    const count = async () => (await sql<{ events: number }>`select count(*) as events from information.event`.execute(house.database.worker.db)).rows[0]!.events;
    const stored = await count();
    expect(stored).toBeGreaterThan(0);
    expect(stored).toBeLessThanOrEqual(8_000);
    const { rows } = await sql<{ state: string; position: number; stored: number; code: string }>`select state, position, stored, refusal ->> 'code' as code from information.import_batch`.execute(house.database.worker.db);
    expect(rows).toEqual([{ state: "failed", position: expect.any(Number), stored, code: "platform.job-not-allowed-any-more" }]);
    const { rows: entries } = await sql<{ event: string }>`select event from ledger.entry where actor_id = ${analyst.id} and event like 'information.%'`.execute(house.database.worker.db);
    expect(entries).toEqual([{ event: "information.events-imported" }]);

    const colleague = await house.person({ roles: { [office]: ["analyst"] } });
    expect(await bring(colleague)).toMatchObject({ read: rowsOfFile, stored: rowsOfFile - stored, unchanged: stored });
    expect(await count()).toBe(rowsOfFile);
  });
});
