import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { chownSync, globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import pg from "pg";
import type { AdminConnection } from "#platform/database/engine/engine.ts";

/** PostgreSQL refuses to run as root; any other account will do. */
const unprivileged = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

/** The oldest server that Vigie runs on. */
const oldestMajor = 15;

/** The folder of the programs of the newest PostgreSQL server that the system brings, where Debian and Fedora put it. */
export function serverPrograms(): string | undefined {
  const found = globSync(["/usr/lib/postgresql/*/bin/initdb", "/usr/pgsql-*/bin/initdb"]).map((path) => ({ path, major: Number(/(\d+)\/bin/.exec(path)?.[1]) }));
  const fit = found.filter(({ major }) => major >= oldestMajor).toSorted((a, b) => b.major - a.major)[0];
  return fit && dirname(fit.path);
}

/** A server of the system's PostgreSQL on a socket of its own, as somebody else would run it. */
export async function openServer(programs: string): Promise<{ readonly admin: AdminConnection; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "vigie-pg-"));
  const [data, sockets, secret] = ["data", "run", "password"].map((name) => join(folder, name)) as [string, string, string];
  const password = randomBytes(12).toString("hex");
  for (const one of [data, sockets]) mkdirSync(one, { mode: 0o700 });
  writeFileSync(secret, password, { mode: 0o600 });
  if (unprivileged.uid !== undefined) for (const one of [folder, data, sockets, secret]) chownSync(one, unprivileged.uid, unprivileged.gid);
  const made = spawn(join(programs, "initdb"), ["-D", data, "-U", "keeper", `--pwfile=${secret}`, "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--data-checksums", "--no-sync"], { ...unprivileged, cwd: folder, stdio: "ignore" });
  const [code] = await once(made, "exit");
  if (code !== 0) throw new Error(`initdb ended with ${code}`);
  const server = spawn(join(programs, "postgres"), ["-D", data, "-k", sockets, "-c", "listen_addresses=", "-c", "max_connections=200"], { ...unprivileged, cwd: folder, stdio: "ignore" });
  const admin = { host: sockets, port: 5432, user: "keeper", password, database: "postgres", ssl: false };
  await reachable(admin, 100);
  return {
    admin,
    stop: async () => {
      const ended = once(server, "exit");
      server.kill("SIGINT");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function reachable(admin: AdminConnection, triesLeft: number): Promise<void> {
  const client = new pg.Client(admin);
  client.on("error", () => undefined);
  const failure = await client.connect().then(() => undefined, (error: unknown) => error);
  await client.end().catch(() => undefined);
  if (failure === undefined) return;
  if (triesLeft === 0) throw failure;
  await new Promise((resolve) => setTimeout(resolve, 100));
  await reachable(admin, triesLeft - 1);
}
