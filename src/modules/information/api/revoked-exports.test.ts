import { sql } from "kysely";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { systemAccount } from "#platform/system.ts";
import { aReport, world } from "../../../testing/happenings.ts";
import { openTestInstallation, type Person, type TestInstallation } from "../../../testing/installation.ts";
import { importEvents } from "../actions/import-events.ts";
import { ucdpText } from "../actions/import-example.ts";
import { ensureOpenData } from "../store/import-batches.ts";

let house: TestInstallation;
let folder: string;
let office: string;
let admin: Person;
let reader: Person;
/** More than two pages of an export, which reads 200 rows at once. */
const many = 450;

beforeAll(async () => {
  house = await openTestInstallation();
  folder = mkdtempSync(join(tmpdir(), "vigie-revoked-"));
  office = await house.compartment();
  admin = await house.person({ administrator: true, clearance: 0 });
  const path = join(folder, "events.csv");
  writeFileSync(path, ucdpText(Array.from({ length: many }, (_, index) => ({ id: `${index + 1}` }))));
  const wanted = { path, fileName: "events.csv", format: "ucdp-ged", release: "26.1", mapping: undefined, compartmentId: await ensureOpenData(house.database.worker), requestedBy: await systemAccount(house.database) } as const;
  await importEvents(house.database, wanted, { progress: async () => undefined });
  const writer = await house.person({ roles: { [office]: ["analyst"] }, clearance: 1 });
  world.situationId = (await writer.send("POST", "/api/situations", { compartmentId: office, content: { label: "unclassified", title: "The valley", countries: ["XKS"], areas: [], period: "2026", populationsAtRisk: [], possiblePerpetrators: [], crimesConsidered: [], concernLevel: null, concernHistory: [], reviewOn: null } })).body.id;
  for (let index = 0; index < many; index += 1) {
    const made = await writer.send("POST", "/api/reports", { compartmentId: office, content: aReport({ title: `Report ${index}` }) });
    if (made.status !== 201) throw new Error(made.text);
  }
}, 120_000);
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  reader = await house.person({ roles: { [office]: ["analyst"] }, clearance: 1 });
});

type Asking = () => Promise<Response>;
const withSession = (path: string): Asking => async () => house.app.request(path, { headers: { cookie: reader.cookie } });

/** Takes the file up to its tenth line, lets something happen, and takes the rest: how many lines came, and how it ended. */
async function during(ask: Asking, happens: () => Promise<unknown>): Promise<{ lines: number; ended: "whole" | "broken off" }> {
  const response = await ask();
  expect(response.status).toBe(200);
  const stream = response.body!.getReader();
  let lines = 0;
  try {
    for (let next = await stream.read(); !next.done; next = await stream.read()) {
      lines += 1;
      if (lines === 10) await happens();
    }
    return { lines, ended: "whole" };
  } catch {
    return { lines, ended: "broken off" };
  }
}

const membership = async () => (await sql<{ id: string }>`select id from access.membership where account_id = ${reader.id}`.execute(house.database.auth.db)).rows[0]!.id;
const ways: readonly { what: string; how: () => Promise<unknown> }[] = [
  { what: "the account is closed", how: () => admin.send("POST", `/api/accounts/${reader.id}/disable`, { reason: "left the office" }) },
  { what: "the membership is ended", how: async () => admin.send("POST", `/api/memberships/${await membership()}/end`, { reason: "moved to another desk" }) },
  { what: "the session is revoked", how: () => sql`update access.session set revoked_at = now() where account_id = ${reader.id}`.execute(house.database.auth.db) },
  { what: "the clearance is lowered", how: () => admin.send("POST", `/api/accounts/${reader.id}/details`, { clearance: 0, reason: "as agreed" }) },
];

describe.each(["/api/events.csv", "/api/reports.csv"])("S5, S19: %s", (path) => {
  test.each(ways)("breaks off while it is taken when $what: no row of the next page comes", async ({ how }) => {
    expect(await during(withSession(path), how)).toEqual({ lines: 200, ended: "broken off" });
  });

  test("breaks off for a program whose token is revoked", async () => {
    const { id, token } = (await reader.send("POST", "/api/tokens", { name: "Script", days: 1, isReadOnly: true })).body;
    const ask: Asking = async () => house.app.request(path, { headers: { authorization: `Bearer ${token}` } });
    expect(await during(ask, () => reader.send("DELETE", `/api/tokens/${id}`))).toEqual({ lines: 200, ended: "broken off" });
  });

  test("comes whole for everybody else, whatever they gain meanwhile", async () => {
    const { lines, ended } = await during(withSession(path), async () => admin.send("POST", "/api/memberships", { accountId: reader.id, compartmentId: await house.compartment(), role: "analyst", reason: "helps out" }));
    expect([lines >= many, ended]).toEqual([true, "whole"]);
  });
});
