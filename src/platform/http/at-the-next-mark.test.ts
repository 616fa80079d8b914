import { setTimeout } from "node:timers/promises";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { atTheNextMark, markMilliseconds, nextMark } from "./at-the-next-mark.ts";

async function took(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await atTheNextMark(work).catch(() => undefined);
  return performance.now() - begun;
}

describe("an answer at the next mark", () => {
  test("is the answer of the work, and its refusal is its refusal", async () => {
    expect(await atTheNextMark(async () => 7)).toBe(7);
    await expect(atTheNextMark(() => Promise.reject(new Error("closed")))).rejects.toThrow("closed");
  });

  test("leaves at the same moment after no work and after work of almost a mark", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 10_000_000 }), fc.double({ min: 0.01, max: 4.99, noNaN: true }), fc.double({ min: 0.01, max: 4.99, noNaN: true }), fc.nat({ max: 40 }), (begun, one, other, marks) => {
      const begins = begun + marks * markMilliseconds;
      expect(nextMark(begun, begins + one)).toBe(nextMark(begun, begins + other));
      expect(nextMark(begun, begins + one)).toBe(begins + markMilliseconds);
    }));
  });

  // How exactly is for a thousand questions at each door to show (account-silence.test.ts): a busy machine wakes late, and never early.
  test("never comes before its mark, whether the work succeeds, is refused or takes longer", async () => {
    expect(await took(async () => undefined)).toBeGreaterThanOrEqual(markMilliseconds);
    expect(await took(async () => { throw new Error("closed"); })).toBeGreaterThanOrEqual(markMilliseconds);
    expect(await took(() => setTimeout(markMilliseconds * 1.5))).toBeGreaterThanOrEqual(markMilliseconds * 2);
  });
});
