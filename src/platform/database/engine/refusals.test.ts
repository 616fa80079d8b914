import { appendFileSync, existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { ask, canMount, cleanUp, mountDisk, must, openForTrial, removeUsed, scratchDirectory, usedDirectory } from "./engine-trials.ts";
import { EngineRefused, openEngine } from "./open-engine.ts";

const mounts = await canMount("tmpfs");
const quiet = () => undefined;

afterEach(cleanUp);
afterAll(removeUsed);

describe("a database Vigie must not open", () => {
  async function givenADatabase(): Promise<{ dataDirectory: string; files: string }> {
    const dataDirectory = await usedDirectory();
    return { dataDirectory, files: join(dataDirectory, "postgres") };
  }

  test.each([
    { version: "19", reason: "made by PostgreSQL 19, newer than the 18" },
    { version: "17", reason: "made by PostgreSQL 17, older than the 18" },
  ])("is one of version $version", async ({ version, reason }) => {
    const { dataDirectory, files } = await givenADatabase();
    writeFileSync(join(files, "PG_VERSION"), `${version}\n`);
    const refused = openEngine({ dataDirectory, log: quiet });
    await expect(refused).rejects.toThrow(EngineRefused);
    await expect(refused).rejects.toThrow(reason);
  });

  test.each(["fsync", "full_page_writes", "synchronous_commit"])("is one with %s off", async (name) => {
    const { dataDirectory, files } = await givenADatabase();
    appendFileSync(join(files, "postgresql.auto.conf"), `${name} = off\n`);
    const refused = openEngine({ dataDirectory, log: quiet });
    await expect(refused).rejects.toThrow(EngineRefused);
    await expect(refused).rejects.toThrow(`has ${name} off, so a power cut could lose or damage records`);
    writeFileSync(join(files, "postgresql.auto.conf"), "");
    await openForTrial(dataDirectory);
  });

  test("is one whose password file is lost", async () => {
    const { dataDirectory } = await givenADatabase();
    rmSync(join(dataDirectory, "secrets"), { recursive: true });
    await expect(openEngine({ dataDirectory, log: quiet })).rejects.toThrow("put it back from the backup");
  });

  test("is one that has lost PG_VERSION", async () => {
    const { dataDirectory, files } = await givenADatabase();
    rmSync(join(files, "PG_VERSION"));
    await expect(openEngine({ dataDirectory, log: quiet })).rejects.toThrow("holds files but no PG_VERSION");
    expect(existsSync(join(files, "base"))).toBe(true);
  });

  test("is one in a directory that is a file", async () => {
    const dataDirectory = join(scratchDirectory(), "file");
    writeFileSync(dataDirectory, "");
    await expect(openEngine({ dataDirectory, log: quiet })).rejects.toThrow(`The data directory ${dataDirectory} cannot be written (EEXIST)`);
  });

  test.runIf(mounts)("is one on a disk that is read-only", async () => {
    const { dataDirectory } = await givenADatabase();
    await mountDisk(dataDirectory, "--bind", dataDirectory);
    await must("mount", "-o", "remount,bind,ro", dataDirectory);
    await expect(openEngine({ dataDirectory, log: quiet })).rejects.toThrow("is on a read-only disk");
  });

  test.runIf(mounts)("is one on a disk that is almost full", async () => {
    const disk = scratchDirectory();
    await mountDisk(disk, "-t", "tmpfs", "-o", "size=100m", "none");
    await expect(openEngine({ dataDirectory: join(disk, "data"), log: quiet })).rejects.toThrow("almost full (100 MB free, 128 MB needed)");
  });

  test.runIf(!mounts)("(not tried here, this machine does not let us mount: a read-only disk, an almost full disk)", () => {
    expect(mounts).toBe(false);
  });
});

test.runIf(mounts)("a disk that fills while Vigie works refuses the change, keeps what was acknowledged, and serves reads", async () => {
  const disk = scratchDirectory();
  await mountDisk(disk, "-t", "tmpfs", "-o", "size=160m,mode=0711", "none");
  const engine = await openForTrial(join(disk, "data"));
  await ask(engine, "create table note (text text); insert into note values ('acknowledged')");
  const filling = ask(engine, "insert into note select repeat(md5(n::text), 30) from generate_series(1, 1000000) as n");
  await expect(filling).rejects.toThrow();
  await expect.poll(() => ask(engine, "select text from note").catch(String), { timeout: 20_000 }).toEqual([{ text: "acknowledged" }]);
});
