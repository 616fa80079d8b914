import { expect, test } from "vitest";
import { seededRandom } from "./random.ts";

test("the same seed gives the same numbers, another seed others", () => {
  const first = (seed: number) => { const random = seededRandom(seed); return Array.from({ length: 5 }, random); };
  expect(first(7)).toEqual(first(7));
  expect(first(7)).not.toEqual(first(8));
});

test("they lie evenly from 0 to below 1", () => {
  const random = seededRandom(1);
  const tenths = Array.from({ length: 10 }, () => 0);
  for (let drawn = 0; drawn < 100_000; drawn += 1) {
    const number = random();
    expect(number >= 0 && number < 1).toBe(true);
    tenths[Math.floor(number * 10)]! += 1;
  }
  for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(500);
});

/** The generator as its authors write it, with whole numbers of 64 bits. */
function* published(s0: bigint, s1: bigint): Generator<number> {
  const word = (value: bigint) => BigInt.asUintN(64, value);
  const rotated = (value: bigint, by: bigint) => word(value << by) | (value >> (64n - by));
  for (;;) {
    yield Number(word(s0 + s1) & 0xffff_ffffn) / 4_294_967_296;
    s1 ^= s0;
    s0 = rotated(s0, 24n) ^ s1 ^ word(s1 << 16n);
    s1 = rotated(s1, 37n);
  }
}

test.each([0, 1, 7, -3, 20_261_125, 2_147_483_647])("seed %i: number for number those of the generator as it was published", (seed) => {
  const [random, reference] = [seededRandom(seed), published((0xffff_ffffn << 32n) | BigInt.asUintN(32, ~BigInt(seed)), BigInt.asUintN(32, BigInt(seed)) << 32n)];
  for (let drawn = 0; drawn < 2_000; drawn += 1) expect(random()).toBe(reference.next().value);
});

test("results of before stay what they were: ten numbers of one seed", () => {
  const random = seededRandom(20_261_125);
  expect(Array.from({ length: 10 }, () => Math.round(random() * 4_294_967_296))).toEqual([4_274_706_170, 2_888_435_812, 3_399_479_257, 100_251_877, 253_706_467, 1_125_103_399, 1_857_760_665, 2_943_915_680, 3_902_478_959, 2_718_752_955]);
});
