import { execFile } from "node:child_process";
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import type { Client } from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import * as v from "valibot";
import { openBenchDatabase } from "./bench-database.ts";
import { percentile, rounded } from "./percentile.ts";
import { realEvents, realEventsAbsent } from "./real-data.ts";

const run = promisify(execFile);
const Alone = v.object({ milliseconds: v.number(), peakMegabytes: v.number(), stored: v.number() });
const rounds = 3;

/**
 * The import of the real events (check, parse, place, names, words, sums, ledger) against COPY of the finished rows into a table with
 * the same columns and indexes. Both as often in turn, from empty tables; the medians are compared.
 */
export async function benchImport(): Promise<Record<string, unknown>> {
  if (realEvents === undefined) return { didNotRun: realEventsAbsent };
  const { admin, dataDirectory, close } = await openBenchDatabase();
  const folder = mkdtempSync(join(tmpdir(), "vigie-bench-rows-"));
  try {
    const imports: v.InferOutput<typeof Alone>[] = [];
    const copies: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      await emptyEvents(admin);
      const { stdout } = await run(process.execPath, [join(import.meta.dirname, "import-alone.ts"), dataDirectory, realEvents]);
      imports.push(v.parse(Alone, JSON.parse(stdout)));
      const rows = join(folder, "rows");
      await pipeline(admin.query(copyTo("copy information.event to stdout")), createWriteStream(rows));
      await admin.query("drop table if exists information.bare; create table information.bare (like information.event including all); checkpoint");
      const started = performance.now();
      await pipeline(createReadStream(rows), admin.query(copyFrom("copy information.bare from stdin")));
      copies.push(performance.now() - started);
    }
    const importMedian = percentile(imports.map((one) => one.milliseconds), 0.5);
    const copyMedian = percentile(copies, 0.5);
    return {
      events: imports[0]?.stored,
      importMilliseconds: Math.round(importMedian),
      bareCopyMilliseconds: Math.round(copyMedian),
      ratio: rounded(importMedian / copyMedian),
      reach: { ratio: 2.5, peakMegabytes: 300 },
      peakMegabytes: Math.round(Math.max(...imports.map((one) => one.peakMegabytes))),
      allImportMilliseconds: imports.map((one) => Math.round(one.milliseconds)),
      allCopyMilliseconds: copies.map(Math.round),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await close();
  }
}

async function emptyEvents(admin: Client): Promise<void> {
  await admin.query("truncate information.event, information.event_version, information.event_sum, information.event_year_sum, information.event_name, information.import_rejection, information.import_batch");
  await admin.query("checkpoint");
}
