import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { foreignForecastsTable } from "./foreign-forecasts.ts";
import { monthSumsTable } from "./yearly-sums.ts";

/** Real files lie beside the repository, are read in place and never copied into it. */
const folder = fileURLToPath(new URL("../../../../shared/data/country-month-forecasts/", import.meta.url));
const isPresent = existsSync(folder);
if (!isPresent) process.stderr.write("foreign-forecasts.test.ts did not run: the folder shared/data is not beside the repository.\n");

test.runIf(isPresent)("the archive's forecasts score as is published of them, in all its digits", () => {
  const rows = foreignForecastsTable.compare(folder);
  expect(rows).toHaveLength(11);
  for (const { what, measure, ours, published } of rows) expect(ours, `${what} ${measure}`).toBeCloseTo(published!, measure === "mean squared log error" ? 5 : 3);
});

test.runIf(isPresent)("the months that they are held against add up, year by year, to what is published of them", () => {
  const rows = monthSumsTable.compare(folder);
  expect(rows.length).toBeGreaterThanOrEqual(16);
  for (const { what, ours, published } of rows) expect(ours, what).toBe(published);
});
