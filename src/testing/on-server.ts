import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { openServer, serverPrograms } from "./own-server.ts";

/**
 * The tests on a PostgreSQL server instead of the embedded engine: the one of DATABASE_URL, or one of the system's PostgreSQL that
 * is made for this run and thrown away. Words behind the command are vitest's: which files.
 */
process.exitCode = await testOnServer(process.argv.slice(2));

async function testOnServer(words: readonly string[]): Promise<number> {
  const given = process.env["DATABASE_URL"];
  if (given) return runVitest(words, given);
  const programs = serverPrograms();
  if (programs === undefined) {
    process.stderr.write("No PostgreSQL server of version 15 or newer was found on this machine, so nothing was tested: install one (the package postgresql), or name one with DATABASE_URL.\n");
    return 1;
  }
  const server = await openServer(programs);
  // A Ctrl-C reaches vitest as well; we stay to take the server down behind it.
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => undefined);
  try {
    const { user, password, database, host, port } = server.admin;
    return await runVitest(words, `postgresql://${user}:${password}@/${database}?host=${encodeURIComponent(host)}&port=${port}`);
  } finally {
    await server.stop();
  }
}

async function runVitest(words: readonly string[], databaseUrl: string): Promise<number> {
  const vitest = join(dirname(createRequire(import.meta.url).resolve("vitest/package.json")), "vitest.mjs");
  const tests = spawn(process.execPath, [vitest, "run", ...words], { stdio: "inherit", env: { ...process.env, DATABASE_URL: databaseUrl } });
  const [code] = await once(tests, "exit");
  return typeof code === "number" ? code : 1;
}
