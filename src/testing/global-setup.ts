import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { openEngine, type Engine } from "#platform/database/engine/open-engine.ts";
import { openDatabaseOn } from "#platform/database/open-database.ts";
import { findChromium } from "./chromium.ts";
import { connectAdministrator } from "#platform/database/pools.ts";

declare module "vitest" {
  export interface ProvidedContext {
    database: { admin: Engine["admin"]; dataDirectory: string; template: string };
  }
}

/**
 * One PostgreSQL per run: the embedded one, or the server of DATABASE_URL. A migrated template is made once; every test file clones
 * it, which takes a fraction of a second.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const dataDirectory = mkdtempSync(join(tmpdir(), "vigie-test-"));
  // Here and not in the first test that needs it: installing one may take longer than a test may wait.
  await findChromium();
  const engine = await openEngine({ dataDirectory, databaseUrl: process.env["DATABASE_URL"], log: () => undefined });
  const template = `vigie_template_${process.pid}`;
  await onAdministrator(engine, `create database ${template}`);
  const database = await openDatabaseOn({ ...engine, admin: { ...engine.admin, database: template }, stop: async () => undefined }, dataDirectory);
  await database.close();
  project.provide("database", { admin: engine.admin, dataDirectory, template });
  return async () => {
    await onAdministrator(engine, `drop database ${template} with (force)`);
    await engine.stop();
    rmSync(dataDirectory, { recursive: true, force: true });
  };
}

async function onAdministrator(engine: Engine, statement: string): Promise<void> {
  const admin = await connectAdministrator(engine);
  await admin.query(statement);
  await admin.end();
}
