import { sql } from "kysely";
import type { Context, Viewer } from "./context.ts";
import type { Database } from "./database/open-database.ts";
import { systemEmail } from "./identity/invitation.ts";

/** The account in whose name the system itself acts: clockwork, the command line, answers given without an account. */
export async function systemAccount(database: Database): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into access.account (name, email, clearance) values ('Vigie', ${systemEmail}, 2)
    on conflict (lower(email)) where disabled_at is null do update set name = excluded.name
    returning id
  `.execute(database.auth.db);
  return rows[0]?.id ?? "";
}

/**
 * A context for a step that follows from the clock or from an answer given without an account. It works with the worker's rights,
 * so whoever calls it has decided by other means that the step may be taken.
 */
export function systemContext(database: Database, accountId: string, compartmentId: string, roles: readonly string[], now: Date): Context {
  const viewer: Viewer = {
    userId: accountId,
    sessionId: "00000000-0000-4000-8000-000000000000",
    name: "Vigie",
    language: "en",
    assurance: 2,
    clearance: 2,
    isAdministrator: false,
    memberships: roles.map((role) => ({ compartmentId, role })),
    openData: [],
    verifiedAt: now.toISOString(),
    isToken: false,
    isReadOnly: false,
  };
  return { viewer, now, transaction: (work) => database.worker.db.transaction().execute(work) };
}
