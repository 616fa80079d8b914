import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { EngineRefused } from "./engine-refused.ts";
import type { EngineRecord } from "./engine-record.ts";
import { answersSignals, isAlive, isSameProcess, mayServeFolder } from "./process-identity.ts";

/**
 * After a crash of Vigie its server may still run, for instance while it finishes the stop the watcher asked for. The caller
 * holds the lock, so no living Vigie owns it: it is stopped in order. A server Vigie did not start is left alone and refused.
 */
export async function stopOrphan(postgresFolder: string, record: EngineRecord | undefined, log: (line: string) => void): Promise<void> {
  if (record?.temporarySocketDirectory) rmSync(record.temporarySocketDirectory, { recursive: true, force: true });
  const pid = readServerPid(postgresFolder);
  if (pid === undefined) {
    // A power cut can leave the file empty, and PostgreSQL then asks for a person to remove it.
    rmSync(serverPidFile(postgresFolder), { force: true });
    return;
  }
  if (!(await mayServeFolder(pid, postgresFolder))) {
    if (answersSignals(pid)) disownServerPid(postgresFolder);
    return;
  }
  if (record?.postmaster?.pid !== pid || !isSameProcess(record.postmaster)) {
    // While it was looked at, the server may have finished the stop that the watcher asked for.
    if (!isAlive(pid)) return;
    throw new EngineRefused(
      `The database in ${postgresFolder} is in use by PostgreSQL process ${pid}, which Vigie did not start: stop it with "kill -INT ${pid}", then start Vigie again.`,
    );
  }
  log(`database: stopping the server (process ${pid}) a crashed Vigie left behind`);
  await stopAndWait(pid);
}

/** Fast shutdown first; if a disk is so slow that it does not end, the immediate one, which recovery makes whole again. */
async function stopAndWait(pid: number): Promise<void> {
  for (const signal of ["SIGINT", "SIGQUIT"] as const) {
    signalIfAlive(pid, signal);
    const limit = Date.now() + 30_000;
    while (Date.now() < limit) {
      if (!isAlive(pid)) return;
      await wait(20);
    }
  }
  throw new EngineRefused(`PostgreSQL process ${pid} of an earlier Vigie does not stop: restart the machine, or end it with "kill -QUIT ${pid}".`);
}

function signalIfAlive(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended between the look and the signal, which is what was wanted.
  }
}

const serverPidFile = (postgresFolder: string) => join(postgresFolder, "postmaster.pid");

function readServerPid(postgresFolder: string): number | undefined {
  try {
    const pid = Number(readFileSync(serverPidFile(postgresFolder), "utf8").split("\n")[0]);
    // A negative number marks a server that ran alone, for repair.
    return Number.isInteger(pid) && pid !== 0 ? Math.abs(pid) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The number now belongs to a process that is no server on this folder (a container started again, a reused number), and
 * PostgreSQL would refuse to start because of it. The file is not removed: its further lines let PostgreSQL find surviving
 * children by their shared memory. Our own number in the first line keeps that check, for PostgreSQL skips its parent's.
 */
function disownServerPid(postgresFolder: string): void {
  const [, ...rest] = readFileSync(serverPidFile(postgresFolder), "utf8").split("\n");
  writeFileSync(serverPidFile(postgresFolder), [String(process.pid), ...rest].join("\n"), { flush: true });
}
