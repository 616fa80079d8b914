import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestInstallation, type TestInstallation } from "../../testing/installation.ts";
import { inContext, signContext } from "./context.ts";
import { noReach } from "./reach.ts";

let house: TestInstallation;
beforeAll(async () => {
  house = await openTestInstallation();
});
afterAll(() => house.close());

const ours = sql`n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker', 'migration', 'public') and n.nspname not like 'pg\_%'`;

describe("S13: the catalogue of the database", () => {
  test("every table has row-level security that even its owner cannot skip, and a policy", async () => {
    const { rows } = await sql<{ name: string; enabled: boolean; forced: boolean; policies: number }>`
      select n.nspname || '.' || c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
             (select count(*) from pg_policy p where p.polrelid = c.oid) as policies
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p') and ${ours}
    `.execute(house.database.worker.db);
    expect(rows.length).toBeGreaterThan(15);
    // COPY refuses tables with row-level security, so the staging table of imports has none; only the worker has any right on it.
    const staging = "information.event_staging";
    expect(rows.filter((row) => row.name !== staging && (!row.enabled || !row.forced || row.policies === 0))).toEqual([]);
    const { rows: rights } = await sql<{ role: string }>`
      select role from unnest(array['vigie_app', 'vigie_auth']) as role
       where has_table_privilege(role, ${staging}, 'select, insert, update, delete, truncate')
    `.execute(house.database.worker.db);
    expect(rights).toEqual([]);
  });

  test("the roles that sign in own no table, are no superusers and do not bypass row-level security", async () => {
    const { rows } = await sql<{ name: string }>`
      select rolname as name from pg_roles r
       where rolname in ('vigie_app', 'vigie_auth', 'vigie_worker')
         and (rolsuper or rolbypassrls or rolinherit or rolcreaterole or rolcreatedb
              or exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relowner = r.oid and ${ours}))
    `.execute(house.database.worker.db);
    expect(rows).toEqual([]);
  });

  test("functions that run with their owner's rights are on a list of at most ten", async () => {
    const { rows } = await sql<{ name: string }>`
      select n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where p.prosecdef and ${ours} order by 1
    `.execute(house.database.worker.db);
    expect(rows.map((row) => row.name)).toEqual(["access.barred_compartments", "access.clearance", "access.held_roles", "access.readable_compartments", "access.released_compartments", "access.verified_context", "information.find_events", "information.follow_up", "record.is_withheld", "record.logs_reading"]);
  });

  test("views run with the rights of whoever reads them", async () => {
    const { rows } = await sql<{ name: string }>`
      select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'v' and ${ours} and not coalesce(c.reloptions::text like '%security_invoker=true%', false)
    `.execute(house.database.worker.db);
    expect(rows).toEqual([]);
  });

  test("the application can make neither tables nor temporary ones", async () => {
    await expect(sql`create table public.mine (id int)`.execute(house.database.app.db)).rejects.toThrow(/permission denied/);
    await expect(sql`create temporary table mine (id int)`.execute(house.database.app.db)).rejects.toThrow(/permission denied/);
  });
});

describe("S14: the context of a transaction", () => {
  const heads = sql<{ count: number }>`select count(*) as count from record.head`;

  test("without one there are no rows", async () => {
    const office = await house.compartment();
    const analyst = await house.person({ roles: { [office]: ["analyst"] } });
    await analyst.send("POST", "/api/sources", { compartmentId: office, content: { label: "unclassified", title: "Heron", kind: "media", reliability: "C" } });
    const count = await inContext(house.database.app, house.database.contextKey, null, async (db) => (await heads.execute(db)).rows[0]!.count);
    expect(count).toBe(0);
    const own = await inContext(house.database.app, house.database.contextKey, { userId: analyst.id, sessionId: analyst.id, assurance: 2, reach: noReach }, async (db) => (await heads.execute(db)).rows[0]!.count);
    expect(own).toBe(1);
  });

  test.each(["user", "assurance", "connection", "signature"])("one with another %s is an error, not an empty answer", async (part) => {
    const person = await house.person();
    const attempt = house.database.app.db.transaction().execute(async (db) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
      const owner = { userId: person.id, sessionId: person.id, assurance: 1, reach: noReach } as const;
      const context = signContext(house.database.contextKey, owner, rows[0]!.pid + (part === "connection" ? 1 : 0)).split("|");
      if (part === "user") context[0] = "00000000-0000-4000-8000-000000000001";
      if (part === "assurance") context[2] = "2";
      if (part === "signature") context[4] = context[4]!.replace(/^./, (first) => (first === "0" ? "1" : "0"));
      await sql`select set_config('vigie.ctx', ${context.join("|")}, true)`.execute(db);
      return heads.execute(db);
    });
    await expect(attempt).rejects.toThrow(/not made by this server/);
  });

  test("it ends with the transaction, also on a connection that is used again", async () => {
    const person = await house.person();
    const owner = { userId: person.id, sessionId: person.id, assurance: 2, reach: noReach } as const;
    await inContext(house.database.app, house.database.contextKey, owner, async (db) => heads.execute(db));
    for (let use = 0; use < 20; use += 1) {
      const { rows } = await sql<{ context: string | null }>`select current_setting('vigie.ctx', true) as context`.execute(house.database.app.db);
      expect(rows[0]!.context ?? "").toBe("");
    }
  });
});
