import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { connectAdministrator } from "#platform/database/pools.ts";
import { openDatabase, type Database } from "#platform/database/open-database.ts";

export type BenchDatabase = { readonly dataDirectory: string; readonly database: Database; readonly admin: Client; close(): Promise<void> };

/** A new embedded engine with nothing in it, and one connection of its administrator. */
export async function openBenchDatabase(): Promise<BenchDatabase> {
  const dataDirectory = mkdtempSync(join(tmpdir(), "vigie-bench-"));
  const database = await openDatabase({ dataDirectory, log: () => undefined });
  const admin = await connectAdministrator(database.engine);
  return {
    dataDirectory,
    database,
    admin,
    close: async () => {
      await admin.end();
      await database.close();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}
