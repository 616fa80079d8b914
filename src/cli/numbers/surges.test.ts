import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { findSignals } from "#numbers/surges/signals.ts";
import { weeklyEvents } from "./surges.ts";
import { eventSumsTable } from "./yearly-sums.ts";

/** Real files lie beside the repository, are read in place and never copied into it. */
const folder = fileURLToPath(new URL("../../../../shared/data/ucdp-ged-21-1/", import.meta.url));
const isPresent = existsSync(folder);
if (!isPresent) process.stderr.write("surges.test.ts did not run: the folder shared/data is not beside the repository.\n");

test.runIf(isPresent)("every event of the file is in a week of its country, and a week that is four times the usual is a surge", () => {
  const series = weeklyEvents(join(folder, "ged211_extract_1989_2018.csv.gz"));
  expect(series.size).toBe(120);
  const all = [...series.values()].flat();
  // The last day of 2018 is in no whole week.
  expect(159_194 - all.reduce((sum, count) => sum + count, 0)).toBeLessThan(60);
  const counts = series.get("Somalia")!.slice(-200);
  const usual = counts.slice(-30).reduce((sum, count) => sum + count, 0) / 30;
  const raised = [...counts.slice(0, -1), Math.ceil(4 * usual)].map((events) => ({ events }));
  expect(findSignals(raised, 199)).toMatchObject([{ kind: "surge", found: "in-one-week", sources: undefined }]);
});

test.runIf(isPresent)("the events of each year and kind, and their deaths, are as many as the file is said to hold", () => {
  const rows = eventSumsTable.compare(folder);
  expect(rows).toHaveLength(30 * 2 + 3);
  for (const { what, measure, ours, published } of rows) expect(ours, `${what} ${measure}`).toBe(published);
});
