import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countOrigins } from "./origins.ts";

const accounts = fc.array(fc.array(fc.constantFrom("a", "b", "c", "d", "e", "f", "g"), { maxLength: 3 }), { maxLength: 12 });

describe("the number of origins behind some accounts", () => {
  test("joins what shares a word with something joined: a tells b, b tells c", () => {
    expect(countOrigins([["a", "b"], ["c"], ["b", "c"], ["d"]])).toBe(2);
  });

  test("is never more than the accounts that come from somewhere, and does not ask in which order they came", () => {
    fc.assert(fc.property(accounts, (all) => {
      const count = countOrigins(all);
      expect(count).toBeLessThanOrEqual(all.filter((words) => words.length > 0).length);
      expect(countOrigins([...all].reverse())).toBe(count);
      expect(countOrigins([...all, ...all])).toBe(count);
    }));
  });
});
