import { chownSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ownFolder } from "./choose-account.ts";
import type { Owner } from "./data-folder.ts";
import { EngineRefused } from "./engine-refused.ts";
import type { Address } from "./settings.ts";

export type ChosenAddress = Address & { readonly temporarySocketDirectory?: string };

/** The kernel's limit of a socket's path, without the closing zero: 108 bytes on Linux, 104 on macOS; see unix(7). */
const longestSocketPath = process.platform === "linux" ? 107 : 103;
const port = 5432;

/**
 * A socket in a private folder: nothing listens on the network and no other account can even try a password. Windows has no
 * such folder, so there it is a free port of this machine alone, with the password. The caller knows that no server runs.
 */
export async function chooseAddress(dataDirectory: string, owner: Owner | undefined): Promise<ChosenAddress> {
  if (process.platform === "win32") return { host: "127.0.0.1", port: await freePort() };
  const folder = join(dataDirectory, "run");
  if (fits(folder)) {
    // After a power cut the old socket's lock file names a process number that may be another program's now, and PostgreSQL
    // would refuse to start. No server runs here any more, so nothing in the folder is in use.
    rmSync(folder, { recursive: true, force: true });
    return { host: ownFolder(dataDirectory, "run", owner), port };
  }
  const temporary = mkdtempSync(join(fits(join(tmpdir(), "vigie-XXXXXX")) ? tmpdir() : "/tmp", "vigie-"));
  if (!fits(temporary)) {
    rmSync(temporary, { recursive: true });
    throw new EngineRefused(`The path ${folder} is too long for a socket, and so is ${tmpdir()}: choose a shorter directory with VIGIE_DATA.`);
  }
  if (owner) chownSync(temporary, owner.uid, owner.gid);
  return { host: temporary, port, temporarySocketDirectory: temporary };
}

// A comma or a quote would end the name in PostgreSQL's list of directories.
const fits = (folder: string) => Buffer.byteLength(join(folder, `.s.PGSQL.${port}`)) <= longestSocketPath && !/[,"]/.test(folder);

/** A port of this machine on which nothing listened a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new EngineRefused("No free port was found on this machine: close some programs and start again.");
  return address.port;
}
