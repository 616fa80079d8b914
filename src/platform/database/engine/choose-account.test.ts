import { chmodSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { ask, cleanUp, openForTrial, scratchDirectory, serverProcesses } from "./engine-trials.ts";

const isRoot = process.getuid?.() === 0;
const onLinux = process.platform === "linux";

afterEach(cleanUp);

async function accountOfServer(dataDirectory: string): Promise<number> {
  const [server = 0] = await serverProcesses(dataDirectory);
  const status = readFileSync(`/proc/${server}/status`, "utf8");
  return Number(/^Uid:\s+\d+\s+(\d+)/m.exec(status)?.[1]);
}

describe.runIf(onLinux && isRoot)("Vigie started by root", () => {
  test("runs the database as nobody, who owns the data and may only pass through the directory", async () => {
    const dataDirectory = join(scratchDirectory(), "data");
    await openForTrial(dataDirectory);
    expect(await accountOfServer(dataDirectory)).toBe(65534);
    expect(statSync(join(dataDirectory, "postgres")).uid).toBe(65534);
    expect(statSync(join(dataDirectory, "secrets")).uid).toBe(0);
    expect((statSync(dataDirectory).mode & 0o777).toString(8)).toBe("710");
  });

  test("reaches data below a closed folder without opening that folder", async () => {
    const closed = join(scratchDirectory(), "closed");
    mkdirSync(closed, { mode: 0o700 });
    const lines: string[] = [];
    const dataDirectory = join(closed, "data");
    const engine = await openForTrial(dataDirectory, lines);
    expect(await ask(engine, "select 1 as one")).toEqual([{ one: 1 }]);
    expect((statSync(closed).mode & 0o777).toString(8)).toBe("700");
    expect(lines).toEqual([expect.stringContaining("is closed to the unprivileged account, so it starts through")]);
  });

  test("keeps the rights somebody chose for the data directory", async () => {
    const dataDirectory = scratchDirectory();
    chmodSync(dataDirectory, 0o755);
    await openForTrial(dataDirectory);
    expect((statSync(dataDirectory).mode & 0o777).toString(8)).toBe("755");
  });
});

test.runIf(onLinux && !isRoot)("Vigie started by an ordinary user runs the database as that user", async () => {
  const dataDirectory = join(scratchDirectory(), "data");
  await openForTrial(dataDirectory);
  expect(await accountOfServer(dataDirectory)).toBe(process.getuid?.());
  expect((statSync(dataDirectory).mode & 0o777).toString(8)).toBe("700");
});
