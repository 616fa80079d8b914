import type { PoolClient } from "pg";
import type { Pool } from "#platform/database/pools.ts";
import { refuse } from "#platform/refusal.ts";

const lockKey = 7_311_102;

/**
 * One import at a time: the staged rows and the order of releases belong to one file. The lock is the connection's and ends with it,
 * so a killed import holds it only until the server has noticed; the next one waits that long and no longer.
 */
export async function withImportLock<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.raw.connect();
  let isBroken = true;
  try {
    await client.query("set lock_timeout = '20s'");
    await client.query("select pg_advisory_lock($1)", [lockKey]).catch((error: unknown) => {
      if (error instanceof Error && "code" in error && error.code === "55P03") refuse("information.import-busy");
      throw error;
    });
    await client.query("reset lock_timeout");
    const answer = await work(client);
    isBroken = false;
    return answer;
  } finally {
    // A connection on which something failed may still be in the middle of a COPY: it is closed, and the lock with it.
    if (!isBroken) await client.query("select pg_advisory_unlock($1)", [lockKey]);
    client.release(isBroken);
  }
}
