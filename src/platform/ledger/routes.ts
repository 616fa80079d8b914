import { sql, type RawBuilder } from "kysely";
import * as v from "valibot";
import { signedInRoute, type Route } from "../http/route.ts";
import type { Database } from "../database/open-database.ts";
import type { Db } from "../database/pools.ts";
import { refuse } from "../refusal.ts";
import { consistencyProof } from "./merkle-tree.ts";
import { proveInclusion } from "./prove-entry.ts";
import { entryTime } from "./sequence.ts";
import { withinBeside, withinOrReleased } from "../database/reach.ts";
import { WholeNumber } from "../whole-number.ts";

const From = v.strictObject({ from: WholeNumber(1, Number.MAX_SAFE_INTEGER) });
const Page = v.strictObject({ before: v.optional(WholeNumber(0, Number.MAX_SAFE_INTEGER)), limit: v.optional(WholeNumber(1, 200), "50") });

/** The ledger as members see it (entries of their compartments), as auditors see it (all entries, no content), and its proofs. */
export function ledgerRoutes(database: Database): Route[] {
  const read = { stepUp: false, audit: null } as const;
  return [
    signedInRoute({
      ...read, data: "compartmented", allowed: "member", method: "GET", path: "/api/ledger", action: "ledger.entries-read", summary: "Entries of the caller's compartments, newest first.", query: Page,
      handle: async (ctx, call) =>
        ctx.transaction(async (db) => {
          const { rows } = await sql`
            select entry.id, leaf_index as "leafIndex", ${entryTime} as at, entry.actor_id as "actorId", account.name as "actorName", event, entry.record_id as "recordId", entry.version,
                   encode(digest, 'hex') as digest, head.title, head.kind, head.content ->> 'label' as label
              from ledger.entry
              left join access.account on account.id = entry.actor_id
              left join record.head on head.id = entry.record_id and ${withinOrReleased(db, "head")}
             where leaf_index is not null and leaf_index < ${call.query.before ?? Number.MAX_SAFE_INTEGER} and ${entryWithin(db)}
             order by leaf_index desc limit ${call.query.limit}
          `.execute(db);
          const { rows: tops } = await sql<{ size: number; note: string; at: string }>`select size, note, at from ledger.checkpoint order by size desc limit 1`.execute(db);
          return { body: { items: rows, checkpoint: tops[0] ?? null } };
        }),
    }),
    signedInRoute({
      ...read, data: "administration", allowed: "auditor", method: "GET", path: "/api/ledger/audit", action: "ledger.audit-read", summary: "All entries without any content, for administrators and data-protection officers.", query: Page,
      handle: async (_ctx, call) => {
        const { rows } = await sql`
          select entry.id, leaf_index as "leafIndex", ${entryTime} as at, entry.actor_id as "actorId", account.name as "actorName", event, record_id as "recordId", version, cardinality(shown.record_ids) as "titlesShown"
            from ledger.entry left join access.account on account.id = entry.actor_id left join ledger.titles_shown as shown on shown.entry_id = entry.id
           where leaf_index is not null and leaf_index < ${call.query.before ?? Number.MAX_SAFE_INTEGER}
           order by leaf_index desc limit ${call.query.limit}
        `.execute(database.worker.db);
        const { rows: tops } = await sql<{ size: number; note: string; at: string }>`select size, note, at from ledger.checkpoint order by size desc limit 1`.execute(database.worker.db);
        return { body: { items: rows, checkpoint: tops[0] ?? null } };
      },
    }),
    signedInRoute({
      ...read, data: "own", allowed: "signed-in", method: "GET", path: "/api/ledger/consistency", action: "ledger.consistency-proved", query: From,
      summary: "The RFC 6962 proof that the ledger of `from` entries is the beginning of today's; without a proof when today's is shorter.",
      handle: async (_ctx, call) => {
        const { from } = call.query;
        const { rows } = await sql<{ size: number; note: string }>`select size, note from ledger.checkpoint order by size desc limit 1`.execute(database.worker.db);
        const [top] = rows;
        if (!top) return refuse("platform.record-not-found");
        return { body: { from, size: top.size, checkpoint: top.note, proof: from > top.size ? null : (await proveConsistency(database.worker.db, from, top.size)).map((hash) => hash.toString("hex")) } };
      },
    }),
    signedInRoute({
      ...read, data: "compartmented", allowed: "member", method: "GET", path: "/api/ledger/:id/proof", action: "ledger.inclusion-proved", summary: "The RFC 6962 inclusion proof of an entry the caller may see.",
      handle: async (ctx, call) =>
        ctx.transaction(async (db) => {
          const { rows } = await sql<{ leafIndex: number; leafHash: Buffer }>`select leaf_index as "leafIndex", leaf_hash as "leafHash" from ledger.entry where id = ${call.params["id"]} and leaf_index is not null and ${entryWithin(db)}`.execute(db);
          const { rows: tops } = await sql<{ size: number; note: string }>`select size, note from ledger.checkpoint order by size desc limit 1`.execute(db);
          const [entry] = rows;
          const [top] = tops;
          if (!entry || !top) return refuse("platform.record-not-found");
          const proof = await proveInclusion(db, entry.leafIndex, top.size);
          return { body: { leafIndex: entry.leafIndex, leafHash: entry.leafHash.toString("hex"), size: top.size, proof: proof.map((hash) => hash.toString("hex")), checkpoint: top.note } };
        }),
    }),
  ];
}

/** Entries of the caller's offices, but of records that are kept from the caller: that they are written on would tell that they are there. */
function entryWithin(db: Db): RawBuilder<unknown> {
  return sql`(${withinBeside(db, "entry", sql`whole.id = entry.record_id`)} and (entry.record_id is null or not record.is_withheld(entry.record_id)))`;
}

/** Asks first which stored hashes the proof is made of: a handful, however long the ledger is. */
async function proveConsistency(db: Db, from: number, size: number): Promise<Buffer[]> {
  const wanted = new Map<string, { level: number; position: number }>();
  consistencyProof(from, size, (level, position) => {
    wanted.set(`${level}/${position}`, { level, position });
    return Buffer.alloc(32);
  });
  const places = [...wanted.values()];
  const { rows } = await sql<{ level: number; position: number; hash: Buffer }>`
    select node.level, node.position, node.hash from ledger.node
      join unnest(${places.map(({ level }) => level)}::int[], ${places.map(({ position }) => position)}::bigint[]) as place (level, position) using (level, position)
  `.execute(db);
  const known = new Map(rows.map((node) => [`${node.level}/${node.position}`, node.hash]));
  return consistencyProof(from, size, (level, position) => known.get(`${level}/${position}`) ?? refuse("platform.record-not-found"));
}
