import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { EngineRefused } from "./engine-refused.ts";
import { readRecord } from "./engine-record.ts";
import { isSameProcess } from "./process-identity.ts";

export type DirectoryLock = { release(): void };

/** Kept here so that a lock lives as long as the process, even if its owner forgets the handle. */
const held = new Set<DatabaseSync>();

/** SQLite's code for "another connection holds the lock"; https://www.sqlite.org/rescode.html#busy */
const busy = 5;

/**
 * Takes the data directory for this process. The guard is a lock of the operating system, which ends with the process and so
 * needs no guess whether an old owner is dead. Node has no call for it, but its SQLite takes one on an empty file; nothing is
 * ever written there. The same process must not open that file by other means: on Unix that would drop the lock. A recorded
 * owner that is alive is therefore refused as well.
 */
export function lockDirectory(dataDirectory: string): DirectoryLock {
  const file = join(dataDirectory, "vigie.lock");
  createPrivately(file);
  const database = takeLock(file, dataDirectory);
  const owner = readRecord(dataDirectory)?.vigie;
  if (owner && owner.pid !== process.pid && owner.started !== undefined && isSameProcess(owner)) {
    database.close();
    throw inUse(dataDirectory);
  }
  held.add(database);
  return {
    release: () => {
      if (held.delete(database)) database.close();
    },
  };
}

function createPrivately(file: string): void {
  try {
    closeSync(openSync(file, "wx", 0o600));
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
}

function takeLock(file: string, dataDirectory: string): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { timeout: 0 });
    database.exec("begin exclusive");
    return database;
  } catch (error) {
    database?.close();
    if (error instanceof Error && "errcode" in error && error.errcode === busy) throw inUse(dataDirectory);
    throw new EngineRefused(
      `The data directory ${dataDirectory} cannot be locked (${String(error)}), so a second Vigie could damage it: put it on a local disk this account can write to.`,
    );
  }
}

function inUse(dataDirectory: string): EngineRefused {
  const owner = readRecord(dataDirectory)?.vigie.pid;
  const name = owner === undefined ? "another Vigie" : `another Vigie (process ${owner})`;
  return new EngineRefused(`The data directory ${dataDirectory} is in use by ${name}: stop that one first, or give this one its own directory with VIGIE_DATA.`);
}
