import { createHash, randomUUID } from "node:crypto";
import { Kysely, PostgresDialect } from "kysely";
import type { PoolClient } from "pg";
import type { Db, Pool } from "./pools.ts";
import { asPrepared } from "./prepared.ts";
import { noReach, reachingAs, type Reach } from "./reach.ts";

/** HMAC-SHA-256 with its two padded keys spelled out, so that PostgreSQL can check it with its built-in sha256() alone. */
export type ContextKey = { readonly inner: Buffer; readonly outer: Buffer };

export type ContextOwner = { readonly userId: string; readonly sessionId: string; readonly assurance: 1 | 2; readonly reach: Reach };

/** RFC 2104: the key, padded to the block of 64 bytes, exclusive-or 0x36 and 0x5c. */
export function contextKeys(secret: Buffer): ContextKey {
  if (secret.length > 64) throw new RangeError("a context key has at most 64 bytes");
  const block = Buffer.alloc(64);
  secret.copy(block);
  return { inner: Buffer.from(block.map((byte) => byte ^ 0x36)), outer: Buffer.from(block.map((byte) => byte ^ 0x5c)) };
}

/** `user|session|assurance|connection.nonce|mac`, as access.verified_context() expects it. */
export function signContext(key: ContextKey, owner: ContextOwner, backendPid: number): string {
  const message = [owner.userId, owner.sessionId, String(owner.assurance), `${backendPid}.${randomUUID()}`].join("|");
  const inner = createHash("sha256").update(key.inner).update(message).digest();
  return `${message}|${createHash("sha256").update(key.outer).update(inner).digest("hex")}`;
}

/**
 * Runs work in one transaction as this person; without a person (`null`) row-level security shows nothing. The first statement of the work does
 * not wait until the database has said that the transaction began: the connection keeps their order, and where it cannot begin, nothing
 * that follows has anybody's rights. When a part of the work fails, another part that still goes on finds the transaction over: its connection
 * may be somebody else's by then.
 */
export async function inContext<T>(pool: Pool, key: ContextKey, owner: ContextOwner | null, work: (db: Db) => Promise<T>): Promise<T> {
  const client = await pool.raw.connect();
  let [isBroken, isOver] = [false, false];
  try {
    const context = owner ? `; set local vigie.ctx = '${signContext(key, owner, backendOf(client))}'` : "";
    const [, result] = await Promise.all([client.query(`begin${context}`), work(reachingAs(onClient(client, () => isOver), owner?.reach ?? noReach))]);
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback").catch(() => {
      isBroken = true;
    });
    throw error;
  } finally {
    isOver = true;
    client.release(isBroken);
  }
}

function backendOf(client: PoolClient): number {
  if ("processID" in client && typeof client.processID === "number") return client.processID;
  throw new Error("the database connection does not know its backend");
}

/** The query builder on one connection, whose life belongs to the caller. */
function onClient(client: PoolClient, isOver: () => boolean): Db {
  const query = new Proxy(client.query.bind(client), {
    apply: (ask, self, [text, ...rest]) => {
      if (isOver()) return Promise.reject(new Error("the transaction is over"));
      // The driver of the query builder knows no names.
      return Reflect.apply(ask, self, [typeof text === "string" ? (asPrepared(text) ?? text) : text, ...rest]);
    },
  });
  const single = { connect: async () => ({ query, release: () => undefined }), end: async () => undefined };
  return new Kysely<unknown>({ dialect: new PostgresDialect({ pool: single }) });
}
