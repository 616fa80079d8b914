import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { overlapBy, patterns, twoKinds } from "../../testing/overlaps.ts";
import { seededRandom } from "../random.ts";
import { averageOf, weighModels } from "./averaging.ts";
import { logNormalEstimate } from "./estimate.ts";
import { hasFiniteMaximum } from "./existence.ts";
import { fitLogLinear, isFit, type LogLinear } from "./log-linear.ts";
import { boundFromBelow } from "./lower-bound.ts";
import { isOn, overlapOf, pairsOf, type Overlap, type Pair } from "./overlap.ts";
import { fitterOf, searchStepwise } from "./stepwise.ts";

const overlaps = patterns.map(overlapOf).filter(({ lists }) => lists.length >= 3);
const overlapsAndTerms = overlaps.chain((overlap) => fc.tuple(fc.constant(overlap), fc.subarray(pairsOf(overlap))));
const reasonOf = (model: LogLinear) => (isFit(model) ? undefined : model.reason);

describe("three lists of which the first two share six people and nobody else is shared", () => {
  const overlap = overlapOf([{ lists: ["a"], count: 40 }, { lists: ["b"], count: 30 }, { lists: ["c"], count: 20 }, { lists: ["a", "b"], count: 6 }]);
  const [ab, ac, bc]: Pair[] = [[0, 1], [0, 2], [1, 2]];

  test.each<[string, Pair[], string | undefined]>([
    ["no terms", [], undefined], ["ac", [ac!], undefined], ["bc", [bc!], undefined], ["ac and bc", [ac!, bc!], undefined],
    ["ab", [ab!], "no-finite-estimate"], ["ab and ac", [ab!, ac!], "no-finite-estimate"], ["ab and bc", [ab!, bc!], "no-finite-estimate"],
    ["all three", [ab!, ac!, bc!], "not-identifiable"],
  ])("with %s: Chan, Silverman and Vincent's answer", (_what, terms, reason) => {
    expect(reasonOf(fitLogLinear(overlap, terms))).toBe(reason);
  });

  test("with ac and bc the third list says nothing, and the first two give 40 × 30 / 6", () => {
    const model = fitLogLinear(overlap, [ac!, bc!]);
    expect(isFit(model) && model.unrecorded).toBeCloseTo(200, 6);
  });
});

describe("a log-linear model", () => {
  test("never says fewer than were recorded, nor infinitely many", () => {
    fc.assert(fc.property(overlapsAndTerms, ([overlap, terms]) => {
      const model = fitLogLinear(overlap, terms);
      if (!isFit(model)) return;
      const { total, low, high } = logNormalEstimate(overlap.recorded, model.unrecorded, model.variance);
      expect(overlap.recorded <= low && low <= total && total <= high && Number.isFinite(high)).toBe(true);
    }), { numRuns: 200 });
  });

  test("does not depend on what the lists are called, and so not on their order", () => {
    fc.assert(fc.property(patterns, (some) => {
      const reversed = (name: string) => `${"zyxwv"["chmpr".indexOf(name.charAt(0))]}`;
      const [one, other] = [overlapOf(some), overlapOf(some.map(({ lists, count }) => ({ lists: lists.map(reversed), count })))];
      fc.pre(one.lists.length >= 3);
      const last = one.lists.length - 1;
      const terms = pairsOf(one).filter((_, index) => index % 2 === 0);
      const [first, second] = [fitLogLinear(one, terms), fitLogLinear(other, terms.map(([low, high]): Pair => [last - high, last - low]))];
      expect(reasonOf(first)).toBe(reasonOf(second));
      if (isFit(first) && isFit(second)) expect(Math.abs(first.unrecorded / second.unrecorded - 1)).toBeLessThan(1e-5);
    }), { numRuns: 60 });
  });

  test("that is identifiable stays so when a list is added with its main effect, whoever is on it", () => {
    fc.assert(fc.property(overlapsAndTerms, fc.array(fc.boolean(), { minLength: 32, maxLength: 32 }), ([overlap, terms], also) => {
      fc.pre(reasonOf(fitLogLinear(overlap, terms)) !== "not-identifiable");
      // The new list is last, so that the places of the others stay.
      const told = overlap.counts.map((count, place) => ({ lists: [...overlap.lists.filter((_, list) => isOn(place, list)), ...(also[place] ? ["zeal"] : [])], count }));
      const wider = overlapOf([...told, { lists: ["zeal"], count: 3 }]);
      expect(reasonOf(fitLogLinear(wider, terms))).not.toBe("not-identifiable");
    }), { numRuns: 100 });
  });

  test("is refused below three lists", () => {
    expect(reasonOf(fitLogLinear(overlapOf([{ lists: ["a"], count: 9 }, { lists: ["b"], count: 9 }, { lists: ["a", "b"], count: 9 }]), []))).toBe("too-few-lists");
  });
});

describe("whether there is a finite maximum", () => {
  /** Fits the sums one after the other, for so long that what has to go to 0 has come near it. */
  function smallestAfterFitting(design: readonly number[][], counts: readonly number[]): number {
    const fitted = counts.map(() => 1);
    for (let round = 0; round < 3_000; round += 1) {
      for (const [column] of design[0]!.entries()) {
        const [aim, sum] = [counts, fitted].map((some) => some.reduce((all, value, row) => all + value * design[row]![column]!, 0));
        for (const [row, values] of design.entries()) if (values[column]) fitted[row] = sum! > 0 ? fitted[row]! * aim! / sum! : 0;
      }
    }
    return Math.min(...fitted);
  }

  test("is what proportional fitting finds: no place has to be empty", () => {
    const designs = fc.subarray<Pair>([[0, 1], [0, 2], [1, 2]]).map((terms) => [1, 2, 3, 4, 5, 6, 7].map((place) => [1, ...[0, 1, 2].map((list) => Number(isOn(place, list))), ...terms.map(([one, other]) => Number(isOn(place, one) && isOn(place, other)))]));
    fc.assert(fc.property(designs, fc.array(fc.constantFrom(0, 0, 5, 9), { minLength: 7, maxLength: 7 }), (design, counts) => {
      fc.pre(counts.some((count) => count > 0));
      const least = smallestAfterFitting(design, counts);
      // What goes to 0 does so like one over the number of rounds; what lies between is for neither to say.
      fc.pre(least < 0.01 || least > 0.05);
      expect(hasFiniteMaximum(design, counts)).toBe(least > 0.05);
    }), { numRuns: 60 });
  });

  test("there is none of nothing", () => {
    expect(hasFiniteMaximum([[1], [1]], [0, 0])).toBe(false);
  });
});

describe("independent lists", () => {
  const reach = [0.3, 0.2, 0.15, 0.25];
  const samples = Array.from({ length: 60 }, (_, seed) => overlapBy(seededRandom(seed), 1_000, () => reach));

  test("the model of independence is right about as often as it says", () => {
    const covered = samples.filter((overlap) => {
      const model = fitLogLinear(overlap, []);
      if (!isFit(model)) return false;
      const { low, high } = logNormalEstimate(overlap.recorded, model.unrecorded, model.variance);
      return low <= 1_000 && 1_000 <= high;
    });
    expect(covered.length).toBeGreaterThanOrEqual(53);
  });

  test("the lower bound lies, on average, no higher than the truth, and far below it where some people are harder to record", () => {
    const meanOf = (some: readonly Overlap[]) => some.reduce((sum, overlap) => sum + boundFromBelow(overlap).estimate!.total, 0) / some.length;
    expect(meanOf(samples)).toBeLessThan(1_005);
    expect(meanOf(samples)).toBeGreaterThan(960);
    const hidden = Array.from({ length: 20 }, (_, seed) => twoKinds(seededRandom(seed), 1_000, [0.5, 0.4, 0.5], [0.04, 0.03, 0.04], 0.5));
    expect(meanOf(hidden)).toBeLessThan(800);
  });
});

describe("the lower bound", () => {
  test("is never below what was recorded", () => {
    fc.assert(fc.property(overlaps, (overlap) => {
      const { estimate, reason } = boundFromBelow(overlap);
      if (estimate) expect(overlap.recorded <= estimate.low && estimate.low <= estimate.total && estimate.total <= estimate.high).toBe(true);
      else expect(["no-overlap", "no-finite-estimate"]).toContain(reason);
    }));
  });

  test("multiplies, for every two lists, those on one alone, and divides by those on two and one", () => {
    const { estimate } = boundFromBelow(overlapOf([{ lists: ["a"], count: 10 }, { lists: ["b"], count: 20 }, { lists: ["c"], count: 30 }, { lists: ["a", "c"], count: 9 }]));
    expect(estimate!.total).toBeCloseTo(69 + (10 * 20 + 10 * 30 + 20 * 30) / 10, 9);
  });
});

describe("the search by steps", () => {
  test("finds the term that was there, and no better model is one step away", () => {
    const overlap = twoKinds(seededRandom(11), 3_000, [0.1, 0.4, 0.1, 0.3], [0.9, 0.4, 0.9, 0.3], 0.3);
    const found = searchStepwise(overlap);
    expect(found.terms.map((pair) => pair.join(" "))).toContain("0 2");
    const fit = fitterOf(overlap);
    for (const pair of pairsOf(overlap)) {
      const others = found.terms.filter((term) => term.join() !== pair.join());
      const model = fit(others.length < found.terms.length ? others : [...found.terms, pair]);
      if (isFit(model) && isFit(found)) expect(model.aic).toBeGreaterThanOrEqual(found.aic - 1e-6);
    }
  });

  test("the average weighs what it ends with most, gives weights that add up to 1, and lies within the models", () => {
    fc.assert(fc.property(overlaps, (overlap) => {
      const fit = fitterOf(overlap);
      const from = searchStepwise(overlap, fit);
      if (!isFit(from)) return;
      const weighted = weighModels(overlap, fit, from);
      expect(weighted.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9);
      const totals = weighted.map(({ model }) => overlap.recorded + model.unrecorded);
      const { total, low, high } = averageOf(overlap.recorded, weighted).estimate!;
      expect(total).toBeGreaterThanOrEqual(Math.min(...totals) - 1e-6);
      expect(total).toBeLessThanOrEqual(Math.max(...totals) + 1e-6);
      expect(overlap.recorded <= low && low <= total && total <= high).toBe(true);
      expect(averageOf(overlap.recorded, []).reason).toBe("no-finite-estimate");
    }), { numRuns: 15 });
  });
});
