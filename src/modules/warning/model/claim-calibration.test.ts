import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { likelihoods, likelihoodWords, type LikelihoodWord } from "#assessment/model/likelihood.ts";
import { brier } from "#numbers/forecast/probability-scores.ts";
import { calibrationOf, chanceOf, distanceOf, largestMisses, leastJudged, stageOf, type ObservedClaim } from "./claim-calibration.ts";

const now = "2026-11-29T12:00:00Z";
const over = "2026-11-28";
type Given = { likelihood?: LikelihoodWord; horizon?: string; outcome?: "came-true" | "did-not" | "cannot-be-judged" | null; measuresTaken?: boolean };
const claimed = ({ likelihood = "likely", horizon = over, outcome = null, measuresTaken = false }: Given): ObservedClaim => ({
  claim: { text: "A camp is driven away.", horizon, likelihood, judgedBy: "" },
  verdict: outcome === null ? null : { outcome, measuresTaken },
});
const times = (count: number, given: Given) => Array.from({ length: count }, () => claimed(given));

describe("where a claim stands", () => {
  test.each([
    [claimed({ horizon: "2026-11-29" }), "not-yet-due"],
    [claimed({ horizon: "2026-11-29", outcome: "came-true" }), "not-yet-due"],
    [claimed({}), "waiting"],
    [claimed({ outcome: "came-true" }), "judged"],
    [claimed({ outcome: "did-not" }), "judged"],
    [claimed({ outcome: "did-not", measuresTaken: true }), "after-measures"],
    [claimed({ outcome: "cannot-be-judged" }), "cannot-be-judged"],
  ] as const)("%j: %s", (one, stage) => expect(stageOf(one, now)).toBe(stage));
});

describe("what an office learns of its words", () => {
  const observed = [...times(6, { outcome: "came-true" }), ...times(2, { outcome: "did-not" }), ...times(3, { outcome: "did-not", measuresTaken: true }), ...times(2, { likelihood: "remote", outcome: "did-not" })];

  test("is how often each came true, without those after which measures were taken, which stand apart", () => {
    const band = calibrationOf(observed, now).bands.find(({ likelihood }) => likelihood === "likely")!;
    expect(band).toMatchObject({ judged: 8, cameTrue: 6, afterMeasures: 3, share: { value: 0.75 } });
    expect([band.share!.low < 0.55, band.share!.high > 0.8], "eight claims do not tell the share").toEqual([true, true]);
  });

  test("is scored by the middle of the band, beside the base rate, and once more with what may have been prevented counted as missed", () => {
    const { scores, withMeasures } = calibrationOf(observed, now);
    expect(scores).toMatchObject({ judged: 10, baseRate: 0.6 });
    expect(scores!.brier).toBeCloseTo((6 * 0.325 ** 2 + 2 * 0.675 ** 2 + 2 * 0.025 ** 2) / 10, 12);
    expect(scores!.brierOfBaseRate).toBeCloseTo(0.24, 12);
    expect(scores!.brier, "six of eight called likely is what chance makes of 67.5 %").toBeGreaterThan(scores!.ifMeant.low);
    expect(scores!.brier).toBeLessThan(scores!.ifMeant.high);
    expect(withMeasures).toMatchObject({ judged: 13 });
    expect(withMeasures!.brier).toBeGreaterThan(scores!.brier);
  });

  test("that it says “almost certain” of what comes true half of the time lies outside what chance does", () => {
    const { scores } = calibrationOf([...times(6, { likelihood: "almost-certain", outcome: "came-true" }), ...times(6, { likelihood: "almost-certain", outcome: "did-not" })], now);
    expect(scores!.brier).toBeGreaterThan(scores!.ifMeant.high);
  });

  test("is not scored below ten judged claims, however many wait or cannot be judged", () => {
    const few = [...times(leastJudged - 1, { outcome: "came-true" }), ...times(20, {}), ...times(20, { outcome: "cannot-be-judged" }), ...times(20, { outcome: "did-not", measuresTaken: true })];
    expect(calibrationOf(few, now)).toMatchObject({ scores: null, withMeasures: null });
    expect(calibrationOf([...few, claimed({ outcome: "did-not" })], now).scores).not.toBeNull();
  });
});

test("the largest misses are the surest words that pointed the wrong way; about even points nowhere", () => {
  const [sure, likely, prevented] = [claimed({ likelihood: "almost-certain", outcome: "did-not" }), claimed({ outcome: "did-not" }), claimed({ likelihood: "very-likely", outcome: "did-not", measuresTaken: true })];
  const others = [claimed({ likelihood: "about-even", outcome: "did-not" }), claimed({ likelihood: "about-even", outcome: "came-true" }), claimed({ outcome: "came-true" }), claimed({ likelihood: "almost-certain" }), claimed({ likelihood: "remote", outcome: "did-not" })];
  expect(largestMisses([likely, ...others, sure, prevented], now, 10)).toEqual([sure, prevented, likely]);
  expect(largestMisses([likely, sure, prevented], now, 2)).toEqual([sure, prevented]);
});

const anyClaim = fc.record({
  likelihood: fc.constantFrom(...likelihoodWords),
  horizon: fc.constantFrom("2026-11-27", "2026-11-28", "2026-11-29", "2027-01-01"),
  outcome: fc.constantFrom("came-true" as const, "did-not" as const, "cannot-be-judged" as const, null),
  measuresTaken: fc.boolean(),
}).map((given) => claimed({ ...given, measuresTaken: given.measuresTaken && given.outcome === "did-not" }));

describe("over any claims", () => {
  test("each is counted once, in the band of its word", () => {
    fc.assert(fc.property(fc.array(anyClaim, { maxLength: 40 }), (all) => {
      const { bands } = calibrationOf(all, now);
      for (const band of bands) {
        const { judged, afterMeasures, cannotBeJudged, waiting, notYetDue } = band;
        expect(judged + afterMeasures + cannotBeJudged + waiting + notYetDue).toBe(all.filter(({ claim }) => claim.likelihood === band.likelihood).length);
        expect(band.cameTrue).toBeLessThanOrEqual(judged);
      }
    }));
  });

  test("their order changes nothing, and what is not judged changes no score", () => {
    fc.assert(fc.property(fc.array(anyClaim, { maxLength: 40 }), fc.array(anyClaim.filter((one) => ["not-yet-due", "waiting", "cannot-be-judged"].includes(stageOf(one, now)))), (all, unjudged) => {
      const { scores } = calibrationOf(all, now);
      const again = calibrationOf([...unjudged, ...all.toReversed()], now).scores;
      expect(again === null).toBe(scores === null);
      if (scores !== null) for (const name of ["judged", "baseRate", "brier", "brierOfBaseRate"] as const) expect(again![name]).toBeCloseTo(scores[name], 12);
    }));
  });

  test("a miss is further from what happened than a coin", () => {
    fc.assert(fc.property(fc.array(anyClaim, { maxLength: 40 }), (all) => {
      for (const miss of largestMisses(all, now, 40)) expect(distanceOf(miss)).toBeGreaterThan(0.25);
    }));
  });
});

describe("the score of a band is proper for its middle", () => {
  /** What a word is expected to score where the true chance is `chance`. */
  const expected = (word: LikelihoodWord, chance: number) => chance * brier([{ chance: chanceOf(word), happened: true }]) + (1 - chance) * brier([{ chance: chanceOf(word), happened: false }]);
  const nearest = (chance: number) => likelihoodWords.toSorted((one, other) => Math.abs(chanceOf(one) - chance) - Math.abs(chanceOf(other) - chance))[0]!;

  test.each(likelihoodWords)("whoever believes the middle of “%s” does best to say it", (word) => {
    for (const other of likelihoodWords.filter((one) => one !== word)) expect(expected(word, chanceOf(word))).toBeLessThan(expected(other, chanceOf(word)));
  });

  test("whatever the true chance, no word does better than the one whose middle is nearest", () => {
    fc.assert(fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(...likelihoodWords), (chance, word) => {
      expect(expected(nearest(chance), chance)).toBeLessThanOrEqual(expected(word, chance) + 1e-12);
    }));
  });

  test("a word that holds the true chance costs at most the square of half its band, whatever another word would have scored", () => {
    fc.assert(fc.property(fc.constantFrom(...likelihoodWords), fc.double({ min: 0, max: 1, noNaN: true }), (word, part) => {
      const { from, to } = likelihoods[word];
      const chance = (from + part * (to - from)) / 100;
      expect(expected(word, chance) - chance * (1 - chance)).toBeLessThanOrEqual(((to - from) / 200) ** 2 + 1e-12);
    }));
  });

  test("bands of unequal width: at a chance of 43 %, “about even” scores better than “unlikely”, which holds it", () => {
    expect(expected("about-even", 0.43)).toBeLessThan(expected("unlikely", 0.43));
  });
});
