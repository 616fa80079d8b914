import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { crashIntegrationTable } from "./crash-integration.ts";
import { nigeriaIntegrationTable } from "./nigeria-integration.ts";
import type { PublishedTable } from "./published-table.ts";
import { recordLinkageTable } from "./record-linkage.ts";
import { syriaPairsTable } from "./syria-pairs.ts";

/** Real files lie beside the repository, are read in place and never copied into it. */
const data = fileURLToPath(new URL("../../../../shared/data/", import.meta.url));
const isPresent = [crashIntegrationTable, nigeriaIntegrationTable, recordLinkageTable, syriaPairsTable].every(({ folder }) => existsSync(join(data, folder)));
if (!isPresent) process.stderr.write("matching.test.ts did not run: the folder shared/data is not beside the repository.\n");

/** Some seconds of work each; a busy machine takes several times as long. */
const timeout = 120_000;

function read(table: PublishedTable) {
  const rows = table.compare(join(data, table.folder));
  return { rows, ours: (what: string, measure: string) => rows.find((row) => row.what === what && row.measure === measure)!.ours };
}

test.runIf(isPresent)("the worked example of MELTT is reproduced in all its numbers", () => {
  const { rows } = read(crashIntegrationTable);
  expect(rows).toHaveLength(10);
  for (const { measure, ours, published } of rows) expect(ours, measure).toBe(published);
});

test.runIf(isPresent)("of four sources on one year, its rule makes as many events as published, and shares them out within five", { timeout }, () => {
  const { rows, ours } = read(nigeriaIntegrationTable);
  const rule = "rule of MELTT, 3 km and 1 day";
  expect(ours(rule, "events")).toBe(688);
  for (const { what, measure, ours: number, published } of rows) if (what === rule && published !== undefined) expect(Math.abs(number - published), measure).toBeLessThanOrEqual(5);
  const parts = rows.filter(({ what }) => what.startsWith(`${rule}: `));
  expect(parts.map(({ published }) => published!).reduce((sum, count) => sum + count, 0), "four kinds and four quarters, each event in one of both").toBeGreaterThan(2 * 680);
  for (const { what, measure, ours: number, published } of parts) expect(Math.abs(number - published!), `${what} ${measure}`).toBeLessThanOrEqual(9);
  // The authors' own estimates of what nobody recorded, made with models of their own: ours lie near, and what is told is that a third or so was recorded and not two.
  for (const [name, share] of [["kind", 0.33], ["quarter", 0.37]] as const) expect(Math.abs(ours(`latent classes, violent events by ${name}`, "share that the four sources have") - share), name).toBeLessThan(0.08);
  // The truth of each entry was not published: that more than this many are right is possible, and no more than that.
  expect(ours("own links of 5 bits and more", "entries right, at most, as a share")).toBeGreaterThanOrEqual(0.94);
});

test.runIf(isPresent)("two versions of one list are put together nearly as well as can be, without having seen a pair", { timeout }, () => {
  const { ours } = read(syriaPairsTable);
  expect(ours("join on start day, coordinates and best estimate", "F1")).toBeCloseTo(0.9419, 4);
  expect(ours("pairs, records alike in all columns taken for each other", "F1")).toBeGreaterThanOrEqual(0.985);
  expect(ours("pairs of ids", "F1")).toBeGreaterThan(ours("pairs of ids", "F1 to be expected of one partner each by who knows all but the ids") - 0.01);
});

test.runIf(isPresent)("doubles of invented persons are found, and the published table of a simpler rule is reproduced", { timeout }, () => {
  const { rows, ours } = read(recordLinkageTable);
  for (const number of [1, 2, 3]) expect(ours(`FEBRL ${number}`, "F1"), `${number}`).toBeGreaterThanOrEqual(0.97);
  expect(ours("RLdata500", "F1")).toBeGreaterThanOrEqual(0.95);
  const guide = rows.filter(({ published }) => published !== undefined);
  expect(guide).toHaveLength(9);
  for (const { measure, ours: number, published } of guide) expect(number, measure).toBe(published);
});
