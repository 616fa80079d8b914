import type { Database } from "#platform/database/open-database.ts";
import { rewriteTables } from "#platform/database/rewrite-tables.ts";
import { endShredding, sealedTables, whenAskedToShred } from "../store/shredding.ts";

/**
 * What was deleted leaves the files of the database within minutes (S36). What still lies on the disk below them is the disk's encryption to cover, and
 * backups of before end after their time.
 */
export async function shredDeleted({ engine, worker }: Database): Promise<void> {
  const askedAt = await whenAskedToShred(worker.db);
  if (askedAt === undefined) return;
  await rewriteTables(engine, sealedTables);
  await endShredding(worker.db, askedAt);
}
