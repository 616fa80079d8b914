import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { ProcessIdentity } from "./process-identity.ts";

/** Who opened this data directory and which database server it started: what the next start needs after a crash. */
export const EngineRecord = v.object({
  vigie: ProcessIdentity,
  postmaster: v.optional(ProcessIdentity),
  temporarySocketDirectory: v.optional(v.string()),
});
export type EngineRecord = v.InferOutput<typeof EngineRecord>;

const fileOf = (dataDirectory: string) => join(dataDirectory, "engine.json");

/** An unreadable record is treated as none: it only helps to clean up, the lock protects the data. */
export function readRecord(dataDirectory: string): EngineRecord | undefined {
  try {
    return v.parse(EngineRecord, JSON.parse(readFileSync(fileOf(dataDirectory), "utf8")));
  } catch {
    return undefined;
  }
}

export function writeRecord(dataDirectory: string, record: EngineRecord): void {
  const file = fileOf(dataDirectory);
  writeFileSync(`${file}.new`, JSON.stringify(record), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

export function removeRecord(dataDirectory: string): void {
  rmSync(fileOf(dataDirectory), { force: true });
}
