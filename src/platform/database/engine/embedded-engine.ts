import { rmSync } from "node:fs";
import { dirname, join } from "node:path";
import pg from "pg";
import { chooseAddress } from "./address.ts";
import { administratorPassword } from "./administrator-password.ts";
import { chooseAccount, ownFolder, type Account } from "./choose-account.ts";
import { administrator, createDatabaseFiles } from "./create-database.ts";
import { hasDatabase, prepareDataDirectory } from "./data-folder.ts";
import { lockDirectory } from "./directory-lock.ts";
import { EngineRefused } from "./engine-refused.ts";
import { openDiskReserve } from "./disk-reserve.ts";
import { readRecord, removeRecord, writeRecord, type EngineRecord } from "./engine-record.ts";
import { program } from "./native-folder.ts";
import type { AdminConnection, Engine } from "./engine.ts";
import { stopOrphan } from "./orphan.ts";
import { startPostmaster, type Setup } from "./postmaster.ts";
import { identify } from "./process-identity.ts";
import { runProcess } from "./run-process.ts";
import { refuseUnsafeStorage, unsafeSetting } from "./safe-storage.ts";
import { openServerLog } from "./server-log.ts";
import { supervise } from "./supervise.ts";

type Log = (line: string) => void;
type Undo = () => void | Promise<void>;

const databaseName = "vigie";

/** The PostgreSQL that Vigie brings along, in the data directory. What was begun is undone in reverse, on refusal as on stop. */
export async function openEmbeddedEngine(wanted: string, log: Log): Promise<Engine> {
  const undo: Undo[] = [];
  const undoAll = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const admin = await start(prepareDataDirectory(wanted), log, undo);
    return { kind: "embedded", admin, stop: undoAll };
  } catch (error) {
    await undoAll();
    throw error;
  }
}

async function start(dataDirectory: string, log: Log, undo: Undo[]): Promise<AdminConnection> {
  const lock = lockDirectory(dataDirectory);
  undo.push(lock.release);
  const postgresFolder = join(dataDirectory, "postgres");
  const existed = hasDatabase(postgresFolder);

  const earlier = readRecord(dataDirectory);
  writeRecord(dataDirectory, { ...earlier, vigie: identify(process.pid) });
  await stopOrphan(postgresFolder, earlier, log);
  undo.push(() => removeRecord(dataDirectory));

  const account = await chooseAccount(dataDirectory, log);
  const password = administratorPassword(dataDirectory, existed);
  if (existed) await refuseUnsafeFiles(account, ownFolder(dataDirectory, "postgres", account.owner));
  else await createDatabaseFiles(dataDirectory, account, password);

  const { temporarySocketDirectory, ...address } = await chooseAddress(dataDirectory, account.owner);
  if (temporarySocketDirectory) undo.push(() => rmSync(temporarySocketDirectory, { recursive: true, force: true }));
  const connection = { ...address, user: administrator, password, database: databaseName, ssl: false };
  const serverLog = openServerLog(join(dataDirectory, "database.log"));
  undo.push(serverLog.close);

  const record: EngineRecord = { vigie: identify(process.pid), temporarySocketDirectory };
  const started = (pid: number) => writeRecord(dataDirectory, { ...record, postmaster: identify(pid) });
  await run({ account, postgresFolder, connection, serverLog, started }, log, undo);
  return connection;
}

async function run(setup: Setup, log: Log, undo: Undo[]): Promise<void> {
  const server = await supervise((givenUp) => startPostmaster(setup, givenUp), log, openDiskReserve(dirname(setup.postgresFolder)));
  undo.push(server.stop);
  await ensureDatabase(setup.connection);
  const client = new pg.Client(setup.connection);
  await client.connect();
  try {
    await refuseUnsafeStorage(client, setup.postgresFolder, "required", log);
  } finally {
    await client.end();
  }
}

/** Asked before the start as well: recovery with an unsafe setting would already write without flushing. */
async function refuseUnsafeFiles({ runAs, native }: Account, postgresFolder: string): Promise<void> {
  const asked = await Promise.all(
    ["fsync", "full_page_writes"].map(async (name) => ({ name, ...(await runProcess(runAs, program(native, "postgres"), ["-D", postgresFolder, "-C", name])) })),
  );
  for (const { name, code, output } of asked) {
    if (code === 0 && output === "off") throw unsafeSetting(name, postgresFolder);
    if (code !== 0) throw new EngineRefused(`The configuration of the database in ${postgresFolder} cannot be read (${output.split("\n")[0]}): correct it, then start again.`);
  }
}

async function ensureDatabase(connection: AdminConnection): Promise<void> {
  const client = new pg.Client({ ...connection, database: "postgres" });
  await client.connect();
  try {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [databaseName]);
    if (rowCount === 0) await client.query(`create database ${databaseName}`);
  } finally {
    await client.end();
  }
}
