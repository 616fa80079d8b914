import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Context } from "../context.ts";
import type { Database } from "../database/open-database.ts";
import type { NewEvidence } from "../ledger/evidence.ts";
import { proveEntry } from "../ledger/prove-entry.ts";
import { sequenceEntries } from "../ledger/sequence.ts";
import { rawPublicKey, type LogKey } from "../ledger/signed-note.ts";
import { refuse } from "../refusal.ts";
import { readStatement } from "../rules/device-statement.ts";
import { stampOver } from "../timestamp/stamp-ledger.ts";
import { withinFile } from "./within-file.ts";

/** Whoever may see the file may prove it; asked as the viewer, another file does not exist. Proven against the earliest root over which a time authority has signed, or the newest one where none has. */
export async function proveFile(ctx: Context, { worker }: Database, logKey: LogKey, id: string): Promise<NewEvidence> {
  const found = await ctx.transaction(async (db) => {
    const { rows } = await sql<{ sha256: Buffer; statement: string | null }>`select sha256, device_statement as statement from attachment.file where id = ${id} and ${withinFile(db)}`.execute(db);
    return rows[0] ?? refuse("platform.record-not-found");
  });
  const entries = await placedEntries(worker, logKey, id);
  const added = entries.find(({ event }) => event === "attachment.file-added") ?? refuse("platform.record-not-found");
  const signed = entries.find(({ event }) => event === "attachment.device-signed");
  const stamp = await stampOver(worker.db, Math.max(...entries.map(({ leafIndex }) => leafIndex)));
  const proven = await proveEntry(worker.db, added.id, stamp);
  return {
    format: "vigie-evidence/2", sha256: found.sha256.toString("hex"), ...proven, logKey: rawPublicKey(logKey.publicKey).toString("base64url"),
    device: found.statement === null ? null : await deviceProof(found.statement, () => proveEntry(worker.db, signed?.id ?? refuse("platform.record-not-found"), { size: proven.size, note: proven.checkpoint })),
    timeToken: stamp ? { token: stamp.token.toString("base64"), sha256: createHash("sha256").update(stamp.token).digest("hex") } : null,
  };
}

type Entry = { readonly id: string; readonly event: string };
type Placed = Entry & { readonly leafIndex: number };
const pauseMs = 50;
const mostTries = 40;

/** They may be of a moment ago; whoever else gives places just now has the lock. */
async function placedEntries(worker: Database["worker"], logKey: LogKey, id: string): Promise<Placed[]> {
  for (let tried = 0; ; tried += 1) {
    await sequenceEntries(worker, logKey);
    const { rows } = await sql<Entry & { leafIndex: number | null }>`
      select id, event, leaf_index as "leafIndex" from ledger.entry where record_id = ${id} and event in ('attachment.file-added', 'attachment.device-signed')
    `.execute(worker.db);
    const placed = rows.flatMap(({ leafIndex, ...one }) => (leafIndex === null ? [] : [{ ...one, leafIndex }]));
    if (placed.length === rows.length || tried === mostTries) return placed;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

async function deviceProof(statement: string, prove: () => ReturnType<typeof proveEntry>): Promise<NewEvidence["device"]> {
  const { entry, leafIndex, proof } = await prove();
  return { statement: readStatement(statement) ?? refuse("platform.record-not-found"), entry, leafIndex, proof };
}
