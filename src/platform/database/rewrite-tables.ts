import type { Engine } from "./engine/open-engine.ts";
import { connectAdministrator } from "./pools.ts";

/**
 * Writes tables anew without what was deleted from them: PostgreSQL only marks rows as gone, and their bytes stay in the files until something else
 * lies over them. Then the write-ahead log begins anew, and its older files are let go (the embedded engine does not write over them: settings.ts).
 */
export async function rewriteTables(engine: Engine, names: readonly string[]): Promise<void> {
  const admin = await connectAdministrator(engine);
  try {
    await admin.query("set role vigie_owner");
    for (const name of names) {
      // The database writes the name as it must stand in a statement, and refuses one that is no table.
      const { rows: [statement] } = await admin.query<{ text: string }>("select format('vacuum full %s', $1::text::regclass) as text", [name]);
      if (statement) await admin.query(statement.text);
    }
    await admin.query("reset role");
    // On a server of somebody else this is for its superuser, and happens by itself within minutes.
    const { rows } = await admin.query<{ may: boolean }>("select pg_has_role(current_user, 'pg_checkpoint', 'usage') or (select rolsuper from pg_roles where rolname = current_user) as may");
    if (!rows[0]?.may) return;
    // The first is for what was written until now, the second lets go of the file in which it stood.
    await admin.query("checkpoint");
    await admin.query("select pg_switch_wal()");
    await admin.query("checkpoint");
  } finally {
    await admin.end();
  }
}
