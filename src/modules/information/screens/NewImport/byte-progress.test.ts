import { expect, test, vi } from "vitest";
import { byteProgress } from "./byte-progress.ts";

test("a bar knows its end, its speed and what is left as soon as something has left", () => {
  vi.setSystemTime(10_000);
  expect(byteProgress(500_000, 2_000_000, 0)).toEqual({ done: 500, total: 2000, rate: 50, secondsLeft: 30 });
});

test.each([
  { done: 0, total: 2_000_000, startedAt: 0 },
  { done: 500_000, total: null, startedAt: 0 },
  { done: 500_000, total: 2_000_000, startedAt: null },
])("of $done bytes of $total since $startedAt it promises nothing", ({ done, total, startedAt }) => {
  expect(byteProgress(done, total, startedAt)).toEqual({ done: done / 1000 });
});
