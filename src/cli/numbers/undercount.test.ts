import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { estimateLatentClasses } from "#numbers/undercount/latent-class.ts";
import { fitLogLinear, isFit } from "#numbers/undercount/log-linear.ts";
import { logNormalEstimate } from "#numbers/undercount/estimate.ts";
import { pairsOf } from "#numbers/undercount/overlap.ts";
import { searchStepwise } from "#numbers/undercount/stepwise.ts";
import { readOverlap } from "./undercount.ts";

/** Real files lie beside the repository, are read in place and never copied into it. */
const folder = fileURLToPath(new URL("../../../../shared/data/mse-capture-histories/", import.meta.url));
const isPresent = existsSync(folder);
if (!isPresent) process.stderr.write("undercount.test.ts did not run: the folder shared/data is not beside the repository.\n");

const read = (name: string) => readOverlap(join(folder, `${name}.csv`));

describe.runIf(isPresent)("lists of real people, estimated elsewhere", () => {
  test.each<[string, number, number, number, number, number, string?]>([
    ["kosovo_1999", 4_400, 7_394.59, 357.36, 14_341.66, 161.32, "ABA:EXH ABA:OSCE EXH:HRW EXH:OSCE HRW:OSCE"],
    ["uk_2013_six_lists", 2_744, 12_214, 305.02, 11_251.55, 159.91],
    ["uk_2013_five_lists", 2_744, 13_444.13, 217.78, 11_174.83, 125.12],
    ["netherlands_six_lists", 8_234, 52_823.46, 584.41, 41_561.22, 191.12],
    ["netherlands_five_lists", 8_234, 52_923.89, 505.63, 46_330.88, 128.25],
    ["new_orleans_eight_lists", 185, 996.66, 118.35, 3_394.13, 101.69],
    ["new_orleans_five_lists", 185, 1_034.15, 77.53, 2_750.2, 73.26],
    ["us_western_site_five_lists", 345, 2_007.14, 104.22, 2_308.24, 85.58],
  ])("%s: independence and search by steps give the totals and criteria that are known", (name, recorded, independentTotal, independentAic, stepwiseTotal, stepwiseAic, terms) => {
    const overlap = read(name);
    expect(overlap.recorded).toBe(recorded);
    const [independence, stepwise] = [fitLogLinear(overlap, []), searchStepwise(overlap)];
    if (!isFit(independence) || !isFit(stepwise)) throw new Error("no estimate");
    expect(Math.abs(recorded + independence.unrecorded - independentTotal)).toBeLessThan(0.01);
    expect(Math.abs(independence.aic - independentAic)).toBeLessThan(0.01);
    expect(Math.abs(recorded + stepwise.unrecorded - stepwiseTotal)).toBeLessThan(0.01);
    expect(Math.abs(stepwise.aic - stepwiseAic)).toBeLessThan(0.01);
    if (terms !== undefined) expect(stepwise.terms.map((pair) => pair.map((list) => overlap.lists[list]).join(":")).join(" ")).toBe(terms);
  });

  test("the United Kingdom: the interval of the search meets the published 10,000 to 13,000", () => {
    const overlap = read("uk_2013_six_lists");
    const model = searchStepwise(overlap);
    if (!isFit(model)) throw new Error("no estimate");
    const { low, high } = logNormalEstimate(overlap.recorded, model.unrecorded, model.variance);
    expect(low).toBeLessThan(13_000);
    expect(high).toBeGreaterThan(10_000);
  });

  test("Kosovo: the interval of the latent classes holds the published 10,356", () => {
    const { low, high } = estimateLatentClasses(read("kosovo_1999"), { seed: 1, burnIn: 1_000, rounds: 5_000 }).estimate!;
    expect(low).toBeLessThan(10_356);
    expect(high).toBeGreaterThan(10_356);
  });

  test("the artificial lists: with the term of A and B there is no finite estimate, with all terms none that can be identified", () => {
    const overlap = read("artificial_three_lists");
    const answers = [0, 1, 2, 3, 4, 5, 6, 7].map((set) => {
      const model = fitLogLinear(overlap, pairsOf(overlap).filter((_, index) => (set >> index) & 1));
      return isFit(model) ? "finite" : model.reason;
    });
    expect(answers).toEqual(["finite", "no-finite-estimate", "finite", "no-finite-estimate", "finite", "no-finite-estimate", "finite", "not-identifiable"]);
  });
});
