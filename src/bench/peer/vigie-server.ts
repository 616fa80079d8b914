import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Client } from "pg";
import { connectAdministrator } from "#platform/database/pools.ts";
import { freePort } from "#platform/database/engine/address.ts";
import { seat, type Served } from "../served.ts";
import { answers, startProcess } from "./processes.ts";

export type Vigie = Omit<Served, "base" | "stop"> & { readonly port: number; readonly pid: number; readonly admin: Client; readonly environment: Readonly<Record<string, string | undefined>> };

/** A whole Vigie in a process of its own on an empty embedded database, reachable from this machine alone. */
export async function startVigie(stack: AsyncDisposableStack): Promise<Vigie> {
  const data = mkdtempSync(join(tmpdir(), "vigie-bench-"));
  stack.defer(() => rmSync(data, { recursive: true, force: true }));
  const port = await freePort();
  const base = `http://localhost:${port}`;
  const environment = { ...process.env, PORT: String(port), VIGIE_DATA: data, VIGIE_ORIGIN: base, DATABASE_URL: "" };
  const server = await startProcess(stack, { command: process.execPath, words: [join(import.meta.dirname, "vigie-alone.ts")], folder: data, environment });
  await answers(`http://127.0.0.1:${port}/healthz`, server, 60);
  const seated = await seat(data, base);
  stack.defer(() => seated.database.close());
  const admin = await connectAdministrator(seated.database.engine);
  stack.defer(() => admin.end());
  return { ...seated, port, pid: server.pid, admin, environment };
}
