import { sql } from "kysely";
import type { Pool } from "../database/pools.ts";
import { findChangedContent, type BadPlace } from "./verify-content.ts";
import { hashOfEntry, type StoredEntry } from "./leaf.ts";
import { nodeHash, rootHash } from "./merkle-tree.ts";
import { entryTime } from "./sequence.ts";
import { openCheckpoint, type PublicLogKey } from "./signed-note.ts";

export type Verification = { readonly isIntact: boolean; readonly entries: number; readonly waiting: number; readonly checkpoints: number; readonly firstBad: BadPlace | null };

type Sequenced = StoredEntry & { leafIndex: number; leafHash: Buffer };

/**
 * Reads the whole log again, hashes every entry anew and compares with the signed roots and with the digests of the stored
 * revisions. Finds edits, deletions, insertions, changes of order and cut-off ends, and names the first bad place.
 */
export async function verifyLedger(pool: Pick<Pool, "db">, key: PublicLogKey): Promise<Verification> {
  const { rows: notes } = await sql<{ size: number; note: string }>`select size, note from ledger.checkpoint order by size`.execute(pool.db);
  const roots = new Map<number, Buffer>();
  for (const { size, note } of notes) {
    const checkpoint = openCheckpoint(key, note);
    if (!checkpoint || checkpoint.size !== size) return bad("checkpoint-forged", size - 1, null, 0, notes.length);
    roots.set(size, checkpoint.root);
  }
  const last = notes.at(-1)?.size ?? 0;
  if (isCutOff(roots, key)) return bad("end-cut-off", last, null, last, notes.length);
  const found = await walkEntries(pool, roots, last);
  const { rows: waiting } = await sql<{ count: number }>`select count(*) as count from ledger.entry where leaf_index is null`.execute(pool.db);
  if (found) return { ...found, waiting: waiting[0]?.count ?? 0, checkpoints: notes.length };
  const changed = await findChangedContent(pool);
  return { isIntact: !changed, entries: last, waiting: waiting[0]?.count ?? 0, checkpoints: notes.length, firstBad: changed ?? null };
}

function bad(what: BadPlace["what"], leafIndex: number | null, id: string | null, entries: number, checkpoints: number): Verification {
  return { isIntact: false, entries, waiting: 0, checkpoints, firstBad: { what, leafIndex, id } };
}

/** The database lacks a checkpoint that this machine once signed: its end was cut off, or it is an older copy. */
function isCutOff(roots: ReadonlyMap<number, Buffer>, key: PublicLogKey): boolean {
  const seen = openCheckpoint(key, key.lastSeen?.read() ?? "");
  return seen !== undefined && !roots.get(seen.size)?.equals(seen.root);
}

async function walkEntries(pool: Pick<Pool, "db">, roots: ReadonlyMap<number, Buffer>, last: number): Promise<Verification | undefined> {
  const nodes = new Map<string, Buffer>();
  let next = 0;
  for (;;) {
    const { rows } = await sql<Sequenced>`
      select id, ${entryTime} as at, actor_id as "actorId", event, record_id as "recordId", version, compartment_id as "compartmentId", label, digest,
             leaf_index as "leafIndex", leaf_hash as "leafHash"
        from ledger.entry where leaf_index >= ${next} order by leaf_index limit 5000
    `.execute(pool.db);
    if (rows.length === 0) return next === last ? undefined : bad("entry-missing", next, null, next, roots.size);
    for (const { leafIndex, leafHash, ...entry } of rows) {
      if (leafIndex !== next) return bad("entry-missing", next, null, next, roots.size);
      if (next >= last) return bad("entry-added", next, entry.id, next, roots.size);
      const hash = hashOfEntry(entry);
      if (!hash.equals(leafHash)) return bad("entry-changed", next, entry.id, next, roots.size);
      grow(nodes, next, hash);
      next += 1;
      const root = roots.get(next);
      if (root && !root.equals(rootHash(next, (level, position) => nodes.get(`${level}/${position}`) ?? Buffer.alloc(0)))) return bad("root-differs", next - 1, entry.id, next, roots.size);
    }
  }
}

function grow(nodes: Map<string, Buffer>, index: number, leaf: Buffer): void {
  let level = 0;
  let position = index;
  let hash = leaf;
  nodes.set(`0/${index}`, hash);
  while (position % 2 === 1) {
    const left = nodes.get(`${level}/${position - 1}`) ?? Buffer.alloc(0);
    hash = nodeHash(left, hash);
    // Complete pairs are folded into their parent, so that the map stays as small as the tree is high.
    nodes.delete(`${level}/${position - 1}`);
    nodes.delete(`${level}/${position}`);
    level += 1;
    position = (position - 1) / 2;
    nodes.set(`${level}/${position}`, hash);
  }
}
