import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureScreens } from "../web/build.ts";

export type StartUp = { firstStartSeconds: number; laterStartSeconds: number; atRestMegabytes: number | null; reach: { firstStartSeconds: 10; laterStartSeconds: 3; atRestMegabytes: 400 } };

/** From the command to the ready line on an empty and on a used data directory, and the memory of all its processes when nobody is there. */
export async function startUp(): Promise<StartUp> {
  await ensureScreens();
  const data = mkdtempSync(join(tmpdir(), "vigie-start-"));
  try {
    const first = await start(data);
    await stop(first.server);
    const later = await start(data);
    await wait(5_000);
    const atRestMegabytes = memoryOf(later.server.pid ?? 0);
    await stop(later.server);
    return { firstStartSeconds: first.seconds, laterStartSeconds: later.seconds, atRestMegabytes, reach: { firstStartSeconds: 10, laterStartSeconds: 3, atRestMegabytes: 400 } };
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

async function start(data: string): Promise<{ server: ChildProcess; seconds: number }> {
  const begun = performance.now();
  const environment = { ...process.env, PORT: "8473", VIGIE_DATA: data, VIGIE_ORIGIN: "http://localhost:8473", DATABASE_URL: "" };
  const server = spawn(process.execPath, [join(import.meta.dirname, "..", "server.ts")], { env: environment, stdio: ["ignore", "pipe", "ignore"] });
  await once(server.stdout, "data");
  return { server, seconds: Math.round((performance.now() - begun) / 10) / 100 };
}

async function stop(server: ChildProcess): Promise<void> {
  const ended = once(server, "exit");
  server.kill("SIGTERM");
  await ended;
}

/**
 * Proportional set size of the process and everything it started: pages that PostgreSQL's processes share are counted once, which
 * the usual resident size does not do. Null where the kernel does not tell.
 */
function memoryOf(root: number): number | null {
  const family = [root];
  try {
    const parents = readdirSync("/proc").filter((name) => /^\d+$/.test(name)).map((name) => ({ pid: Number(name), parent: parentOf(name) }));
    for (const pid of family) for (const one of parents) if (one.parent === pid) family.push(one.pid);
    const kilobytes = family.map((pid) => Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1] ?? 0));
    return Math.round(kilobytes.reduce((sum, one) => sum + one, 0) / 1024);
  } catch {
    return null;
  }
}

function parentOf(pid: string): number {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
