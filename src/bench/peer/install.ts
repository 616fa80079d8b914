import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startProcess } from "./processes.ts";

/**
 * What a team would otherwise pick: Directus, a server for one's own tables with roles, filters, import and history. Its licence
 * is not one that the OSI approves: 11.x stands under the Business Source License 1.1 (in production only below 5 million dollars
 * of total finances; GPL 3 after three years), 12.x under the Monospace Sustainable Core License. So it is installed for this
 * comparison and is never a dependency.
 *
 * The last 11.x and not 12.x, because there a permission with a filter, which the restricted analyst needs, wants a license key.
 * And on a Node 22 of its own, as in its maker's image: the isolated-vm 5.0.3 it wants does not compile for Node 24
 * (directus/directus#26299).
 */
export const peer = { name: "Directus", version: "11.17.4", node: "22.23.3" } as const;

/** Why the comparison does not run, as one sentence. */
export class NoPeer extends Error {
  readonly lastLines: readonly string[];

  constructor(sentence: string, lastLines: readonly string[] = []) {
    super(sentence);
    this.lastLines = lastLines;
  }
}

export type Installed = { readonly folder: string; readonly node: string; readonly program: string; readonly licence: string };
type Environment = Readonly<Record<string, string | undefined>>;

const nodePackage = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;

/** Installs Directus and its Node into an empty folder with the npm of the PATH. */
export async function installPeer(stack: AsyncDisposableStack, folder: string, environment: Environment = process.env): Promise<Installed> {
  const ordinary = withoutProjectSettings(environment, readFileSync(join(import.meta.dirname, "..", "..", "..", ".npmrc"), "utf8"));
  const wanted = { private: true, dependencies: { directus: peer.version, [nodePackage]: peer.node }, allowScripts: { "isolated-vm": true } };
  writeFileSync(join(folder, "package.json"), JSON.stringify(wanted));
  // Of some thousand packages one alone has to be compiled before Directus starts, so only this one may run its script (S89).
  await npm(stack, folder, ordinary, ["install", "--ignore-scripts", "--no-audit", "--no-fund"]);
  await npm(stack, folder, headersOf(folder, ordinary), ["rebuild", "isolated-vm", "--ignore-scripts=false"]);
  const packages = join(folder, "node_modules");
  return {
    folder,
    node: join(packages, nodePackage, "bin", process.platform === "win32" ? "node.exe" : "node"),
    // Behind the command `directus`, which first asks the public registry whether there is a newer one.
    program: join(packages, "@directus", "api", "dist", "cli", "run.js"),
    licence: licenceIn(readFileSync(join(packages, "directus", "license"), "utf8")),
  };
}

/** Errors are wanted in any case: `npm run --silent` would otherwise silence this npm too, and with it the reason. */
async function npm(stack: AsyncDisposableStack, folder: string, environment: Environment, words: readonly string[]): Promise<void> {
  const isWindows = process.platform === "win32";
  const [command, first] = isWindows ? ["cmd.exe", ["/d", "/s", "/c", "npm.cmd"]] as const : ["npm", []] as const;
  const running = await startProcess(stack, { command, words: [...first, ...words, "--loglevel=error"], folder, environment }).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") throw new NoPeer(notInstalled("no npm was found on the PATH"));
    throw error;
  });
  const code = await running.ended;
  if (code !== 0) throw new NoPeer(notInstalled(npmReason(code, running.lastLines())), running.lastLines());
}

export function notInstalled(reason: string): string {
  return `${peer.name} ${peer.version} could not be installed (${reason}), so the comparison did not run.`;
}

/** npm's own code says enough; its sentences can name hosts and folders. */
export function npmReason(exitCode: number, lines: readonly string[]): string {
  const code = lines.map((line) => /^npm (?:error|ERR!) code (\S+)/.exec(line)?.[1]).find((found) => found !== undefined);
  return code === undefined ? `npm ended with code ${exitCode}` : `npm says ${code}`;
}

/**
 * npm hands the settings of the project it runs for to its scripts in the environment, where they would count for the temporary
 * folder too: there the client's ordinary settings hold.
 */
export function withoutProjectSettings(environment: Environment, npmrc: string): Environment {
  const keys = npmrc.split("\n").filter((line) => /^[a-z]/.test(line)).map((line) => `npm_config_${line.split("=")[0]?.trim().replaceAll("-", "_")}`);
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !keys.includes(name)));
}

/** Headers of the very Node that will load what is compiled; without them the compiler fetches them, or takes those of another. */
function headersOf(folder: string, environment: Environment): Environment {
  const home = join(folder, "node_modules", nodePackage);
  return existsSync(join(home, "include", "node", "node_version.h")) ? { ...environment, npm_config_nodedir: home } : environment;
}

function licenceIn(text: string): string {
  return /Business Source License [\d.]+|Monospace Sustainable Core License[^\n]*/.exec(text)?.[0] ?? "see the file license of the package";
}
