import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { scoreChallenge } from "./challenge.ts";

/** Real files lie beside the repository, are read in place and never copied into it. */
const folder = fileURLToPath(new URL("../../../../shared/data/views-challenge-2023/", import.meta.url));
const isPresent = existsSync(folder);
if (!isPresent) process.stderr.write("challenge.test.ts did not run: the folder shared/data is not beside the repository.\n");

test.runIf(isPresent)("the published scores of the challenge's own draws are reproduced in all their digits", () => {
  const rows = scoreChallenge(folder);
  expect(rows).toHaveLength(9);
  for (const { model, window, countryMonths, ours, published } of rows) {
    expect(countryMonths).toBe(2_292);
    expect(ours.crps, `${model} ${window}`).toBeCloseTo(published.crps, 6);
    expect(ours.ignorance, `${model} ${window}`).toBeCloseTo(published.ignorance, 6);
    expect(ours.intervalScore, `${model} ${window}`).toBeCloseTo(published.intervalScore, 4);
  }
});
