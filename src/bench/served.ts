import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { attachEngine } from "#platform/database/engine/attach-engine.ts";
import { openDatabaseOn, type Database } from "#platform/database/open-database.ts";
import { cookieName, startSession } from "#platform/identity/session.ts";

export type Served = { readonly base: string; readonly database: Database; member(roles: Readonly<Record<string, readonly string[]>>): Promise<BenchPerson>; compartment(): Promise<string>; stop(): Promise<void> };
export type BenchPerson = { readonly id: string; readonly headers: Readonly<Record<string, string>> };

/** A whole Vigie in its own process on an empty embedded database, as `npm start` runs it. */
export async function serveFresh(port: number): Promise<Served> {
  const data = mkdtempSync(join(tmpdir(), "vigie-bench-"));
  const base = `http://localhost:${port}`;
  const server = spawn(process.execPath, [join(import.meta.dirname, "..", "server.ts")], { env: { ...process.env, PORT: String(port), VIGIE_DATA: data, VIGIE_ORIGIN: base, DATABASE_URL: "" }, stdio: ["ignore", "pipe", "inherit"] });
  await once(server.stdout, "data");
  const seated = await seat(data, base);
  return {
    base,
    ...seated,
    stop: async () => {
      await seated.database.close();
      const ended = once(server, "exit");
      server.kill("SIGTERM");
      await ended;
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** Offices and people for the Vigie that runs on this data directory. */
export async function seat(data: string, base: string): Promise<Omit<Served, "base" | "stop">> {
  const engine = attachEngine(data);
  if (!engine) throw new Error("the server has no engine");
  const database = await openDatabaseOn(engine, data);
  return {
    database,
    compartment: async () => {
      const { rows } = await sql<{ id: string }>`insert into access.compartment (name) values ('Bench office') returning id`.execute(database.auth.db);
      return rows[0]?.id ?? "";
    },
    member: async (roles) => {
      const { rows } = await sql<{ id: string }>`insert into access.account (name, email, clearance) values ('A person', gen_random_uuid() || '@example.org', 2) returning id`.execute(database.auth.db);
      const id = rows[0]?.id ?? "";
      for (const [compartmentId, held] of Object.entries(roles)) {
        for (const role of held) await sql`insert into access.membership (account_id, compartment_id, role, reason) values (${id}, ${compartmentId}, ${role}, 'bench')`.execute(database.auth.db);
      }
      const token = await startSession(database.auth.db, id, 2, new Date());
      return { id, headers: { cookie: `${cookieName}=${token}`, "x-vigie": "1", origin: base, "sec-fetch-site": "same-origin", "content-type": "application/json" } };
    },
  };
}

/** The value below which this share of all lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
