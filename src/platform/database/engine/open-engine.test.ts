import { existsSync, mkdirSync, openSync, readdirSync, readFileSync, readlinkSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { once } from "node:events";
import pg from "pg";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { ask, cleanUp, openForTrial, removeUsed, scratchDirectory, serverProcesses, signalAll, usedDirectory } from "./engine-trials.ts";
import { isAlive } from "./process-identity.ts";
import { openEngine } from "./open-engine.ts";
import { asVigie, runProcess, startProcess } from "./run-process.ts";

const quiet = () => undefined;
const here = new URL("./open-engine.ts", import.meta.url).href;

/** A program of its own that opens the engine, says so in a file, and goes on until it is ended. */
const anotherVigie = (dataDirectory: string, end: string) =>
  `const { openEngine } = await import(${JSON.stringify(here)});
   const engine = await openEngine({ dataDirectory: ${JSON.stringify(dataDirectory)}, log: () => {} });
   process.stdout.write("open\\n");
   ${end}`;

async function untilTrue(condition: () => boolean): Promise<void> {
  await expect.poll(condition, { timeout: 20_000, interval: 20 }).toBe(true);
}

afterEach(cleanUp);
afterAll(removeUsed);

describe("an engine", () => {
  test("starts in an empty directory, keeps what was stored over a stop, and starts again", async () => {
    const dataDirectory = join(scratchDirectory(), "data");
    const begun = performance.now();
    const first = await openForTrial(dataDirectory);
    const firstStart = performance.now() - begun;
    expect(first.kind).toBe("embedded");
    await ask(first, "create table village (name text)");
    await ask(first, "insert into village values ('Tannenau')");
    await first.stop();

    const again = performance.now();
    const second = await openForTrial(dataDirectory);
    const laterStart = performance.now() - again;
    expect(await ask(second, "select name, current_database() as database from village")).toEqual([{ name: "Tannenau", database: "vigie" }]);
    expect(firstStart).toBeLessThan(6_000);
    expect(laterStart).toBeLessThan(2_000);
  });

  test("flushes to disk, checks its pages, sorts the same everywhere, and logs no statement", async () => {
    const engine = await openForTrial(scratchDirectory());
    const rows = await ask<{ name: string; setting: string }>(engine, "select name, setting from pg_settings");
    const settings = Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
    expect(settings).toMatchObject({
      fsync: "on",
      full_page_writes: "on",
      synchronous_commit: "on",
      data_checksums: "on",
      server_encoding: "UTF8",
      password_encryption: "scram-sha-256",
      log_statement: "none",
      log_min_error_statement: "panic",
      log_error_verbosity: "terse",
      max_connections: "60",
    });
    expect(await ask(engine, "select datlocprovider as provider, datlocale as locale from pg_database where datname = 'vigie'")).toEqual([
      { provider: "b", locale: "C.UTF-8" },
    ]);
  });

  test("writes nothing of what a failed statement said into its log", async () => {
    const dataDirectory = await usedDirectory();
    const engine = await openForTrial(dataDirectory);
    await ask(engine, "create table witness (name text primary key); insert into witness values ('Odile Varenne')");
    await expect(ask(engine, "insert into witness values ('Odile Varenne')")).rejects.toThrow("duplicate key");
    await expect(ask(engine, "select 'Odile Varenne'::integer")).rejects.toThrow("Odile Varenne");
    await engine.stop();
    const log = readFileSync(join(dataDirectory, "database.log"), "utf8");
    expect(log).toContain("ready to accept connections");
    expect(log).not.toContain("Varenne");
  });

  test.runIf(process.platform === "linux")("listens on no network port", async () => {
    const dataDirectory = await usedDirectory();
    const engine = await openForTrial(dataDirectory);
    expect(await ask(engine, "show listen_addresses")).toEqual([{ listen_addresses: "" }]);
    const [server = 0] = await serverProcesses(dataDirectory);
    const sockets = readdirSync(`/proc/${server}/fd`).map((number) => linkOf(`/proc/${server}/fd/${number}`));
    const listening = ["tcp", "tcp6"].flatMap((table) => readFileSync(`/proc/net/${table}`, "utf8").trim().split("\n").slice(1));
    const inodes = listening.map((line) => `socket:[${line.trim().split(/\s+/)[9]}]`);
    expect(sockets.some((socket) => socket.startsWith("socket:"))).toBe(true);
    expect(sockets.filter((socket) => inodes.includes(socket))).toEqual([]);
  });

  test.runIf(process.platform !== "win32")("keeps secrets, data and socket to one account", async () => {
    const dataDirectory = scratchDirectory();
    const engine = await openForTrial(dataDirectory);
    const mode = (...names: string[]) => (statSync(join(dataDirectory, ...names)).mode & 0o777).toString(8);
    expect(mode("secrets")).toBe("700");
    for (const name of readdirSync(join(dataDirectory, "secrets"))) expect(mode("secrets", name)).toBe("600");
    expect(mode("postgres")).toBe("700");
    expect(mode("run")).toBe("700");
    expect(mode("database.log")).toBe("600");
    expect(mode("vigie.lock")).toBe("600");
    expect(existsSync(join(dataDirectory, "postgres.new"))).toBe(false);
    await expect(openWithPassword(engine.admin.host, "wrong")).rejects.toThrow("password authentication failed");
  });

  test.runIf(process.platform === "linux")("shows its password in no argument and no environment", async () => {
    const dataDirectory = await usedDirectory();
    const engine = await openForTrial(dataDirectory);
    for (const pid of await serverProcesses(dataDirectory)) {
      const shown = ["cmdline", "environ"].map((name) => readIfThere(`/proc/${pid}/${name}`)).join("\n");
      expect(shown).not.toContain(engine.admin.password);
    }
  });

  test.runIf(process.platform !== "win32")("works although its path is too long for a socket", async () => {
    const dataDirectory = join(scratchDirectory(), "a-directory-with-a-rather-long-name".repeat(3), "data");
    const engine = await openForTrial(dataDirectory);
    expect(engine.admin.host.startsWith(dataDirectory)).toBe(false);
    expect(statSync(engine.admin.host).mode & 0o777).toBe(0o700);
    expect(await ask(engine, "select 1 as one")).toEqual([{ one: 1 }]);
    await engine.stop();
    expect(existsSync(engine.admin.host)).toBe(false);
  });
});

describe("a directory in use", () => {
  test("is refused inside the same process, and free after the stop", async () => {
    const dataDirectory = await usedDirectory();
    const engine = await openForTrial(dataDirectory);
    await expect(openEngine({ dataDirectory, log: quiet })).rejects.toThrow(`is in use by another Vigie (process ${process.pid})`);
    expect(await ask(engine, "select 1 as one")).toEqual([{ one: 1 }]);
    await engine.stop();
    await openForTrial(dataDirectory);
  });

  test("is refused to a second process", async () => {
    const dataDirectory = await usedDirectory();
    await openForTrial(dataDirectory);
    const { code, output } = await runProcess(asVigie, process.execPath, ["--input-type=module", "-e", anotherVigie(dataDirectory, "")]);
    expect(code).not.toBe(0);
    expect(output).toContain(`EngineRefused: The data directory ${dataDirectory} is in use by another Vigie (process ${process.pid})`);
  });

  test.runIf(process.platform !== "win32")("is taken over after its owner was killed, and the server stops with its owner", async () => {
    const dataDirectory = await usedDirectory();
    const { code, output } = await runProcess(asVigie, process.execPath, ["--input-type=module", "-e", anotherVigie(dataDirectory, 'process.kill(process.pid, "SIGKILL");')]);
    expect({ code, output }).toEqual({ code: null, output: "open" });
    const [server = 0] = await serverProcesses(dataDirectory);
    await untilTrue(() => !isAlive(server));
    const engine = await openForTrial(dataDirectory);
    expect(await ask(engine, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  test.runIf(process.platform === "linux")("is taken over from a server whose owner and watcher were both killed", async () => {
    const dataDirectory = await usedDirectory();
    const messages = openSync(join(dataDirectory, "said"), "w");
    const owner = startProcess(asVigie, process.execPath, ["--input-type=module", "-e", anotherVigie(dataDirectory, "setInterval(() => {}, 1000);")], messages);
    await untilTrue(() => readFileSync(join(dataDirectory, "said"), "utf8") === "open\n");
    const [server = 0] = await serverProcesses(dataDirectory);
    const { output } = await runProcess(asVigie, "ps", ["-A", "-o", "pid=,ppid=,args="]);
    const watcher = output.split("\n").find((line) => line.includes(`vigie-watch ${server}`));
    signalAll([Number(watcher?.trim().split(/\s+/)[0]), owner.pid ?? 0], "SIGKILL");
    await once(owner, "exit");
    expect(isAlive(server)).toBe(true);

    const lines: string[] = [];
    const engine = await openForTrial(dataDirectory, lines);
    expect(lines).toEqual([`database: stopping the server (process ${server}) a crashed Vigie left behind`]);
    expect(isAlive(server)).toBe(false);
    expect(await ask(engine, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  test.runIf(process.platform === "linux")("opens although the recorded number now belongs to another program", async () => {
    const dataDirectory = await usedDirectory();
    const engine = await openForTrial(dataDirectory);
    const pidFile = join(dataDirectory, "postgres", "postmaster.pid");
    const [, ...rest] = readFileSync(pidFile, "utf8").split("\n");
    await engine.stop();
    writeFileSync(pidFile, [String(process.ppid), ...rest].join("\n"));
    const again = await openForTrial(dataDirectory);
    expect(await ask(again, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  test("opens although a power cut left the files of its process empty", async () => {
    const dataDirectory = await usedDirectory();
    await (await openForTrial(dataDirectory)).stop();
    writeFileSync(join(dataDirectory, "postgres", "postmaster.pid"), "");
    writeFileSync(join(dataDirectory, "engine.json"), "");
    const again = await openForTrial(dataDirectory);
    expect(await ask(again, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  test.runIf(process.platform === "linux")("is refused, and its server left alone, when somebody else started that server", async () => {
    const dataDirectory = await usedDirectory();
    const engine = await openForTrial(dataDirectory);
    const [server = 0] = await serverProcesses(dataDirectory);
    const foreign = join(scratchDirectory(), "data");
    mkdirSync(foreign, { mode: 0o711 });
    // The same files under a second name: the lock is not the one the server's owner holds.
    symlinkSync(join(dataDirectory, "postgres"), join(foreign, "postgres"));
    await expect(openEngine({ dataDirectory: foreign, log: quiet })).rejects.toThrow(`is in use by PostgreSQL process ${server}, which Vigie did not start`);
    expect(await ask(engine, "select 1 as one")).toEqual([{ one: 1 }]);
  });
});

test.runIf(process.platform !== "win32")("a server that is killed is started again with all that was acknowledged", async () => {
  const dataDirectory = await usedDirectory();
  const lines: string[] = [];
  const engine = await openForTrial(dataDirectory, lines);
  await ask(engine, "create table note (text text); insert into note values ('acknowledged')");
  signalAll(await serverProcesses(dataDirectory), "SIGKILL");
  await expect.poll(() => ask(engine, "select text from note").catch(() => "away"), { timeout: 20_000 }).toEqual([{ text: "acknowledged" }]);
  expect(lines).toEqual(["database: the server ended unexpectedly and is started again"]);
});

function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return "";
  }
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

async function openWithPassword(host: string, password: string): Promise<void> {
  const client = new pg.Client({ host, user: "postgres", database: "vigie", password });
  await client.connect();
  await client.end();
}
