import { spawn, type ChildProcess, type ChildProcessByStdio } from "node:child_process";
import { once } from "node:events";
import type { Readable, Writable } from "node:stream";

export type { ChildProcess };

/** Who a child runs as: a wrapper before the command, or another user set by the kernel at the moment of the start. */
export type RunAs = {
  readonly wrapper: readonly string[];
  readonly uid?: number;
  readonly gid?: number;
};

export const asVigie: RunAs = { wrapper: [] };

export type Finished = { readonly code: number | null; readonly output: string };

/**
 * Children get a short environment of our own: a PGDATA or PGOPTIONS of the operator must not change the engine, and no
 * secret of Vigie's environment may show in theirs.
 */
function childEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP } = process.env;
  return process.platform === "win32" ? { PATH, SystemRoot, TEMP, LC_ALL: "C" } : { PATH: `${PATH ?? ""}:/usr/sbin:/usr/bin:/sbin:/bin`, LC_ALL: "C" };
}

/** Runs a command to its end and answers what it wrote. A command that does not exist ends with code null. */
export async function runProcess(runAs: RunAs, command: string, words: readonly string[]): Promise<Finished> {
  const [program = command, ...rest] = [...runAs.wrapper, command, ...words];
  const { uid, gid } = runAs;
  const child = spawn(program, rest, { uid, gid, env: childEnvironment(), stdio: ["ignore", "pipe", "pipe"], windowsHide: true });
  const pieces: Buffer[] = [];
  child.stdout.on("data", (piece: Buffer) => pieces.push(piece));
  child.stderr.on("data", (piece: Buffer) => pieces.push(piece));
  try {
    await once(child, "close");
  } catch (error) {
    return { code: null, output: error instanceof Error ? error.message : String(error) };
  }
  return { code: child.exitCode, output: Buffer.concat(pieces).toString("utf8").trim() };
}

/** A program of this Node behind a wrapper, with an empty environment; its messages go nowhere. */
export function startSandboxed(wrapper: readonly string[], words: readonly string[]): ChildProcessByStdio<Writable, Readable, null> {
  const [program = process.execPath, ...rest] = [...wrapper, process.execPath, ...words];
  return spawn(program, rest, { env: childEnvironment(), stdio: ["pipe", "pipe", "ignore"], windowsHide: true });
}

/**
 * Starts a long-running command whose messages go to an open file. It leads its own session, so that Ctrl-C in the
 * operator's terminal reaches Vigie alone, which then stops its children in order.
 */
export function startProcess(runAs: RunAs, command: string, words: readonly string[], messages: number): ChildProcess {
  const [program = command, ...rest] = [...runAs.wrapper, command, ...words];
  const { uid, gid } = runAs;
  return spawn(program, rest, { uid, gid, env: childEnvironment(), stdio: ["ignore", messages, messages], detached: true, windowsHide: true });
}

/**
 * A shell that waits for the death of Vigie and then asks a process to stop. It holds the reading end of a pipe whose
 * writing end only Vigie has: the kernel closes it however Vigie ends, `kill -9` and out-of-memory included. The parent-death
 * signal of Linux was the alternative; macOS lacks it, and it fires when the starting thread ends, not the process.
 */
export function stopWhenVigieDies(runAs: RunAs, pid: number): ChildProcess {
  const { uid, gid } = runAs;
  const [program = "/bin/sh", ...rest] = [...runAs.wrapper, "/bin/sh", "-c", 'read -r line; kill -INT "$1"', "vigie-watch", String(pid)];
  const watcher = spawn(program, rest, { uid, gid, env: childEnvironment(), stdio: ["pipe", "ignore", "ignore"], detached: true });
  watcher.on("error", () => undefined);
  watcher.unref();
  return watcher;
}
