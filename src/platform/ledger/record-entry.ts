import { randomUUID } from "node:crypto";
import { sql, type Kysely } from "kysely";
import { prepared } from "../database/prepared.ts";

/** One thing that happened. It names people and records by random ids and content by a salted digest, never in words (S65). */
export type Entry = {
  /** Chosen by whoever keeps something beside the entry. */
  readonly id?: string;
  readonly actorId: string | null;
  /** In the past tense, `module.noun-verbed`. */
  readonly event: string;
  readonly recordId?: string;
  readonly version?: number;
  readonly compartmentId?: string;
  readonly label?: number;
  readonly digest?: Buffer;
};

/** Adds an entry in the caller's transaction, so that a change and its entry happen together or not at all (S63). */
export async function recordEntry(db: Kysely<unknown>, entry: Entry): Promise<void> {
  await sql`${prepared} 
    insert into ledger.entry (id, actor_id, event, record_id, version, compartment_id, label, digest)
    values (${entry.id ?? randomUUID()}, ${entry.actorId}, ${entry.event}, ${entry.recordId ?? null}, ${entry.version ?? null},
            ${entry.compartmentId ?? null}, ${entry.label ?? 0}, ${entry.digest ?? null})
  `.execute(db);
}
