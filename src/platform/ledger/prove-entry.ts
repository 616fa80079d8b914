import { sql } from "kysely";
import type { Db } from "../database/pools.ts";
import { refuse } from "../refusal.ts";
import { inclusionProof } from "./merkle-tree.ts";
import { entryTime } from "./sequence.ts";
import type { StoredEntry } from "./leaf.ts";

/** An entry in the form that is hashed, its place, and what leads from there to a signed root. */
export type ProvenEntry = { readonly entry: Record<string, string | number | null>; readonly leafIndex: number; readonly size: number; readonly proof: string[]; readonly checkpoint: string };

type Root = { readonly size: number; readonly note: string };

/** Asked by the worker, who sees every entry: whoever calls has seen to it that this one may be shown. Under the newest root, or under one that is named. */
export async function proveEntry(worker: Db, id: string, under?: Root): Promise<ProvenEntry> {
  const top = under ?? (await sql<Root>`select size, note from ledger.checkpoint order by size desc limit 1`.execute(worker)).rows[0];
  const { rows } = await sql<StoredEntry & { leafIndex: number }>`
    select id, ${entryTime} as at, actor_id as "actorId", event, record_id as "recordId", version, compartment_id as "compartmentId", label, digest, leaf_index as "leafIndex"
      from ledger.entry where id = ${id} and leaf_index is not null
  `.execute(worker);
  const [found] = rows;
  if (!top || !found || found.leafIndex >= top.size) return refuse("platform.record-not-found");
  const { leafIndex, digest, ...entry } = found;
  const proof = await proveInclusion(worker, leafIndex, top.size);
  return { entry: { ...entry, digest: digest?.toString("hex") ?? null }, leafIndex, size: top.size, proof: proof.map((hash) => hash.toString("hex")), checkpoint: top.note };
}

/** Asks first which stored hashes the proof is made of: a handful, however long the ledger is. */
export async function proveInclusion(db: Db, leafIndex: number, size: number): Promise<Buffer[]> {
  const places: { level: number; position: number }[] = [];
  inclusionProof(leafIndex, size, (level, position) => {
    places.push({ level, position });
    return Buffer.alloc(32);
  });
  const { rows } = await sql<{ level: number; position: number; hash: Buffer }>`
    select node.level, node.position, node.hash from ledger.node
      join unnest(${places.map(({ level }) => level)}::int[], ${places.map(({ position }) => position)}::bigint[]) as place (level, position) using (level, position)
  `.execute(db);
  const known = new Map(rows.map((node) => [`${node.level}/${node.position}`, node.hash]));
  return inclusionProof(leafIndex, size, (level, position) => known.get(`${level}/${position}`) ?? refuse("platform.record-not-found"));
}
