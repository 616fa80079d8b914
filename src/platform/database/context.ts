import { createHash, randomBytes } from "node:crypto";
import { sql, type Kysely } from "kysely";
import type { Db } from "./pools.ts";

/** HMAC-SHA-256 with its two padded keys spelled out, so that PostgreSQL can check it with its built-in sha256() alone. */
export type ContextKey = { readonly inner: Buffer; readonly outer: Buffer };

export type ContextOwner = { readonly userId: string; readonly sessionId: string; readonly assurance: 1 | 2 };

/** RFC 2104: the key, padded to the block of 64 bytes, exclusive-or 0x36 and 0x5c. */
export function contextKeys(secret: Buffer): ContextKey {
  if (secret.length > 64) throw new RangeError("a context key has at most 64 bytes");
  const block = Buffer.alloc(64);
  secret.copy(block);
  return { inner: Buffer.from(block.map((byte) => byte ^ 0x36)), outer: Buffer.from(block.map((byte) => byte ^ 0x5c)) };
}

/** `user|session|assurance|connection.nonce|mac`, as access.verified_context() expects it. */
export function signContext(key: ContextKey, owner: ContextOwner, backendPid: number): string {
  const message = [owner.userId, owner.sessionId, String(owner.assurance), `${backendPid}.${randomBytes(9).toString("hex")}`].join("|");
  const inner = createHash("sha256").update(key.inner).update(message).digest();
  return `${message}|${createHash("sha256").update(key.outer).update(inner).digest("hex")}`;
}

/** Runs work in one transaction as this person; without a person (`null`) row-level security shows nothing. */
export async function inContext<T>(
  pool: Kysely<unknown>,
  key: ContextKey,
  owner: ContextOwner | null,
  work: (db: Db) => Promise<T>,
): Promise<T> {
  return pool.transaction().execute(async (db) => {
    if (owner) {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
      const context = signContext(key, owner, rows[0]?.pid ?? 0);
      await sql`select set_config('vigie.ctx', ${context}, true)`.execute(db);
    }
    return work(db);
  });
}
