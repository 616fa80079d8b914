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
