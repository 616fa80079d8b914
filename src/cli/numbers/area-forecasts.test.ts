import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { areaSettings } from "#numbers/forecast/areas.ts";
import { meansOfModels, readWorld, scoreAreas, type World } from "./area-forecasts.ts";

/** Real files lie beside the repository, are read in place and never copied into it. */
const data = fileURLToPath(new URL("../../../../shared/data/", import.meta.url));
const isPresent = existsSync(`${data}ucdp-ged-21-1`) && existsSync(`${data}admin-geography`);
if (!isPresent) process.stderr.write("area-forecasts.test.ts did not run: the folder shared/data is not beside the repository.\n");

let read: World | undefined;
const world = () => (read ??= readWorld(`${data}ucdp-ged-21-1`, `${data}admin-geography`, `${data}cod-boundaries`));

test.runIf(isPresent)("every event of the extract is placed in an area or counted as not placed, in its country", { timeout: 240_000 }, () => {
  const countries = [...world().countries];
  const events = countries.reduce((sum, [, { placed, notPlaced }]) => sum + placed.events + notPlaced.imprecise.events + notPlaced.outside.events, 0);
  expect(events).toBe(159_194);
  expect(world().series.reduce((sum, { counts }) => sum + counts.reduce((total, count) => total + count, 0), 0)).toBe(countries.reduce((sum, [, { placed }]) => sum + placed.deaths, 0));
  const withOutlines = countries.filter(([, { areas }]) => areas.length > 0);
  expect(withOutlines.length).toBeGreaterThan(25);
  // What lies outside the outlines there are the coasts, the borders, and Sudan before its south was a State.
  for (const [country, { placed, notPlaced }] of withOutlines) expect(notPlaced.outside.events / (placed.events + notPlaced.outside.events), country).toBeLessThan(country === "SDN" ? 0.4 : 0.15);
});

test.runIf(isPresent)("areas are foretold better than by any simple rule where something happened before, by the scores that look at the whole distribution", { timeout: 240_000 }, () => {
  const models = meansOfModels(scoreAreas(world(), 2014 * 12 + 11, ["state-based"], { ...areaSettings, trees: 15 })).filter(({ isLearnt }) => isLearnt);
  const vigie = models.find(({ model }) => model === "vigie")!;
  for (const rule of models.filter(({ model }) => model !== "vigie")) {
    expect(vigie.ignorance, rule.model).toBeLessThan(rule.ignorance);
    expect(vigie.intervalScore, rule.model).toBeLessThan(rule.intervalScore);
    expect(vigie.crps, rule.model).toBeLessThan(rule.crps * 1.05);
  }
});
