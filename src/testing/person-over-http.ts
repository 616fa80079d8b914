import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Database } from "#platform/database/open-database.ts";
import { cookieName, startSession } from "#platform/identity/session.ts";
import type { Answered, Person, PersonOptions } from "./installation.ts";

/** A person signed in to a server in a process of its own: written into its database beside it, and asking it over the network. */
export async function givePersonOverHttp(database: Database, base: string, options: PersonOptions = {}): Promise<Person> {
  const { rows } = await sql<{ id: string }>`
    insert into access.account (name, email, clearance, is_administrator)
    values (${options.name ?? "A Person"}, ${`${randomUUID()}@example.org`}, ${options.clearance ?? 1}, ${options.administrator ?? false}) returning id
  `.execute(database.auth.db);
  const id = rows[0]!.id;
  for (const [compartmentId, roles] of Object.entries(options.roles ?? {})) {
    for (const role of roles) await sql`insert into access.membership (account_id, compartment_id, role, reason, valid_from) values (${id}, ${compartmentId}, ${role}, 'test', now() - interval '1 day')`.execute(database.auth.db);
  }
  const cookie = `${cookieName}=${await startSession(database.auth.db, id, 2, new Date())}`;
  const headers = { cookie, "accept-language": "en", origin: base, "sec-fetch-site": "same-origin", "x-vigie": "1" };
  const ask = async (path: string, init: RequestInit = {}): Promise<Answered> => {
    const response = await fetch(`${base}${path}`, { ...init, headers: { ...headers, ...init.headers } });
    const text = await response.text();
    return { status: response.status, body: (response.headers.get("content-type") ?? "").includes("json") ? JSON.parse(text) : undefined, headers: response.headers, text };
  };
  return {
    id,
    cookie,
    get: (path) => ask(path),
    send: (method, path, body = {}, version) => ask(path, { method, headers: { "content-type": "application/json", ...(version === undefined ? {} : { "if-match": `"${version}"` }) }, body: JSON.stringify(body) }),
    upload: (path, file) => ask(path, { method: "POST", headers: { "content-type": "application/octet-stream" }, body: file }),
  };
}
