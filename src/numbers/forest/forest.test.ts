import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededRandom } from "../random.ts";
import { binEdges, binOf } from "./bins.ts";
import { binned, binsOf, growForest, leafIn } from "./forest.ts";
import { growTree, type Node } from "./tree.ts";

const settings = { trees: 20, leaf: 5, tried: 4, share: 0.6 };

describe("bins", () => {
  test("part what is given into about equal shares, and keep the order of values", () => {
    fc.assert(fc.property(fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 300 }), (values) => {
      const edges = binEdges(Float64Array.from(values));
      edges.forEach((edge, index) => expect(edge > (edges[index - 1] ?? -Infinity)).toBe(true));
      const sorted = values.toSorted((a, b) => a - b);
      const bins = sorted.map((value) => binOf(edges, value));
      expect(bins).toEqual(bins.toSorted((a, b) => a - b));
    }));
  });

  test("are as many as naive counting says", () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 40 }), fc.integer({ min: -5, max: 55 }), (values, value) => {
      const edges = Float64Array.from(new Set(values)).toSorted();
      expect(binOf(edges, value)).toBe([...edges].filter((edge) => edge <= value).length);
    }));
  });

  test("hold what is not known in the lowest", () => {
    expect(binOf(Float64Array.of(1, 2), Number.NaN)).toBe(0);
    expect([...binEdges(Float64Array.of(Number.NaN, Number.NaN))]).toEqual([]);
  });
});

/** Two predictors, of which only the first says something: above one half the target is 10, below it 0. */
function steps(count: number) {
  const random = seededRandom(3);
  const first = Float64Array.from({ length: count }, random);
  return { columns: [first, Float64Array.from({ length: count }, random)], target: first.map((value) => (value > 0.5 ? 10 : 0)), weights: new Float64Array(count).fill(1) };
}

describe("a forest", () => {
  test("finds the one predictor that tells the target", () => {
    const { columns, target, weights } = steps(2_000);
    const forest = growForest(binned(columns), target, weights, settings, seededRandom(1));
    const mean = (first: number, second: number) => forest.trees.reduce((sum, tree) => sum + leafIn(tree, binsOf(forest, [first, second])).mean, 0) / forest.trees.length;
    for (const second of [0.1, 0.9]) {
      expect(mean(0.1, second)).toBeCloseTo(0, 1);
      expect(mean(0.9, second)).toBeCloseTo(10, 1);
    }
  });

  test("is the same for the same seed, and another one for another", () => {
    const { columns, target, weights } = steps(300);
    const grown = (seed: number) => growForest(binned(columns), target, weights, settings, seededRandom(seed));
    expect(grown(1)).toEqual(grown(1));
    expect(grown(1)).not.toEqual(grown(2));
  });

  test("counts a row for as many as it stands for", () => {
    const { columns, target } = steps(2_000);
    const weights = target.map((value) => (value > 0 ? 3 : 1));
    const forest = growForest(binned(columns), target, weights, settings, seededRandom(1));
    const mean = forest.trees.reduce((sum, tree) => sum + tree.mean, 0) / forest.trees.length;
    const whole = weights.reduce((sum, weight) => sum + weight, 0);
    expect(mean).toBeCloseTo(target.reduce((sum, value, row) => sum + value * weights[row]!, 0) / whole, 0);
  });

  test("does not grow from nothing", () => {
    expect(() => growForest(binned([]), new Float64Array(), new Float64Array(), settings, seededRandom(1))).toThrow(RangeError);
  });
});

describe("a tree", () => {
  test("keeps every row that was drawn in one leaf, none of them smaller than asked, and says the mean of each", () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 9 })), { minLength: 1, maxLength: 60 }), fc.integer({ min: 1, max: 8 }), fc.integer(), (rows, leaf, seed) => {
      const target = Float64Array.from(rows, ([, value]) => value);
      const all = { columns: [Uint8Array.from(rows, ([bin]) => bin)], binCounts: [6], target, weights: new Float64Array(rows.length).fill(1) };
      const tree = growTree(all, Int32Array.from(rows, (_, index) => index), { leaf, tried: 3 }, seededRandom(seed));
      const leaves = leavesOf(tree);
      expect(leaves.flatMap(({ rows: held }) => [...held]).toSorted((a, b) => a - b)).toEqual(rows.map((_, index) => index));
      for (const { rows: held, mean } of leaves) {
        if (leaves.length > 1) expect(held.length).toBeGreaterThanOrEqual(leaf);
        expect(mean).toBeCloseTo([...held].reduce((sum, row) => sum + target[row]!, 0) / held.length, 9);
      }
    }));
  });
});

function leavesOf(node: Node): { rows: Int32Array; mean: number }[] {
  return "rows" in node ? [node] : [...leavesOf(node.below), ...leavesOf(node.above)];
}
