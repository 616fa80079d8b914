import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, statfsSync, statSync, lchownSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { EngineRefused } from "./engine-refused.ts";

/** The major version of the binaries pinned in package.json. */
const ourMajor = 18;

/** A start writes logs, recovery may write a few segments of 16 MB, and people then need room to correct things. */
const neededBytes = 128 * 1024 * 1024;

/** Makes the data directory if needed and answers its real path; refuses a disk that is read-only or full. */
export function prepareDataDirectory(dataDirectory: string): string {
  const wanted = resolve(dataDirectory);
  try {
    mkdirSync(wanted, { recursive: true, mode: 0o700 });
    const folder = realpathSync(wanted);
    refuseFullDisk(folder);
    const probe = join(folder, `.write-test-${process.pid}`);
    writeFileSync(probe, "x", { mode: 0o600 });
    rmSync(probe);
    return folder;
  } catch (error) {
    if (error instanceof EngineRefused) throw error;
    throw unwritable(wanted, error);
  }
}

function refuseFullDisk(folder: string): void {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (free >= neededBytes) return;
  throw new EngineRefused(
    `The disk of the data directory ${folder} is almost full (${megabytes(free)} MB free, ${megabytes(neededBytes)} MB needed): free some space or move the directory, then start again.`,
  );
}

const megabytes = (bytes: number) => Math.floor(bytes / 1024 / 1024);

function unwritable(folder: string, error: unknown): EngineRefused {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOSPC" || code === "EDQUOT") {
    return new EngineRefused(`The disk of the data directory ${folder} is full: free some space or move the directory, then start again.`);
  }
  if (code === "EROFS") {
    return new EngineRefused(`The data directory ${folder} is on a read-only disk: mount it writable or choose another with VIGIE_DATA.`);
  }
  return new EngineRefused(`The data directory ${folder} cannot be written (${String(code ?? error)}): give this account the right to write there, or choose another with VIGIE_DATA.`);
}

/** True when a complete database is there; refuses one another major version of PostgreSQL made. */
export function hasDatabase(postgresFolder: string): boolean {
  const file = join(postgresFolder, "PG_VERSION");
  if (!existsSync(file)) {
    if (existsSync(postgresFolder) && readdirSync(postgresFolder).length > 0) {
      throw new EngineRefused(`The folder ${postgresFolder} holds files but no PG_VERSION, so the database in it is damaged or foreign: restore it from a backup or move it away.`);
    }
    return false;
  }
  const major = Number(readFileSync(file, "utf8").trim());
  if (major === ourMajor) return true;
  const newer = major > ourMajor;
  throw new EngineRefused(
    newer
      ? `The database in ${postgresFolder} was made by PostgreSQL ${major}, newer than the ${ourMajor} of this Vigie: update Vigie, nothing was changed.`
      : `The database in ${postgresFolder} was made by PostgreSQL ${major}, older than the ${ourMajor} of this Vigie: export it with the Vigie that made it and import it here, nothing was changed.`,
  );
}

/** A private folder that belongs to the account the database runs as. */
export function privateFolder(folder: string, owner: Owner | undefined): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (owner && statSync(folder).uid !== owner.uid) giveTo(folder, owner);
  return folder;
}

export type Owner = { readonly uid: number; readonly gid: number };

/** Makes a folder and all in it the property of an account; links themselves, never what they point to. */
export function giveTo(folder: string, owner: Owner): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const inner = join(folder, entry.name);
    if (entry.isDirectory()) giveTo(inner, owner);
    else lchownSync(inner, owner.uid, owner.gid);
  }
  chownSync(folder, owner.uid, owner.gid);
}
