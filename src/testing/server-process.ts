import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { freePort } from "#platform/database/engine/address.ts";

/** A Vigie as `npm start` runs it, in a process of its own. */
export type ServerProcess = { readonly child: ChildProcess; readonly base: string; readonly port: number; readonly said: { out: string; err: string }; stop(): Promise<number | null> };

/** Starts the server and waits for its ready line. */
export async function startServerProcess(dataDirectory: string, environment: Readonly<Record<string, string>> = {}): Promise<ServerProcess> {
  const port = await freePort();
  const server = launch(dataDirectory, port, environment);
  const ready = Promise.withResolvers<void>();
  server.child.stdout?.on("data", () => server.said.out.includes("vigie: ready") && ready.resolve());
  server.child.on("exit", () => ready.reject(new Error(`the server ended: ${server.said.err}`)));
  await ready.promise;
  return server;
}

/** A start that is expected to end by itself. */
export async function refusedStart(dataDirectory: string): Promise<{ code: number | null; out: string; err: string }> {
  const { child, said } = launch(dataDirectory, await freePort(), {});
  const [code] = await once(child, "close");
  return { code, ...said };
}

function launch(dataDirectory: string, port: number, further: Readonly<Record<string, string>>): ServerProcess {
  const base = `http://localhost:${port}`;
  const environment = { PATH: process.env["PATH"], HOME: process.env["HOME"], PORT: String(port), VIGIE_DATA: dataDirectory, VIGIE_ORIGIN: base, ...further };
  const child = spawn(process.execPath, [join(import.meta.dirname, "..", "server.ts")], { env: environment, stdio: ["ignore", "pipe", "pipe"] });
  const said = { out: "", err: "" };
  child.stdout.on("data", (chunk: Buffer) => (said.out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (said.err += chunk.toString()));
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    await ended;
    return child.exitCode;
  };
  return { child, base, port, said, stop };
}
