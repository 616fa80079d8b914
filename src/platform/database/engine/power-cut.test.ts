import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import type { Engine } from "./engine.ts";
import { ask, canMount, cleanUp, connect, mountDisk, must, openForTrial, scratchDirectory, serverProcesses, signalAll } from "./engine-trials.ts";

/** `VIGIE_LONG_TESTS=1` runs the numbers of SECURITY-DESIGN S67; the short ones run with every test. */
const long = process.env.VIGIE_LONG_TESTS === "1";
const kills = long ? 100 : 10;
const images = long ? 50 : 3;
const loop = await canMount("loop");

afterEach(cleanUp);

/** Several people at work: each stores the next number and, once told that it is stored, notes it outside the database. */
async function startWriters(engine: Engine, acknowledged: Set<number>): Promise<{ finished: Promise<unknown> }> {
  const writers = await Promise.all([1, 2, 3, 4].map(() => connect(engine)));
  const write = async (client: (typeof writers)[number]) => {
    try {
      for (;;) {
        const { rows } = await client.query<{ number: number }>("insert into work (text) values (repeat('x', 500)) returning number");
        for (const { number } of rows) acknowledged.add(number);
      }
    } finally {
      await client.end().catch(() => undefined);
    }
  };
  return { finished: Promise.allSettled(writers.map(write)) };
}

async function untilWritten(acknowledged: ReadonlySet<number>, more: number): Promise<void> {
  const goal = acknowledged.size + more;
  await expect.poll(() => acknowledged.size, { timeout: 20_000, interval: 5 }).toBeGreaterThan(goal);
}

/** Reads every row and walks the index, so that each page's checksum is verified on the way. */
async function lostIn(engine: Engine, acknowledged: ReadonlySet<number>): Promise<number[]> {
  await ask(engine, "create extension if not exists amcheck");
  await ask(engine, "select bt_index_check('work_pkey', true)");
  const rows = await ask<{ number: number; whole: boolean }>(engine, "select number, length(text) = 500 as whole from work");
  const stored = new Set(rows.filter(({ whole }) => whole).map(({ number }) => number));
  return [...acknowledged].filter((number) => !stored.has(number));
}

const makeTable = "create table work (number integer generated always as identity primary key, text text not null)";

async function untilAnswers(engine: Engine): Promise<void> {
  await expect.poll(() => ask(engine, "select 1 as one").catch(() => []), { timeout: 60_000, interval: 20 }).toEqual([{ one: 1 }]);
}

test.runIf(process.platform !== "win32")(
  `${kills} times killed with all its processes while four people write, the database loses nothing that was acknowledged`,
  async () => {
    const dataDirectory = scratchDirectory();
    const lines: string[] = [];
    const engine = await openForTrial(dataDirectory, lines);
    await ask(engine, makeTable);
    const acknowledged = new Set<number>();
    for (let kill = 1; kill <= kills; kill += 1) {
      const { finished } = await startWriters(engine, acknowledged);
      await untilWritten(acknowledged, 100 + ((kill * 37) % 100));
      signalAll(await serverProcesses(dataDirectory), "SIGKILL");
      await finished;
      await untilAnswers(engine);
      expect(await lostIn(engine, acknowledged)).toEqual([]);
    }
    expect(lines.filter((line) => line.includes("ended unexpectedly"))).toHaveLength(kills);
    await engine.stop();
    const again = await openForTrial(dataDirectory);
    expect(await lostIn(again, acknowledged)).toEqual([]);
    expect(acknowledged.size).toBeGreaterThan(kills * 100);
  },
  kills * 6_000,
);

/**
 * The disk is a file with its own file system. Its copy is what a disk holds when the power goes: what was flushed and nothing
 * that only the memory knew. The writers stand still for the moment of the copy, so that it shows one moment and not several;
 * `commit=300` keeps the file system from flushing by itself what PostgreSQL forgot to flush.
 */
test.runIf(loop)(
  `${images} power cuts in the middle of the writing leave a database that opens with all that was acknowledged`,
  async () => {
    const [disks, live] = [scratchDirectory(), scratchDirectory()];
    const disk = join(disks, "live");
    await must("truncate", "--size=400M", disk);
    await must("mkfs.ext4", "-q", "-F", disk);
    await mountDisk(live, "-o", "loop,commit=300", disk);
    const dataDirectory = join(live, "data");
    const engine = await openForTrial(dataDirectory);
    await ask(engine, makeTable);
    // What first start wrote is on the disk before the trial, or the cut would take the whole directory with it.
    await must("sync", "--file-system", live);
    const acknowledged = new Set<number>();
    await startWriters(engine, acknowledged);
    for (let image = 1; image <= images; image += 1) {
      await untilWritten(acknowledged, 100 + ((image * 53) % 200));
      const copy = join(disks, `cut-${image}`);
      const before = await cutPower(dataDirectory, disk, copy, acknowledged);
      await expectWhole(copy, before);
      if (image % 10 === 0) await ask(engine, "checkpoint");
    }
  },
  images * 15_000,
);

async function cutPower(dataDirectory: string, disk: string, copy: string, acknowledged: ReadonlySet<number>): Promise<Set<number>> {
  const processes = await serverProcesses(dataDirectory);
  signalAll(processes, "SIGSTOP");
  try {
    const before = new Set(acknowledged);
    await must("cp", "--sparse=always", disk, copy);
    return before;
  } finally {
    signalAll(processes, "SIGCONT");
  }
}

async function expectWhole(copy: string, acknowledged: ReadonlySet<number>): Promise<void> {
  const folder = `${copy}-opened`;
  mkdirSync(folder, { mode: 0o711 });
  await must("mount", "-o", "loop", copy, folder);
  try {
    const engine = await openForTrial(join(folder, "data"));
    try {
      expect(await lostIn(engine, acknowledged)).toEqual([]);
    } finally {
      await engine.stop();
    }
  } finally {
    await must("umount", folder);
    rmSync(copy);
  }
}

test.runIf(!loop)("(power cuts were not tried here: this machine does not let us mount a disk image)", () => {
  expect(loop).toBe(false);
});
