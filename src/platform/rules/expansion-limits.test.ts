import { describe, expect, test } from "vitest";
import { expandsTooMuch, expansionLimits } from "./expansion-limits.ts";

describe("S49: what a file may expand to", () => {
  test("is 500 MB, a hundred times its size, in 10,000 entries, two deep", () => {
    expect(expansionLimits).toEqual({ maxExpandedBytes: 500_000_000, maxRatio: 100, ratioFloorBytes: 10_000_000, maxArchiveEntries: 10_000, maxDepth: 2 });
  });

  test.each([
    { expanded: 500_000_000, compressed: 400_000_000, isTooMuch: false },
    { expanded: 500_000_001, compressed: 400_000_000, isTooMuch: true },
    { expanded: 10_000_000, compressed: 1, isTooMuch: false },
    { expanded: 10_000_001, compressed: 1, isTooMuch: true },
    { expanded: 20_000_000, compressed: 200_000, isTooMuch: false },
    { expanded: 20_000_001, compressed: 200_000, isTooMuch: true },
    { expanded: 20_000_000, compressed: 199_999, isTooMuch: true },
  ])("$expanded bytes out of $compressed are too much: $isTooMuch", ({ expanded, compressed, isTooMuch }) => {
    expect(expandsTooMuch(expanded, compressed)).toBe(isTooMuch);
  });
});
