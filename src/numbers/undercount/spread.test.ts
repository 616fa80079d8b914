import { describe, expect, test } from "vitest";
import { overlapBy } from "../../testing/overlaps.ts";
import { seededRandom } from "../random.ts";
import { overlapOf, type Overlap } from "./overlap.ts";
import { estimateUndercount } from "./spread.ts";

const sampling = { seed: 1, burnIn: 200, rounds: 1_000 };

function spreadOf(overlap: Overlap) {
  const spread = estimateUndercount(overlap, sampling);
  if ("reason" in spread) throw new Error(spread.reason);
  return spread;
}

describe("what nobody recorded", () => {
  test("is said by every model, with the range between them and what each list holds", () => {
    const spread = spreadOf(overlapBy(seededRandom(4), 800, () => [0.4, 0.3, 0.35, 0.3]));
    expect(spread.models.map(({ model }) => model)).toEqual(["independence", "stepwise", "averaged", "latent-classes", "lower-bound"]);
    const totals = spread.models.slice(0, 4).map(({ estimate }) => estimate!.total);
    expect([spread.lowest, spread.highest]).toEqual([Math.min(...totals), Math.max(...totals)]);
    expect(spread.lists.map(({ list }) => list)).toEqual(["church", "hospital", "morgue", "press"]);
    for (const { people, shared } of spread.lists) expect(shared).toBeLessThan(people);
    expect(spread.lowest).toBeGreaterThan(700);
    expect(spread.highest).toBeLessThan(1_000);
    expect(spread.warnings.filter(({ code }) => code !== "dependent-lists")).toEqual([]);
  });

  test("warns of few, small and dependent lists and of models that disagree", () => {
    const spread = spreadOf(overlapOf([{ lists: ["a"], count: 40 }, { lists: ["b"], count: 30 }, { lists: ["c"], count: 19 }, { lists: ["a", "b"], count: 6 }]));
    expect(spread.warnings).toEqual([
      { code: "few-lists", lists: 3 },
      { code: "small-list", list: "c", people: 19 },
      { code: "few-shared", list: "a", people: 6 },
      { code: "few-shared", list: "b", people: 6 },
      { code: "few-shared", list: "c", people: 0 },
      { code: "nobody-shared", lists: ["a", "c"] },
      { code: "nobody-shared", lists: ["b", "c"] },
      { code: "dependent-lists", lists: ["a", "c"] },
      { code: "dependent-lists", lists: ["b", "c"] },
      { code: "models-disagree", lowest: spread.lowest, highest: spread.highest },
    ]);
    expect(spread.models[1]).toMatchObject({ terms: [["a", "c"], ["b", "c"]] });
    expect(spread.models[1]!.estimate!.total).toBeCloseTo(295, 6);
  });

  test("is not said below three lists, nor where nobody is on two", () => {
    expect(estimateUndercount(overlapOf([]), sampling)).toEqual({ reason: "too-few-lists" });
    expect(estimateUndercount(overlapOf([{ lists: ["a"], count: 40 }, { lists: ["b"], count: 30 }, { lists: ["a", "b"], count: 12 }]), sampling)).toEqual({ reason: "too-few-lists" });
    expect(estimateUndercount(overlapOf(["a", "b", "c"].map((list) => ({ lists: [list], count: 40 }))), sampling)).toEqual({ reason: "no-overlap" });
  });

  test("a model that gives no number says why, beside those that give one", () => {
    const spread = estimateUndercount(overlapBy(seededRandom(4), 300, () => [0.4, 0.3, 0.35]), { seed: 2, burnIn: 0, rounds: 20 });
    expect(spread).toMatchObject({ models: [{}, {}, {}, { model: "latent-classes", reason: "not-settled" }, {}] });
    expect("warnings" in spread && spread.warnings).toContainEqual({ code: "without-answer", model: "latent-classes", reason: "not-settled" });
  });
});
