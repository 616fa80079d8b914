import { chmodSync, chownSync, existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { privateFolder, type Owner } from "./data-folder.ts";
import { EngineRefused } from "./engine-refused.ts";
import { copyNative, installedNative, linkLibraries, program, type NativeFolder } from "./native-folder.ts";
import { asVigie, runProcess, type Finished, type RunAs } from "./run-process.ts";

/** Which account the database runs as, who then owns its files, and which copy of the binaries it can reach. */
export type Account = { readonly runAs: RunAs; readonly owner: Owner | undefined; readonly native: NativeFolder };

/** The account "nobody" of Linux and most Unix systems. */
const nobody = 65534;

/** PostgreSQL refuses to run as root, and rightly; any other account runs it as itself. */
export async function chooseAccount(dataDirectory: string, log: (line: string) => void): Promise<Account> {
  const installed = installedNative();
  const linked = linkLibraries(installed);
  const engineFolder = join(dataDirectory, "engine");
  if (process.getuid?.() !== 0) {
    const native = linked ? installed : copyNative(installed, engineFolder, undefined);
    return acceptIfRuns({ runAs: asVigie, owner: undefined, native }, await tryBinaries(asVigie, native));
  }
  const owner = ownerOfData(dataDirectory);
  letThrough(dataDirectory, owner);
  const direct: RunAs = { wrapper: [], ...owner };
  if (await reaches(direct, dataDirectory)) {
    if (linked && (await tryBinaries(direct, installed)).code === 0) return { runAs: direct, owner, native: installed };
    const native = copyNative(installed, engineFolder, owner);
    return acceptIfRuns({ runAs: direct, owner, native }, await tryBinaries(direct, native));
  }
  return detour(dataDirectory, owner, linked ? installed : copyNative(installed, engineFolder, owner), log);
}

/** A folder above the data is closed to that account, and it is not ours to open: the database gets a narrow way through instead. */
async function detour(dataDirectory: string, owner: Owner, native: NativeFolder, log: (line: string) => void): Promise<Account> {
  const root = { uid: 0, gid: 0 };
  const ways: readonly Account[] = [
    // Reading and passing folders suffices; containers often drop that right and keep the wider one.
    { runAs: { wrapper: withCapability(owner, "dac_read_search") }, owner, native },
    { runAs: { wrapper: withCapability(owner, "dac_override") }, owner, native },
    // Root outside, nobody inside: the files stay root's.
    { runAs: { wrapper: ["unshare", "--user", `--map-user=${nobody}`] }, owner: root, native },
  ];
  for (const way of ways) {
    if ((await reaches(way.runAs, dataDirectory)) && (await tryBinaries(way.runAs, native)).code === 0) {
      log(`database: a folder above ${dataDirectory} is closed to the unprivileged account, so it starts through ${way.runAs.wrapper[0]}`);
      return way;
    }
  }
  throw new EngineRefused(
    `PostgreSQL may not run as root, and the unprivileged account (user ${owner.uid}) cannot enter ${dataDirectory}: start Vigie as an ordinary user, or choose a directory outside closed folders such as /root with VIGIE_DATA.`,
  );
}

function withCapability(owner: Owner, capability: string): readonly string[] {
  return ["setpriv", `--reuid=${owner.uid}`, `--regid=${owner.gid}`, "--clear-groups", `--inh-caps=+${capability}`, `--ambient-caps=+${capability}`];
}

/** Data an ordinary user made keeps its owner when root starts Vigie once, so that the user can still start it afterwards. */
function ownerOfData(dataDirectory: string): Owner {
  const folder = join(dataDirectory, "postgres");
  const { uid, gid } = existsSync(folder) ? statSync(folder) : { uid: 0, gid: 0 };
  return uid === 0 ? { uid: nobody, gid: nobody } : { uid, gid };
}

/** Our own directory, made for root alone, lets the database's group pass to its folders: pass, not list and not read. */
function letThrough(dataDirectory: string, owner: Owner): void {
  const { uid, mode } = statSync(dataDirectory);
  if (uid !== 0 || (mode & 0o077) !== 0) return;
  chownSync(dataDirectory, 0, owner.gid);
  chmodSync(dataDirectory, 0o710);
}

async function reaches(runAs: RunAs, folder: string): Promise<boolean> {
  const { code } = await runProcess(runAs, "/bin/sh", ["-c", 'cd "$1"', "vigie-probe", folder]);
  return code === 0;
}

const tryBinaries = (runAs: RunAs, native: NativeFolder): Promise<Finished> => runProcess(runAs, program(native, "postgres"), ["--version"]);

function acceptIfRuns(account: Account, { code, output }: Finished): Account {
  if (code === 0) return account;
  const reason = output.split("\n")[0] ?? "";
  throw new EngineRefused(
    `The PostgreSQL binaries in ${account.native.folder} do not run on this machine (${reason}): use a system with glibc (not musl), or name a PostgreSQL server in DATABASE_URL.`,
  );
}

/** The folders of the database, private to its account. A folder of another account is taken over by root and refused otherwise. */
export function ownFolder(dataDirectory: string, name: string, owner: Owner | undefined): string {
  const folder = privateFolder(join(dataDirectory, name), owner);
  const { uid } = statSync(folder);
  const me = process.getuid?.();
  if (owner === undefined && me !== undefined && uid !== me) {
    throw new EngineRefused(
      `The folder ${folder} belongs to user ${uid}, but Vigie runs as user ${me}: start Vigie as the user who made it, or give it away with "chown -R ${me} ${dataDirectory}".`,
    );
  }
  return folder;
}
