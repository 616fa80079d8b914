import { chmodSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { Engine } from "./engine.ts";
import { readRecord } from "./engine-record.ts";
import { openEngine } from "./open-engine.ts";
import { asVigie, runProcess, type Finished } from "./run-process.ts";

/** What the trials of the engine share: scratch directories, a query, and rough handling of processes and disks. */

type Undo = () => void | Promise<void>;
const undo: Undo[] = [];

/** For afterEach: stops engines, unmounts disks and removes folders in the reverse order of their making. */
export async function cleanUp(): Promise<void> {
  for (const step of undo.splice(0).reverse()) await step();
}

function laterUndo(step: Undo): void {
  undo.push(step);
}

export function scratchDirectory(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "vigie-engine-")));
  chmodSync(folder, 0o711);
  laterUndo(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

let used: Promise<string> | undefined;

/** A directory in which an engine ran and was stopped. Only the first is made; the others are copies, because making one takes seconds. */
export async function usedDirectory(): Promise<string> {
  used ??= makeUsed();
  const copy = scratchDirectory();
  await must("cp", "-a", `${await used}/.`, copy);
  return copy;
}

async function makeUsed(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "vigie-engine-"));
  chmodSync(folder, 0o711);
  await (await openEngine({ dataDirectory: folder, log: () => undefined })).stop();
  return folder;
}

/** For afterAll. */
export async function removeUsed(): Promise<void> {
  if (used) rmSync(await used, { recursive: true, force: true });
  used = undefined;
}

export async function openForTrial(dataDirectory: string, lines: string[] = []): Promise<Engine> {
  const engine = await openEngine({ dataDirectory, log: (line) => lines.push(line) });
  laterUndo(engine.stop);
  return engine;
}

export async function connect({ admin }: Engine): Promise<pg.Client> {
  const client = new pg.Client(admin);
  // The trials kill servers under open connections; the query in flight reports it.
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

export async function ask<Row extends pg.QueryResultRow>(engine: Engine, question: string): Promise<Row[]> {
  const client = await connect(engine);
  try {
    return (await client.query<Row>(question)).rows;
  } finally {
    await client.end();
  }
}

/** Numbers of the server process and all its children. */
export async function serverProcesses(dataDirectory: string): Promise<number[]> {
  const pid = readRecord(dataDirectory)?.postmaster?.pid;
  if (pid === undefined) throw new Error(`no server is recorded in ${dataDirectory}`);
  const { output } = await runProcess(asVigie, "ps", ["-A", "-o", "pid=,ppid="]);
  const pairs = output.split("\n").map((line) => line.trim().split(/\s+/).map(Number));
  return [pid, ...pairs.filter(([, parent]) => parent === pid).map(([child]) => child ?? 0)];
}

/** The parent gets the signal first, so that it makes no children meanwhile. */
export function signalAll(pids: readonly number[], signal: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch {
      // A child that ended by itself between the list and the signal is what the trial wants anyway.
    }
  }
}

export async function must(command: string, ...words: string[]): Promise<Finished> {
  const finished = await runProcess(asVigie, command, words);
  if (finished.code !== 0) throw new Error(`${command} ${words.join(" ")}: ${finished.output}`);
  return finished;
}

/** Mounts a disk for the rest of the trial. */
export async function mountDisk(folder: string, ...words: string[]): Promise<void> {
  await must("mount", ...words, folder);
  laterUndo(() => must("umount", folder).then(() => undefined));
}

/** Whether this machine lets us mount, asked by doing it. */
export async function canMount(kind: "tmpfs" | "loop"): Promise<boolean> {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return false;
  if (kind === "loop" && !/\bext4\b/.test(readFileSync("/proc/filesystems", "utf8"))) return false;
  try {
    const folder = scratchDirectory();
    if (kind === "tmpfs") {
      await mountDisk(folder, "-t", "tmpfs", "-o", "size=1m", "none");
      return true;
    }
    const disk = join(scratchDirectory(), "disk");
    await must("truncate", "--size=8M", disk);
    await must("mkfs.ext4", "-q", "-F", disk);
    await mountDisk(folder, "-o", "loop", disk);
    return true;
  } catch {
    return false;
  } finally {
    await cleanUp();
  }
}
