import type { ClientBase } from "pg";
import type { Header } from "./manifest.ts";

export type Table = Header["tables"][number];

/**
 * What does not travel, and why. Sessions, challenges and counters of attempts belong to the running server: after a restore people
 * sign in again. The key of the access context is each installation's own. Staging is empty between two pieces of an import. The
 * list of applied migrations is in the header of the backup. Queued jobs of graphile_worker stay where they are, too.
 */
export const staysBehind: readonly string[] = ["access.session", "access.challenge", "access.attempt", "access.context_key", "information.event_staging", "migration.applied"];

const ours = `n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker', 'public') and n.nspname not like 'pg\\_%'`;

/** The schemas of Vigie, which a restore makes anew. The list of migrations is kept: it is written again, not made again. */
export async function listSchemas(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`select nspname as name from pg_namespace n where ${ours} and pg_get_userbyid(nspowner) = 'vigie_owner' and nspname <> 'migration' order by 1`);
  return rows.map((row) => row.name);
}

export async function listAllTables(client: ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    select format('%I.%I', n.nspname, c.relname) as name,
           array_agg(quote_ident(a.attname) order by a.attnum) as columns
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relkind = 'r' and ${ours}
     group by 1 order by 1`);
  return rows;
}

/** The tables that travel, each behind those it refers to, so that a restore can keep every foreign key on. */
export async function listTravelling(client: ClientBase): Promise<Table[]> {
  const tables = (await listAllTables(client)).filter((table) => !staysBehind.includes(table.name));
  const { rows } = await client.query<{ from: string; to: string }>(`
    select format('%I.%I', n.nspname, c.relname) as "from", format('%I.%I', m.nspname, d.relname) as "to"
      from pg_constraint k
      join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
      join pg_class d on d.oid = k.confrelid join pg_namespace m on m.oid = d.relnamespace
     where k.contype = 'f' and k.conrelid <> k.confrelid and ${ours}`);
  return inOrder(tables, rows);
}

/** Kahn's order; tables that refer to each other in a circle could not be loaded one after the other. */
export function inOrder(tables: readonly Table[], references: readonly { readonly from: string; readonly to: string }[]): Table[] {
  const ordered: Table[] = [];
  let left = [...tables];
  while (left.length > 0) {
    const waiting = new Set(left.map((table) => table.name));
    const ready = left.filter((table) => !references.some((one) => one.from === table.name && waiting.has(one.to)));
    if (ready.length === 0) throw new Error(`these tables refer to each other in a circle: ${[...waiting].join(", ")}`);
    ordered.push(...ready);
    left = left.filter((table) => !ready.includes(table));
  }
  return ordered;
}
