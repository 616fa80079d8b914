import { sql } from "kysely";
import type { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestInstallation, type Person, type TestInstallation } from "../../testing/installation.ts";
import { connectAdministrator } from "../database/pools.ts";

/** A change and its entry are made together (S63). The database is told to fail at one of the two, and neither may be there then. */
let house: TestInstallation;
let admin: Client;
let office: string;
let analyst: Person;
let administrator: Person;
let someone: Person;

beforeAll(async () => {
  house = await openTestInstallation();
  admin = await connectAdministrator(house.database.engine);
  office = await house.compartment();
  analyst = await house.person({ roles: { [office]: ["analyst", "senior"] }, clearance: 2 });
  administrator = await house.person({ administrator: true, clearance: 0 });
  someone = await house.person();
  await admin.query("create function public.fail() returns trigger language plpgsql as $$ begin raise exception 'the power went'; end $$");
});
afterAll(async () => {
  await admin.end();
  await house.close();
});

async function failingAt<T>(table: string, work: () => Promise<T>): Promise<T> {
  await admin.query(`create trigger fails before insert or update or delete on ${table} for each row execute function public.fail()`);
  return work().finally(() => admin.query(`drop trigger fails on ${table}`));
}

/** Everything there is, as text; challenges and attempts come and go by themselves. */
async function everything(): Promise<string> {
  const { rows: tables } = await admin.query<{ name: string }>(`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and pg_get_userbyid(c.relowner) = 'vigie_owner' and n.nspname <> 'migration' and c.relname not in ('challenge', 'attempt', 'node', 'checkpoint') order by 1`);
  const parts: string[] = [];
  for (const { name } of tables) {
    // The sequencer gives entries their place in the meantime; that is not a change of ours.
    const row = name === "ledger.entry" ? "(to_jsonb(t) - 'leaf_index' - 'leaf_hash')" : name === "access.session" ? "(to_jsonb(t) - 'last_seen_at')" : "to_jsonb(t)";
    const { rows } = await admin.query<{ sum: string }>(`select coalesce(md5(string_agg(${row}::text, e'\\n' order by ${row}::text)), '') as sum from ${name} as t`);
    parts.push(`${name} ${rows[0]!.sum}`);
  }
  return parts.join("\n");
}

const source = { label: "unclassified", title: "Heron", kind: "media", reliability: "C" };
type Change = { what: string; table: string; path: (id: string) => string; prepare?: () => Promise<string>; send: (path: string) => Promise<{ status: number }> };

const made = async (answer: Promise<{ status: number; body: any }>): Promise<string> => (await answer).body.id;
const changes: Change[] = [
  { what: "a record made", table: "record.revision", path: () => "/api/sources", send: (path) => analyst.send("POST", path, { compartmentId: office, content: source }) },
  { what: "a record saved", table: "record.head", prepare: () => made(analyst.send("POST", "/api/sources", { compartmentId: office, content: source })), path: (id) => `/api/sources/${id}`, send: (path) => analyst.send("PUT", path, { content: { ...source, title: "Stork" }, reason: "Renamed" }, 1) },
  { what: "a step taken", table: "record.revision", prepare: () => made(analyst.send("POST", "/api/sources", { compartmentId: office, content: source })), path: (id) => `/api/sources/${id}/steps/close`, send: (path) => analyst.send("POST", path, { reason: "No longer heard of" }, 1) },
  { what: "an account made", table: "access.account", path: () => "/api/accounts", send: (path) => administrator.send("POST", path, { name: "Iver Sandoval", email: `${crypto.randomUUID()}@example.org`, clearance: 1 }) },
  { what: "an invitation again", table: "access.invitation", path: () => `/api/accounts/${someone.id}/invite`, send: (path) => administrator.send("POST", path, { reason: "Lost the key" }) },
  { what: "a compartment made", table: "access.compartment", path: () => "/api/compartments", send: (path) => administrator.send("POST", path, { name: "River office" }) },
  { what: "a role given", table: "access.membership", path: () => "/api/memberships", send: (path) => administrator.send("POST", path, { accountId: someone.id, compartmentId: office, role: "analyst", reason: "New colleague" }) },
  { what: "a role ended", table: "access.membership", prepare: () => made(administrator.send("POST", "/api/memberships", { accountId: someone.id, compartmentId: office, role: "monitor", reason: "New colleague" })), path: (id) => `/api/memberships/${id}/end`, send: (path) => administrator.send("POST", path, { reason: "Moved away" }) },
  { what: "a barrier set", table: "access.barrier", path: () => "/api/barriers", send: (path) => administrator.send("POST", path, { accountId: someone.id, compartmentId: office, reason: "Conflict of interest" }) },
  { what: "a token made", table: "access.api_token", path: () => "/api/tokens", send: (path) => analyst.send("POST", path, { name: "Script", days: 1, isReadOnly: true }) },
  { what: "a token revoked", table: "access.api_token", prepare: () => made(analyst.send("POST", "/api/tokens", { name: "Script", days: 1, isReadOnly: true })), path: (id) => `/api/tokens/${id}`, send: (path) => analyst.send("DELETE", path) },
  { what: "a session ended", table: "access.session", path: () => "/api/session/end", send: async (path) => (await house.person()).send("POST", path) },
  { what: "an account closed", table: "access.account", path: () => `/api/accounts/${someone.id}/disable`, send: (path) => administrator.send("POST", path, { reason: "Left the office" }) },
];

describe("S63: a change and its entry", () => {
  test.each(changes)("$what: when either fails, neither is there; otherwise both are", async (change) => {
    const path = change.path((await change.prepare?.()) ?? "");
    if (change.what !== "a session ended") {
      for (const table of ["ledger.entry", change.table]) {
        const before = await everything();
        const { status } = await failingAt(table, () => change.send(path));
        expect(status, `failing at ${table}`).toBe(500);
        expect(await everything(), `failing at ${table}`).toBe(before);
      }
    }
    const count = async () => (await admin.query<{ count: number }>("select count(*) as count from ledger.entry")).rows[0]!.count;
    const before = await count();
    expect((await change.send(path)).status).toBeLessThan(300);
    expect(await count()).toBe(before + 1);
  });

  test("a session that cannot be logged is not ended either", async () => {
    const person = await house.person();
    expect((await failingAt("ledger.entry", () => person.send("POST", "/api/session/end"))).status).toBe(500);
    expect((await person.get("/api/session")).status).toBe(200);
  });

  test("a confidential record whose reading cannot be logged is not shown", async () => {
    const id = await made(analyst.send("POST", "/api/sources", { compartmentId: office, content: { ...source, label: "confidential", title: "Kingfisher" } }));
    for (const door of ["", "/history", "/chain"]) {
      const answer = await failingAt("ledger.entry", () => analyst.get(`/api/sources/${id}${door}`));
      expect(answer.status).toBe(500);
      expect(answer.text).not.toContain("Kingfisher");
    }
    expect((await sql<{ count: number }>`select count(*) as count from ledger.entry where record_id = ${id}`.execute(house.database.worker.db)).rows[0]!.count).toBe(1);
  });

  test("a connection lost between the change and its entry leaves neither", async () => {
    const before = await everything();
    await admin.query("create function public.vanish() returns trigger language plpgsql as $$ begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$");
    await admin.query("create trigger vanishes after insert on record.revision for each row execute function public.vanish()");
    const answer = await analyst.send("POST", "/api/sources", { compartmentId: office, content: source });
    await admin.query("drop trigger vanishes on record.revision");
    expect(answer.status).toBe(500);
    expect(await everything()).toBe(before);
  });
});
