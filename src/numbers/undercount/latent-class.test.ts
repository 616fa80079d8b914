import { randomBeta, randomGamma } from "d3-random";
import { describe, expect, test } from "vitest";
import { overlapBy } from "../../testing/overlaps.ts";
import { seededRandom, type Random } from "../random.ts";
import { estimateLatentClasses, scaleReduction } from "./latent-class.ts";
import { overlapOf, type Overlap } from "./overlap.ts";

/** So few rounds that the chains still come from where they began. */
const unsettled = () => overlapBy(seededRandom(4), 300, () => [0.4, 0.3, 0.35]);
const short = { burnIn: 300, rounds: 1_500 };

/** People as the model itself expects them: their number, the classes and whom the lists reach all drawn from its priors. */
function drawnFromPrior(random: Random): { readonly people: number; readonly overlap: Overlap } {
  const people = Math.round(100 * 10 ** random());
  const concentration = Math.max(1e-3, randomGamma.source(random)(0.25, 4)());
  const classes: { readonly share: number; readonly reach: readonly number[] }[] = [];
  for (let stick = 1; classes.length < 10;) {
    const part = classes.length === 9 ? 1 : randomBeta.source(random)(1, concentration)();
    classes.push({ share: stick * part, reach: [random(), random(), random(), random()] });
    stick *= 1 - part;
  }
  const overlap = overlapBy(random, people, () => {
    let left = random();
    return (classes.find(({ share }) => (left -= share) < 0) ?? classes[9]!).reach;
  });
  return { people, overlap };
}

describe("the latent class model", () => {
  test("its interval holds the truth about as often as it says, of people drawn from its own priors", () => {
    const drawn = Array.from({ length: 24 }, (_, seed) => ({ ...drawnFromPrior(seededRandom(seed)), seed })).filter(({ overlap }) => overlap.lists.length === 4);
    const answers = drawn.flatMap(({ people, overlap, seed }) => {
      const { estimate } = estimateLatentClasses(overlap, { seed, burnIn: 200, rounds: 800 });
      return estimate ? [estimate.low <= people && people <= estimate.high] : [];
    });
    expect(answers.length).toBeGreaterThanOrEqual(20);
    expect(answers.filter((isHeld) => !isHeld).length).toBeLessThanOrEqual(3);
  });

  test("gives the same to the bit for the same seed, whatever the order of lists, and something else for another", () => {
    const told = [{ lists: ["a"], count: 30 }, { lists: ["b"], count: 25 }, { lists: ["a", "b"], count: 12 }, { lists: ["c"], count: 20 }, { lists: ["b", "c"], count: 9 }, { lists: ["a", "c"], count: 8 }, { lists: ["c", "b", "a"], count: 4 }];
    const [one, again, other] = [estimateLatentClasses(overlapOf(told), { seed: 5, ...short }), estimateLatentClasses(overlapOf(told.toReversed()), { seed: 5, ...short }), estimateLatentClasses(overlapOf(told), { seed: 6, ...short })];
    expect(again).toEqual(one);
    expect(other).not.toEqual(one);
    expect(one.estimate!.low).toBeGreaterThanOrEqual(108);
  });

  test("says why it gives no number", () => {
    expect(estimateLatentClasses(overlapOf([{ lists: ["a", "b"], count: 3 }, { lists: ["a"], count: 3 }]), { seed: 1, ...short })).toEqual({ reason: "too-few-lists" });
    expect(estimateLatentClasses(overlapOf(["a", "b", "c"].map((list) => ({ lists: [list], count: 30 }))), { seed: 1, ...short })).toEqual({ reason: "no-overlap" });
    expect(estimateLatentClasses(unsettled(), { seed: 2, burnIn: 0, rounds: 20 })).toEqual({ reason: "not-settled" });
  });
});

test("chains at rest differ from each other no more than from themselves", () => {
  const random = seededRandom(3);
  const around = (middle: number) => Array.from({ length: 2_000 }, () => middle + random());
  expect(scaleReduction([around(0), around(0)])).toBeLessThan(1.01);
  expect(scaleReduction([around(0), around(1)])).toBeGreaterThan(1.5);
  expect(scaleReduction([[7, 7, 7, 7], [7, 7, 7, 7]])).toBe(1);
});
