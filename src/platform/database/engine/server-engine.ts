import pg from "pg";
import { EngineRefused } from "./engine-refused.ts";
import type { Engine } from "./engine.ts";
import { refuseUnsafeStorage } from "./safe-storage.ts";

const oldestVersion = 15;

/** A PostgreSQL server somebody else runs. No lock here: several Vigies may work on one server, and it guards its own data. */
export async function openServerEngine(databaseUrl: string, log: (line: string) => void): Promise<Engine> {
  const client = clientFor(databaseUrl);
  // A server that ends the connection during the check is reported by the query that fails.
  client.on("error", () => undefined);
  const where = `${client.host}:${client.port}`;
  try {
    await client.connect();
    await refuseOldVersion(client, where);
    await refuseUnsafeStorage(client, where, "wished", log);
  } catch (error) {
    throw error instanceof EngineRefused ? error : unreachable(where, error);
  } finally {
    await client.end().catch(() => undefined);
  }
  const { host, port, user = "", database = "", password, ssl } = client;
  return {
    kind: "server",
    admin: { host, port, user, database, password: typeof password === "string" ? password : "", ssl },
    stop: async () => undefined,
  };
}

function clientFor(databaseUrl: string): pg.Client {
  try {
    if (!/^postgres(ql)?:\/\//.test(databaseUrl)) throw new TypeError("not a PostgreSQL address");
    return new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  } catch {
    throw new EngineRefused("DATABASE_URL is not an address of PostgreSQL: write it as postgres://user:password@host:5432/database.");
  }
}

async function refuseOldVersion(client: pg.Client, where: string): Promise<void> {
  const { rows } = await client.query<{ number: number; version: string }>(
    `select current_setting('server_version_num')::integer as number, current_setting('server_version') as version`,
  );
  const [found] = rows;
  if (found && found.number >= oldestVersion * 10_000) return;
  throw new EngineRefused(`The database server ${where} runs PostgreSQL ${found?.version}, older than ${oldestVersion}: upgrade it or name another in DATABASE_URL.`);
}

/** Only the driver's code is told: its message could quote the address with the password. */
function unreachable(where: string, error: unknown): EngineRefused {
  const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "no answer";
  if (code.startsWith("28")) {
    return new EngineRefused(`The database server ${where} refused the user or password of DATABASE_URL (${code}): correct them and start again.`);
  }
  if (code === "3D000") {
    return new EngineRefused(`The database server ${where} has no database of the name in DATABASE_URL: create it there or correct the name.`);
  }
  return new EngineRefused(`The database server ${where} cannot be reached (${code}): start it, check the network, or correct DATABASE_URL.`);
}
