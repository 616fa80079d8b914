import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import type { Account } from "./choose-account.ts";
import { EngineRefused } from "./engine-refused.ts";
import { program } from "./native-folder.ts";
import type { AdminConnection } from "./engine.ts";
import { runProcess, startProcess, stopWhenVigieDies, type ChildProcess } from "./run-process.ts";
import type { ServerLog } from "./server-log.ts";
import { settingArguments } from "./settings.ts";

export type Setup = {
  readonly account: Account;
  readonly postgresFolder: string;
  readonly connection: AdminConnection;
  readonly serverLog: ServerLog;
  /** Called with the process number as soon as there is one. */
  readonly started: (pid: number) => void;
};

/** The server process and its end. */
export type Postmaster = { readonly gone: Promise<void>; stop(): Promise<void> };

/** Recovery after a power cut may replay 1 GB on a slow disk; a server that is still silent after this is stuck. */
const longestStartMs = 15 * 60_000;

/** Vigie promises to stop within 10 s. The immediate stop loses nothing either, it only leaves recovery to the next start. */
const politeStopMs = 7_000;

/** Starts the server and waits until it accepts connections, or until nobody wants it any more. */
export async function startPostmaster(setup: Setup, givenUp: AbortSignal): Promise<Postmaster> {
  // Children of a killed server end by themselves within moments; until then PostgreSQL rightly refuses to start.
  for (let attempt = 1; ; attempt += 1) {
    const postmaster = await launch(setup);
    if (await answersBeforeItEnds(setup, postmaster, givenUp)) return postmaster;
    const messages = setup.serverLog.readSinceMark();
    if (attempt === 20 || givenUp.aborted || !messages.includes("pre-existing shared memory block")) throw notStarted(setup.postgresFolder, messages);
    await wait(250);
  }
}

async function launch(setup: Setup): Promise<Postmaster> {
  const { account, postgresFolder, connection, serverLog } = setup;
  serverLog.mark();
  const words = ["-D", postgresFolder, ...settingArguments(connection)];
  const child = startProcess(account.runAs, program(account.native, "postgres"), words, serverLog.descriptor);
  try {
    await once(child, "spawn");
  } catch (error) {
    throw new EngineRefused(`PostgreSQL cannot be started from ${account.native.folder} (${String(error)}): run "npm ci" again.`);
  }
  const pid = child.pid ?? 0;
  setup.started(pid);
  const watcher = process.platform === "win32" ? undefined : stopWhenVigieDies(account.runAs, pid);
  const gone = once(child, "exit").then(() => {
    // Killed before its pipe closes, so that it never signals a number another process may get.
    watcher?.kill("SIGKILL");
  });
  // A program that forgets to stop the engine can still end; the watcher then stops the server.
  child.unref();
  return { gone, stop: () => stop(setup, child, gone) };
}

async function stop({ account, postgresFolder }: Setup, child: ChildProcess, gone: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return gone;
  child.ref();
  if (process.platform === "win32") {
    await runProcess(account.runAs, program(account.native, "pg_ctl"), ["stop", "-D", postgresFolder, "-m", "fast"]);
  } else {
    child.kill("SIGINT");
  }
  const timer = setTimeout(() => child.kill("SIGQUIT"), politeStopMs);
  await gone;
  clearTimeout(timer);
}

async function answersBeforeItEnds({ connection }: Setup, postmaster: Postmaster, givenUp: AbortSignal): Promise<boolean> {
  let ended = false;
  void postmaster.gone.then(() => {
    ended = true;
  });
  const limit = Date.now() + longestStartMs;
  while (!ended && !givenUp.aborted && Date.now() < limit) {
    if (await accepts(connection)) return true;
    await wait(20);
  }
  if (!ended) await postmaster.stop();
  return false;
}

/** Not yet listening and still starting up (57P03) are expected; anything else would not become better by waiting. */
async function accepts(connection: AdminConnection): Promise<boolean> {
  const client = new pg.Client({ ...connection, database: "postgres", connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return true;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "28P01") {
      throw new EngineRefused("The database does not accept the password in secrets/database-administrator: put that file back from the backup of the data directory.");
    }
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function notStarted(postgresFolder: string, messages: string): EngineRefused {
  if (/No space left on device|Disk quota exceeded/.test(messages)) {
    return new EngineRefused(`The disk of the database in ${postgresFolder} is full: free some space or move the data directory, then start again.`);
  }
  const lines = messages.trim().split("\n");
  const last = lines.findLast((line) => /FATAL|PANIC/.test(line)) ?? lines.at(-1) ?? "";
  const reason = last.replace(/^.*?(FATAL|PANIC):\s*/, "") || "no reason given";
  return new EngineRefused(`The database in ${postgresFolder} did not start (${reason}): correct this, or restore the data directory from a backup; the file database.log tells more.`);
}
