import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededRandom } from "../random.ts";
import { estimate, type Evidence } from "./estimate.ts";
import { missing, type Field, type Pattern } from "./field.ts";
import { weigh, weightsOf } from "./weigh.ts";

const levels = [2, 3, 4];
const pattern = fc.tuple(...levels.map((most) => fc.integer({ min: missing, max: most - 1 })));
const evidence = fc.uniqueArray(pattern, { minLength: 1, maxLength: 20, selector: (one) => one.join() }).chain((patterns) =>
  fc.record({
    patterns: fc.constant<readonly Pattern[]>(patterns),
    choices: fc.array(fc.record({ pairs: fc.array(fc.nat({ max: patterns.length - 1 }), { minLength: 1, maxLength: 5 }), among: fc.integer({ min: 5, max: 50 }), times: fc.integer({ min: 1, max: 30 }) }), { maxLength: 10 }),
    different: fc.array(fc.double({ min: 0, max: 500, noNaN: true }), { minLength: patterns.length, maxLength: patterns.length }),
    beyond: fc.nat({ max: 1_000 }),
  })).map(({ beyond, ...rest }): Evidence => ({ ...rest, choicesInAll: beyond + rest.choices.reduce((sum, { times }) => sum + times, 0) }));

describe("what is learned from pairs", () => {
  test("the likelihood never falls from step to step", () => {
    fc.assert(fc.property(evidence, (told) => {
      const { likelihoods } = estimate(levels, told);
      for (const [step, likelihood] of likelihoods.entries()) {
        expect(Number.isFinite(likelihood)).toBe(true);
        if (step > 0) expect(likelihood - likelihoods[step - 1]!).toBeGreaterThanOrEqual(-1e-9 * Math.abs(likelihood));
      }
    }), { numRuns: 300 });
  });

  test("shares of levels add up to one, and none is impossible", () => {
    fc.assert(fc.property(evidence, (told) => {
      const { same, different, share } = estimate(levels, told);
      expect(share).toBeGreaterThan(0);
      expect(share).toBeLessThan(1);
      for (const shares of [...same, ...different]) {
        expect(shares.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9);
        expect(Math.min(...shares)).toBeGreaterThan(0);
      }
    }));
  });

  test("pairs that were made by a model give that model back", () => {
    const random = seededRandom(7);
    const truth = { share: 0.05, same: [[0.05, 0.95], [0.1, 0.9], [0.2, 0.8], [0.02, 0.98]], different: [[0.9, 0.1], [0.7, 0.3], [0.95, 0.05], [0.8, 0.2]] };
    const counts = new Map<string, number>();
    for (let pair = 0; pair < 100_000; pair += 1) {
      const from = random() < truth.share ? truth.same : truth.different;
      const key = from.map(([no]) => (random() < no! ? 0 : 1)).join(" ");
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const made = [...counts].map(([key, times]) => ({ pattern: key.split(" ").map(Number), times }));
    const learned = estimate([2, 2, 2, 2], { patterns: made.map((one) => one.pattern), choices: made.map(({ times }, place) => ({ pairs: [place], among: 1, times })), choicesInAll: 100_000, different: made.map(() => 0) });
    expect(learned.share).toBeCloseTo(truth.share, 2);
    for (const [field, shares] of truth.same.entries()) expect(learned.same[field]![1]!).toBeCloseTo(shares[1]!, 1);
    for (const [field, shares] of truth.different.entries()) expect(learned.different[field]![1]!).toBeCloseTo(shares[1]!, 2);
  });

  test("no pairs teach nothing, and patterns of other fields are refused", () => {
    const none = estimate([2], { patterns: [], choices: [], choicesInAll: 0, different: [] });
    expect(none.same[0]![1]! / none.different[0]![1]!).toBeCloseTo(1, 9);
    for (const wrong of [[2], [0, 0], [-2], [0.5]]) expect(() => estimate([2], { patterns: [wrong], choices: [], choicesInAll: 0, different: [0] })).toThrow(RangeError);
    expect(() => estimate([2], { patterns: [[0]], choices: [{ pairs: [0], among: 1, times: 3 }], choicesInAll: 2, different: [0] })).toThrow(RangeError);
  });
});

describe("the weight of a pair", () => {
  /** Records that are their own levels, so that every pattern can be made. */
  type Made = readonly (number | undefined)[];
  const made = levels.map((most, field): Field<Made> => ({ name: `field ${field}`, levels: Array.from({ length: most }, (_, level) => `${level}`), compare: (one, other) => one[field] ?? other[field] }));
  const nothing: Made = [];

  test("to agree more never weighs less, and changes nothing but what the levels say", () => {
    fc.assert(fc.property(evidence, pattern, fc.nat({ max: 2 }), (told, at, field) => {
      const weights = weightsOf(made, [], estimate(levels, told), 0);
      const bits = Array.from({ length: levels[field]! }, (_, level) => weigh(weights, at.map((one, index) => (index === field ? level : one === missing ? undefined : one)), nothing).bits);
      expect(bits).toEqual(bits.toSorted((a, b) => a - b));
      const without = weigh(weights, at.map((one, index) => (index === field || one === missing ? undefined : one)), nothing).bits;
      for (const [level, sum] of bits.entries()) expect(sum - without).toBeCloseTo(weights.bits[field]![level]!, 9);
    }));
  });

  test("is the sum of its reasons, and what is missing is no reason", () => {
    fc.assert(fc.property(evidence, pattern, (told, at) => {
      const { bits, probability, reasons } = weigh(weightsOf(made, [], estimate(levels, told), -3), at.map((one) => (one === missing ? undefined : one)), nothing);
      expect(reasons.reduce((sum, reason) => sum + reason.bits, -3)).toBeCloseTo(bits, 9);
      expect(probability).toBeCloseTo(1 / (1 + 2 ** -bits), 12);
      for (const [index, reason] of reasons.entries()) if (at[index] === missing) expect(reason).toMatchObject({ level: undefined, bits: 0 });
    }));
  });

  test("is more where two agree on a rare value than on one that many have, by how much rarer it is, and only where they agree in full", () => {
    type Named = { readonly name: string };
    const field: Field<Named> = { name: "name", levels: ["different", "alike", "same"], compare: (one, other) => (one.name === other.name ? 2 : one.name[0] === other.name[0] ? 1 : 0), valueIn: ({ name }) => name };
    const records = [["Amaba", 90], ["Belsha", 9], ["Corvane", 1]].flatMap(([name, times]) => Array.from({ length: Number(times) }, (): Named => ({ name: String(name) })));
    const weights = weightsOf([field], records, estimate([3], { patterns: [], choices: [], choicesInAll: 0, different: [] }), 0);
    const ofRarity = (one: string, other = one) => weigh(weights, { name: one }, { name: other }).reasons[0]!.ofRarity;
    const onAverage = 0.9 ** 2 + 0.09 ** 2 + 0.01 ** 2;
    for (const [name, share] of [["Amaba", 0.9], ["Belsha", 0.09], ["Corvane", 0.01]] as const) expect(ofRarity(name), name).toBeCloseTo(Math.log2(onAverage / share), 9);
    expect(weigh(weights, { name: "Corvane" }, { name: "Corvane" }).bits - weigh(weights, { name: "Amaba" }, { name: "Amaba" }).bits).toBeCloseTo(Math.log2(90), 9);
    expect([ofRarity("Corvane", "Corvin"), ofRarity("Corvane", "Belsha")]).toEqual([0, 0]);
  });
});
