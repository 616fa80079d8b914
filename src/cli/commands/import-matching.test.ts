import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { saveMapping } from "#information/store/import-mappings.ts";
import { csvLine } from "#platform/rules/csv-line.ts";
import { readSentences } from "#platform/messages/sentences.ts";
import { readSettings } from "#platform/settings.ts";
import { analyst, folder, header, house, list, mappingOf, openData, rowsOf, usePairTrials, work } from "../../testing/pair-trials.ts";
import { importFiles } from "./import.ts";

usePairTrials();

test("events brought in by command are looked for in the other data sets at once; it says how many pairs, and they wait in the queue", { timeout: 60_000 }, async () => {
  const path = join(folder, "beacon.csv");
  writeFileSync(path, [header, ...rowsOf(2, (index) => index % 12 === 1)].map(csvLine).join(""));
  await work().transaction().execute((db) => saveMapping(db, openData, mappingOf("beacon"), analyst.id));
  if (!("run" in importFiles)) throw new Error("the command works on a database");
  const bring = () => ("run" in importFiles ? importFiles.run({ words: ["csv", path], options: { mapping: "beacon", release: "1" }, settings: readSettings({}), sentences: readSentences(), language: "en", say: () => undefined, database: house.database }) : undefined);
  const { result, lines } = (await bring())!;
  const waiting = (await list(analyst, "?limit=100")).length;
  expect(waiting).toBeGreaterThan(0);
  expect(result["pairs"]).toMatchObject({ found: waiting, added: waiting, decided: 0 });
  expect(lines.at(-1)).toBe(`${waiting} pairs of events of two data sets may be one each: ${waiting} new, 0 decided before. They wait at /event-pairs.`);
  expect((await bring())!.result["pairs"], "what changed nothing is not matched again").toBeNull();
});
