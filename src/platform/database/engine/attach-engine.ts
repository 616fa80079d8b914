import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { administrator } from "./create-database.ts";
import { administratorPassword } from "./administrator-password.ts";
import type { Engine } from "./engine.ts";
import { readRecord } from "./engine-record.ts";
import { isSameProcess } from "./process-identity.ts";

/**
 * The engine that a running Vigie keeps in this data directory, for commands that work beside the server; undefined when none runs.
 * Stopping it is left to whoever started it.
 */
export function attachEngine(dataDirectory: string): Engine | undefined {
  const record = readRecord(dataDirectory);
  if (!record?.postmaster || !isSameProcess(record.vigie) || !isSameProcess(record.postmaster)) return undefined;
  const address = process.platform === "win32" ? { host: "127.0.0.1", port: portOf(dataDirectory) } : { host: record.temporarySocketDirectory ?? join(dataDirectory, "run"), port: 5432 };
  const admin = { ...address, user: administrator, password: administratorPassword(dataDirectory, true), database: "vigie", ssl: false };
  return { kind: "embedded", admin, stop: async () => undefined };
}

/** The fourth line of postmaster.pid is the port. */
function portOf(dataDirectory: string): number {
  const file = join(dataDirectory, "postgres", "postmaster.pid");
  return existsSync(file) ? Number(readFileSync(file, "utf8").split("\n")[3]) : 5432;
}
