import { chownSync, closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Account } from "./choose-account.ts";
import { privateFolder } from "./data-folder.ts";
import { EngineRefused } from "./engine-refused.ts";
import { program } from "./native-folder.ts";
import { runProcess } from "./run-process.ts";

export const administrator = "postgres";

/**
 * Makes the database files beside their final place and moves them there when they are complete, so that a power cut in the
 * middle leaves nothing that looks like a database. The password travels in a private file that is deleted at once: arguments
 * and environment of a process can be read by others.
 */
export async function createDatabaseFiles(dataDirectory: string, account: Account, password: string): Promise<string> {
  const making = join(dataDirectory, "postgres.new");
  rmSync(making, { recursive: true, force: true });
  privateFolder(making, account.owner);
  const files = privateFolder(join(making, "data"), account.owner);
  const passwordFile = join(making, "password");
  try {
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (account.owner) chownSync(passwordFile, account.owner.uid, account.owner.gid);
    const { code, output } = await runProcess(account.runAs, program(account.native, "initdb"), [
      `--pgdata=${files}`,
      `--username=${administrator}`,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--data-checksums",
      "--encoding=UTF8",
      // The built-in locale sorts the same on every system, so a restored database keeps valid indexes.
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--locale=C",
    ]);
    if (code !== 0) throw notCreated(dataDirectory, output);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  const place = join(dataDirectory, "postgres");
  renameSync(files, place);
  rmSync(making, { recursive: true });
  flushFolder(dataDirectory);
  return place;
}

/** The new names must be on the disk before anything is acknowledged. Windows writes them by itself and knows no such call. */
function flushFolder(folder: string): void {
  if (process.platform === "win32") return;
  const descriptor = openSync(folder, "r");
  fsyncSync(descriptor);
  closeSync(descriptor);
}

function notCreated(dataDirectory: string, output: string): EngineRefused {
  if (/No space left|quota exceeded/i.test(output)) {
    return new EngineRefused(`The disk of the data directory ${dataDirectory} is full: free some space or move the directory, then start again.`);
  }
  const reason = output.split("\n").find((line) => /error|fatal|panic/i.test(line)) ?? "no reason given";
  return new EngineRefused(`The database could not be created in ${dataDirectory} (${reason}): correct this, then start again.`);
}
