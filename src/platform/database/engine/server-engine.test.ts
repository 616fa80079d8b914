import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { ask, cleanUp, openForTrial, removeUsed, usedDirectory } from "./engine-trials.ts";
import { openEngine, type Engine } from "./open-engine.ts";

/** The embedded engine stands in for a server of somebody else: to the driver it is one. */
let standIn: Engine;
const addressOf = ({ admin }: Engine, password = admin.password) =>
  `postgres://${admin.user}:${password}@${encodeURIComponent(admin.host)}:${admin.port}/${admin.database}`;

async function refusalOf(databaseUrl: string): Promise<string> {
  return openEngine({ dataDirectory: "unused", databaseUrl, log: () => undefined }).then(
    () => "opened",
    (error: unknown) => String(error),
  );
}

beforeEach(async () => {
  standIn = await openForTrial(await usedDirectory());
});
afterEach(cleanUp);
afterAll(removeUsed);

describe.runIf(process.platform !== "win32")("a server named by DATABASE_URL", () => {
  test("is used as it is, and not stopped", async () => {
    const engine = await openEngine({ dataDirectory: "unused", databaseUrl: addressOf(standIn), log: () => undefined });
    expect(engine.kind).toBe("server");
    expect(await ask(engine, "select current_database() as name")).toEqual([{ name: "vigie" }]);
    await engine.stop();
    expect(await ask(standIn, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  test.each(["fsync", "full_page_writes", "synchronous_commit"])("is refused with %s off", async (name) => {
    await ask(standIn, `alter system set ${name} = off`);
    await ask(standIn, "select pg_reload_conf()");
    await expect.poll(() => ask(standIn, `select current_setting('${name}') as value`)).toEqual([{ value: "off" }]);
    expect(await refusalOf(addressOf(standIn))).toContain(`has ${name} off, so a power cut could lose or damage records`);
  });

  test("is refused without a word of its password when that is wrong", async () => {
    const refusal = await refusalOf(addressOf(standIn, "not-the-password"));
    expect(refusal).toContain("refused the user or password of DATABASE_URL (28P01)");
    expect(refusal).not.toContain("not-the-password");
  });

  test("is refused by name when the database does not exist", async () => {
    const refusal = await refusalOf(addressOf({ ...standIn, admin: { ...standIn.admin, database: "elsewhere" } }));
    expect(refusal).toContain("has no database of the name in DATABASE_URL");
  });

  test("is refused when its database knows no capitals beyond English: Éleveurs must be found by éleveurs", async () => {
    await ask(standIn, "create database narrow template template0 encoding 'UTF8' locale_provider libc locale 'C'");
    const refusal = await refusalOf(addressOf({ ...standIn, admin: { ...standIn.admin, database: "narrow" } }));
    expect(refusal).toContain("knows capital letters of English alone");
    expect(refusal).toContain("locale 'C.UTF-8'");
  });

  test.each([
    { databaseUrl: "postgres://amina:hidden-word@127.0.0.1:1/vigie", reason: "127.0.0.1:1 cannot be reached (ECONNREFUSED)" },
    { databaseUrl: "mysql://amina:hidden-word@127.0.0.1/vigie", reason: "is not an address of PostgreSQL" },
    { databaseUrl: "postgres://amina:hidden-word@[", reason: "is not an address of PostgreSQL" },
  ])("is refused when $reason", async ({ databaseUrl, reason }) => {
    const refusal = await refusalOf(databaseUrl);
    expect(refusal).toContain(`EngineRefused: `);
    expect(refusal).toContain(reason);
    expect(refusal).not.toContain("hidden-word");
  });
});
