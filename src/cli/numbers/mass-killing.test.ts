import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { yearsUntil } from "#numbers/mass-killing/country-years.ts";
import { findYearLeak } from "#numbers/mass-killing/leak.ts";
import { chancesAt, killingSettings } from "#numbers/mass-killing/model.ts";
import { ownCases, publishedRanking, publishedScores } from "./mass-killing.ts";
import { panelsTable } from "./mass-killing-panels.ts";
import { assessmentDerivation as derivation } from "#assessment/model/killing/killing-table.ts";
import { readCountryYears } from "./mass-killing-rows.ts";

/** Real files lie beside the repository, are read in place and never copied into it. */
const folderOf = (name: string) => fileURLToPath(new URL(`../../../../shared/data/${name}/`, import.meta.url));
const [assessment, panels] = [folderOf("ewp-sra-2025"), folderOf("mass-killing-panels")];
const isPresent = existsSync(assessment) && existsSync(panels);
if (!isPresent) process.stderr.write("mass-killing.test.ts did not run: the folder shared/data is not beside the repository.\n");

test.runIf(isPresent)("the areas under the curve and the onsets found that the Early Warning Project has are reproduced in all their digits", () => {
  const rows = publishedScores(assessment).filter(({ published }) => published !== undefined);
  expect(rows).toHaveLength(5);
  for (const { measure, ours, published } of rows) expect(ours, measure).toBeCloseTo(published!, 6);
});

test.runIf(isPresent)("the published weights give the published ranking of 2025, and its chances once what rounding took is given back", () => {
  const rows = publishedRanking(assessment);
  expect(rows).toHaveLength(23);
  const of = (measure: string) => rows.find((row) => row.measure === measure)!;
  expect(of("log-odds that rounding takes").ours).toBeCloseTo(-2.8569, 4);
  expect(of("standard deviation of that").ours).toBeCloseTo(0.0004, 4);
  expect(of("rank correlation with the chances").ours).toBeCloseTo(0.999996, 6);
  for (const { what, measure, ours, published } of rows.filter((row) => row.measure.endsWith("%"))) expect(Math.abs(ours - published!), `${what} ${measure}`).toBeLessThan(0.011);
  for (const { what, ours, published } of rows.filter((row) => row.measure === "rank by the weights")) expect(ours, what).toBe(published);
});

test.runIf(isPresent)("the counts of the older panels and the leaders of 2015 are reproduced", () => {
  const rows = panelsTable.compare(panels);
  expect(rows).toHaveLength(20);
  for (const { what, measure, ours, published } of rows) expect(ours, `${what} ${measure}`).toBeCloseTo(published!, 6);
  expect(rows.filter(({ what }) => what.startsWith("2015: ")).slice(0, 2).map(({ what, ours }) => [what, Math.round(ours * 100) / 100])).toEqual([["2015: Myanmar", 13.2], ["2015: Nigeria", 12.34]]);
});

/** All thirty-one years take a minute and are left to `bench numbers`; this is one. */
test.runIf(isPresent)("Vigie tells chances of the same country-years as the project, and holds the onset in Sudan in 2023 among the thirty highest", { timeout: 60_000 }, () => {
  const cases = ownCases(assessment, 2023, 2023);
  expect(cases).toHaveLength(168);
  expect(cases.filter(({ happened }) => happened).map(({ country, rank }) => [country, rank <= 30])).toEqual([["Sudan", true]]);
  for (const { withinOne, withinTwo, happenedWithinTwo } of cases) expect(withinOne > 0 && withinOne <= withinTwo && withinTwo < 0.5 && happenedWithinTwo !== undefined).toBe(true);
});

test.runIf(isPresent)("on the real table nothing of what comes after the cut is seen, and one year too many is", { timeout: 60_000 }, () => {
  const table = readCountryYears(assessment);
  const small = { ...killingSettings, forest: { ...killingSettings.forest, trees: 5 } };
  const at = (until: number) => findYearLeak((whole) => chancesAt(yearsUntil(whole, until), derivation, small), table, 1980);
  expect(at(1980)).toBeUndefined();
  expect(at(1981)).toBeDefined();
});
