import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { to as copyTo } from "pg-copy-streams";
import * as v from "valibot";
import { eventsAsCsv } from "./directus-events.ts";
import type { Directus } from "./directus-server.ts";
import { forgetPeak, peakMegabytes, peakUntilEnd } from "./peak-memory.ts";
import { startProcess } from "./processes.ts";
import { hundredths } from "./side-by-side.ts";
import type { Vigie } from "./vigie-server.ts";

export type ImportMeasured = { readonly how: string; readonly seconds: number; readonly events: number; readonly eventsPerSecond: number; readonly peakMegabytes: number | null };

const Imported = v.object({ stored: v.number(), rejected: v.number() });

/** The command a person runs, from its start to its end: it reads and checks the published file as it is. */
export async function importIntoVigie(stack: AsyncDisposableStack, vigie: Vigie, file: string, folder: string): Promise<ImportMeasured> {
  const begun = performance.now();
  // As `npm run vigie` runs it: a command that reads a whole file is better small than quick.
  const words = ["--max-semi-space-size=8", join(import.meta.dirname, "..", "..", "cli", "main.ts"), "import", "ucdp-ged", file, "--json"];
  const command = await startProcess(stack, { command: process.execPath, words, folder, environment: vigie.environment });
  const peak = await peakUntilEnd(command.pid, command.ended);
  const seconds = (performance.now() - begun) / 1000;
  if ((await command.ended) !== 0) throw new Error(`the import of Vigie failed: ${command.lastLines().join(" / ")}`);
  const { stored } = v.parse(Imported, JSON.parse(command.wholeOutput()));
  return measured("vigie import ucdp-ged of the published file; memory of the command", seconds, stored, peak);
}

/** The table is written beforehand and its making is not counted: days, countries and kinds in it are already what Vigie made of them. */
export async function importIntoDirectus(vigie: Vigie, directus: Directus, folder: string): Promise<ImportMeasured> {
  const table = join(folder, "events.csv");
  await pipeline(vigie.admin.query(copyTo(eventsAsCsv)), createWriteStream(table));
  await vigie.admin.query("checkpoint");
  forgetPeak(directus.pid());
  const begun = performance.now();
  await directus.importTable(table);
  const seconds = (performance.now() - begun) / 1000;
  const { rows } = await directus.owner.query<{ count: string }>("select count(*) as count from events");
  return measured("POST /utils/import/events of a prepared CSV table; memory of the server", seconds, Number(rows[0]?.count), peakMegabytes(directus.pid()));
}

function measured(how: string, seconds: number, events: number, peak: number | null): ImportMeasured {
  return { how, seconds: hundredths(seconds), events, eventsPerSecond: Math.round(events / seconds), peakMegabytes: peak };
}
