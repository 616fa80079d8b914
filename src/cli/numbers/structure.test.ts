import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { learnerSettings } from "#numbers/forecast/learner.ts";
import { brier, rocAuc } from "#numbers/forecast/probability-scores.ts";
import { structureCases } from "./structure.ts";

/** Real files lie beside the repository, are read in place and never copied into it. */
const data = fileURLToPath(new URL("../../../../shared/data/", import.meta.url));
const isPresent = existsSync(`${data}views-challenge-2023`) && existsSync(`${data}ewp-sra-2025`);
if (!isPresent) process.stderr.write("structure.test.ts did not run: the folder shared/data is not beside the repository.\n");

test.runIf(isPresent)("with structure it is told better in which calm countries somebody will die within the year, and of all others the same as without", { timeout: 240_000 }, () => {
  // The years of most onsets in the windows by which the columns were chosen, and one of those that are only reported.
  const asked = { isMonthly: false, settings: { ...learnerSettings, trees: 30 } };
  const cases = [[2011, 2012], [2020, 2020]].flatMap(([first, last]) => structureCases(`${data}views-challenge-2023`, first!, last!, asked));
  const calm = cases.filter(({ isCalm }) => isCalm);
  expect(calm.length).toBeGreaterThan(400);
  const told = (which: "events" | "structure") => calm.map((one) => ({ chance: one[which].any, happened: one.deaths > 0 }));
  expect(rocAuc(told("structure"))).toBeGreaterThan(rocAuc(told("events")) + 0.01);
  expect(brier(told("structure"))).toBeLessThan(brier(told("events")) * 1.02);
  for (const { country, events, structure } of cases.filter(({ isCalm }) => !isCalm)) expect(structure, country).toEqual(events);
});
