import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { coverageOf, tenthsOf } from "#numbers/forecast/calibration.ts";
import { furtherScores } from "./challenge-further.ts";
import { activePlaces, scoreChallenge, scoreModels } from "./challenge.ts";

/** Real files lie beside the repository, are read in place and never copied into it. */
const folder = fileURLToPath(new URL("../../../../shared/data/views-challenge-2023/", import.meta.url));
const isPresent = existsSync(folder);
if (!isPresent) process.stderr.write("challenge.test.ts did not run: the folder shared/data is not beside the repository.\n");

/** Learning three times over takes a while: once for all tests. */
let models: ReturnType<typeof scoreModels> | undefined;
const scoredModels = () => (models ??= scoreModels(folder));

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

test.runIf(isPresent)("what Vigie forecasts is nearer to what happened than the best participant and than every baseline, in each window", { timeout: 120_000 }, () => {
  const rows = scoredModels();
  const organisers = scoreChallenge(folder).filter(({ model }) => model.startsWith("bm_"));
  const bestParticipant = new Map([[2018, 13.6], [2019, 9.34], [2020, 11.63]]);
  for (const { window, ours } of rows.filter(({ model }) => model === "vigie")) {
    expect(ours.crps, `${window}`).toBeLessThan(bestParticipant.get(window)!);
    for (const row of rows.filter((one) => one.window === window && one.model !== "vigie")) expect(ours.crps, `${row.model} ${window}`).toBeLessThan(row.ours.crps);
    for (const row of organisers.filter((one) => one.window === window)) {
      expect(ours.ignorance, `${row.model} ${window}`).toBeLessThan(row.ours.ignorance);
      expect(ours.intervalScore, `${row.model} ${window}`).toBeLessThan(row.ours.intervalScore);
    }
  }
});

test.runIf(isPresent)("half, eight and nine of ten outcomes lie where Vigie says they do, within three points, in countries that are not at peace", { timeout: 120_000 }, () => {
  const places = activePlaces(scoredModels());
  expect(places.length).toBeGreaterThan(1_500);
  for (const share of [0.5, 0.8, 0.9]) expect(Math.abs(coverageOf(places, share) - share), `${share}`).toBeLessThan(0.03);
  for (const [tenth, share] of tenthsOf(places).entries()) expect(Math.abs(share - 0.1), `tenth ${tenth + 1}`).toBeLessThan(0.03);
});

test.runIf(isPresent)("it is not by the largest wars alone that Vigie is nearer: on log(1 + deaths) too, with countries drawn anew, and in chances of crossing 25, 100 and 1,000", { timeout: 120_000 }, () => {
  const rows = furtherScores(scoredModels());
  const of = (what: string, measure: string) => rows.find((row) => row.what === what && row.measure === measure)!.ours;
  for (const window of [2018, 2019, 2020]) for (const rule of ["allZero", "persistence", "lastPoisson", "conflictology"]) expect(of(`vigie ${window}`, "CRPS of log(1 + deaths)"), `${rule} ${window}`).toBeLessThan(of(`${rule} ${window}`, "CRPS of log(1 + deaths)"));
  for (const measure of ["CRPS", "CRPS of log(1 + deaths)"]) expect(of("vigie 2018-2020, less the last twelve months", `${measure}, high end of 95 %`), measure).toBeLessThan(0);
  for (const deaths of [25, 100, 1_000]) {
    const what = `vigie 2018-2020, a month with ${deaths} deaths or more`;
    expect(of(what, "Brier score"), what).toBeLessThan(Math.min(of(what, "Brier score of the last twelve months"), of(what, "Brier score of the base rate") / 2));
    expect(of(what, "AUC"), what).toBeGreaterThan(0.95);
  }
  expect(rows.filter(({ measure }) => measure === "country-months").reduce((sum, { ours }) => sum + ours, 0), "each country-month is in one group of countries").toBe(3 * 2_292);
});

test.runIf(isPresent)("the baselines see what the challenge let its participants see: Poisson at the last value scores as the organisers' draws of it", { timeout: 120_000 }, () => {
  const rows = scoredModels();
  expect(rows.map(({ model, window }) => `${model} ${window}`)).toEqual([2018, 2019, 2020].flatMap((window) => ["allZero", "persistence", "lastPoisson", "conflictology", "vigie"].map((model) => `${model} ${window}`)));
  expect(rows.filter(({ countryMonths, untold }) => countryMonths !== 2_292 || untold !== 0)).toEqual([]);
  const organisers = scoreChallenge(folder);
  for (const { window, ours } of rows.filter(({ model }) => model === "lastPoisson")) {
    const theirs = organisers.find((row) => row.model === "bm_last_historical_poisson" && row.window === window)!.ours;
    // Theirs are a thousand draws by chance, ours the quantiles that such draws stand for.
    expect(Math.abs(ours.crps - theirs.crps), `${window}`).toBeLessThan(0.01);
    expect(Math.abs(ours.ignorance - theirs.ignorance), `${window}`).toBeLessThan(0.01);
    expect(Math.abs(ours.intervalScore - theirs.intervalScore), `${window}`).toBeLessThan(0.5);
  }
  // The country's own last twelve months are the baseline to beat: the organisers' two are behind it in every window.
  for (const { window, ours } of rows.filter(({ model }) => model === "conflictology")) {
    for (const row of organisers.filter((one) => one.window === window && one.model.startsWith("bm_"))) expect(ours.crps, `${row.model} ${window}`).toBeLessThan(row.ours.crps);
  }
});
