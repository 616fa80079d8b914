import { sql } from "kysely";
import type { Db, Pool } from "../database/pools.ts";
import { hashOfEntry, type StoredEntry } from "./leaf.ts";
import { nodeHash, rootHash } from "./merkle-tree.ts";
import { signCheckpoint, type LogKey } from "./signed-note.ts";

const batchSize = 2_000;

/** The advisory lock of whoever gives places: there is one sequencer at a time. */
export const sequencerLock = 7_311_003;

/**
 * Gives waiting entries their place in the tree and signs the new root. One sequencer at a time (advisory lock); writers never
 * wait for it. Entries are ordered by time and then by id. Returns how many entries were placed.
 */
export async function sequenceEntries(pool: Pool, key: LogKey): Promise<number> {
  let placed = 0;
  for (;;) {
    const { count, note } = await pool.db.transaction().execute((db) => placeBatch(db, key));
    placed += count;
    if (note !== undefined) key.lastSeen.keep(note);
    if (count < batchSize) return placed;
  }
}

type Placed = { readonly count: number; readonly note?: string };

async function placeBatch(db: Db, key: LogKey): Promise<Placed> {
  const { rows: locks } = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(${sequencerLock}::bigint) as mine`.execute(db);
  if (!locks[0]?.mine) return { count: 0 };
  const { rows: entries } = await sql<StoredEntry>`
    select id, ${entryTime} as at, actor_id as "actorId", event, record_id as "recordId", version,
           compartment_id as "compartmentId", label, digest
      from ledger.entry
     where leaf_index is null
     order by ledger.entry.at, id
     limit ${batchSize}
  `.execute(db);
  if (entries.length === 0) return { count: 0 };

  const size = await treeSize(db);
  const leaves = entries.map(hashOfEntry);
  await sql`
    update ledger.entry
       set leaf_index = placed.leaf_index, leaf_hash = placed.leaf_hash
      from unnest(${entries.map((entry) => entry.id)}::uuid[],
                  ${entries.map((_, index) => size + index)}::bigint[],
                  ${leaves}::bytea[]) as placed (id, leaf_index, leaf_hash)
     where entry.id = placed.id
  `.execute(db);
  return { count: entries.length, note: await growTree(db, size, leaves, key) };
}

/** Microseconds as text: JavaScript's dates would round them, and the hash must be able to be made again. */
export const entryTime = sql`to_char(ledger.entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

async function treeSize(db: Db): Promise<number> {
  const { rows } = await sql<{ size: number }>`select coalesce(max(size), 0) as size from ledger.checkpoint`.execute(db);
  return rows[0]?.size ?? 0;
}

async function growTree(db: Db, size: number, leaves: readonly Buffer[], key: LogKey): Promise<string> {
  const known = await loadEdge(db, size);
  const added: { level: number; position: number; hash: Buffer }[] = [];
  const put = (level: number, position: number, hash: Buffer) => {
    known.set(`${level}/${position}`, hash);
    added.push({ level, position, hash });
  };
  const get = (level: number, position: number): Buffer => {
    const hash = known.get(`${level}/${position}`);
    if (!hash) throw new Error(`the ledger's tree lacks the hash ${level}/${position}`);
    return hash;
  };
  leaves.forEach((leaf, offset) => {
    let level = 0;
    let position = size + offset;
    put(level, position, leaf);
    while (position % 2 === 1) {
      const hash = nodeHash(get(level, position - 1), get(level, position));
      level += 1;
      position = (position - 1) / 2;
      put(level, position, hash);
    }
  });
  const newSize = size + leaves.length;
  const root = rootHash(newSize, get);
  await sql`
    insert into ledger.node (level, position, hash)
    select * from unnest(${added.map((node) => node.level)}::smallint[],
                         ${added.map((node) => node.position)}::bigint[],
                         ${added.map((node) => node.hash)}::bytea[])
  `.execute(db);
  const note = signCheckpoint(key, newSize, root);
  await sql`insert into ledger.checkpoint (size, root, note) values (${newSize}, ${root}, ${note})`.execute(db);
  return note;
}

/** The right edge of the tree: the complete subtrees that a tree of this size is made of. */
async function loadEdge(db: Db, size: number): Promise<Map<string, Buffer>> {
  const levels: number[] = [];
  const positions: number[] = [];
  for (let level = 0, rest = size; rest > 0; level += 1, rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) {
      levels.push(level);
      positions.push(rest - 1);
    }
  }
  const { rows } = await sql<{ level: number; position: number; hash: Buffer }>`
    select node.level, node.position, node.hash
      from ledger.node
      join unnest(${levels}::smallint[], ${positions}::bigint[]) as edge (level, position) using (level, position)
  `.execute(db);
  return new Map(rows.map((row) => [`${row.level}/${row.position}`, row.hash]));
}
