import { setTimeout } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { atTheNextMark, markMilliseconds } from "./at-the-next-mark.ts";

async function took(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await atTheNextMark(work).catch(() => undefined);
  return performance.now() - begun;
}

/** The least but a tenth: a busy machine makes some wait longer, and nobody shorter. */
const early = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 10)]!;

describe("an answer at the next mark", () => {
  test("is the answer of the work, and its refusal is its refusal", async () => {
    expect(await atTheNextMark(async () => 7)).toBe(7);
    await expect(atTheNextMark(() => Promise.reject(new Error("closed")))).rejects.toThrow("closed");
  });

  test("comes at the first mark for work of no time and for work of most of a mark, whether it succeeds or is refused", async () => {
    const times: Record<"none" | "most" | "refused", number[]> = { none: [], most: [], refused: [] };
    const busy = (milliseconds: number) => {
      const begun = performance.now();
      while (performance.now() - begun < milliseconds);
    };
    for (let round = 0; round < 41; round += 1) {
      times.none.push(await took(async () => undefined));
      times.most.push(await took(async () => busy(markMilliseconds * 0.6)));
      times.refused.push(await took(async () => { throw new Error("closed"); }));
    }
    for (const values of Object.values(times)) expect(Math.abs(early(values) - markMilliseconds)).toBeLessThan(0.5);
  });

  test("comes at a later one when the work takes longer", async () => {
    expect(await took(() => setTimeout(markMilliseconds * 1.5))).toBeGreaterThanOrEqual(markMilliseconds * 2);
  });
});
