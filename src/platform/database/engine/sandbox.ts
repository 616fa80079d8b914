import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { asVigie, runProcess } from "./run-process.ts";

/** What a throw-away process may use of memory (S50). */
export const sandboxBytes = 512 * 1024 * 1024;

/** Ways to a network of one's own, in which there is nothing: as root, and as anybody where the system lets people have namespaces. */
const waysWithoutNetwork = [["unshare", "--net", "--"], ["unshare", "--user", "--map-current-user", "--net", "--"]] as const;

let found: Promise<readonly string[]> | undefined;

/** The wrapper that takes a process off the network; empty where the system has none (macOS, Windows, a closed container). */
export function wrapperWithoutNetwork(): Promise<readonly string[]> {
  found ??= (async () => {
    for (const [program, ...words] of process.platform === "linux" ? waysWithoutNetwork : []) {
      if ((await runProcess(asVigie, program, [...words, "true"])).code === 0) return [program, ...words];
    }
    return [];
  })();
  return found;
}

/**
 * Node's own second layer: the program reads its folder, the installed packages, the files it is given by name and nothing else, writes nothing and starts nothing. Native packages may be
 * loaded, because the typesetter is one.
 */
export function permissionsFor(program: string, files: readonly string[] = []): string[] {
  const root = join(import.meta.dirname, "..", "..", "..", "..");
  return ["--permission", "--allow-addons", "--disable-warning=PERM0001", `--max-old-space-size=${sandboxBytes / 1024 / 1024}`, ...[dirname(program), join(root, "node_modules"), join(root, "package.json"), ...files].map((path) => `--allow-fs-read=${path}`)];
}

/** How much memory a process holds now; 0 where the system does not say. */
export function residentBytes(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
