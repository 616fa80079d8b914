import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { boundedJson } from "./bounded-json.ts";

const isRead = (text: string, bounds?: { values: number }) => {
  try {
    boundedJson(text, bounds);
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(SyntaxError);
    return false;
  }
};

describe("S49: JSON of somebody else", () => {
  test.each([
    ["lists", (depth: number) => "[".repeat(depth) + "]".repeat(depth)],
    ["objects", (depth: number) => '{"a":'.repeat(depth) + "1" + "}".repeat(depth)],
    ["lists in objects", (depth: number) => '{"a":['.repeat(depth / 2) + (depth % 2 ? "[]" : "") + "]}".repeat(depth / 2)],
    ["lists behind one that has ended", (depth: number) => `[[],${"[".repeat(depth - 1)}${"]".repeat(depth - 1)}]`],
    ["lists behind a bracket in a text", (depth: number) => `${"[".repeat(depth)}"]\\"]"${"]".repeat(depth)}`],
  ])("64 %s deep is read, and 65 is not", (_what, nested) => {
    expect([isRead(nested(64)), isRead(nested(65))]).toEqual([true, false]);
  });

  test("brackets in a text are letters", () => {
    const text = { said: `${"[{,".repeat(1_000)}\\\\"\\` };
    expect(boundedJson(JSON.stringify(text), { values: 2 })).toEqual(text);
  });

  test.each([["empty lists", "[]"], ["numbers", "1"]])("500,000 values are read, and one more is not: %s", (_what, one) => {
    // The list around them is one, and what is in it is one for each comma, and one for each list.
    const items = (values: number) => `[${Array.from({ length: one === "[]" ? (values - 2) / 2 + 0.5 : values - 1 }, () => one).join(",")}]`;
    expect(isRead(items(one === "[]" ? 499_999 : 500_000))).toBe(true);
    expect(isRead(items(one === "[]" ? 500_001 : 500_002))).toBe(false);
  });

  test.each([["fourteen megabytes of brackets", "[".repeat(14_000_000)], ["fourteen megabytes of empty lists", `[${"[],".repeat(4_600_000)}[]]`]])("%s take no memory", (_what, bomb) => {
    const before = process.memoryUsage().rss;
    expect(isRead(bomb)).toBe(false);
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
  });

  test("whatever is not too large is read as JSON.parse reads it, and what is no JSON is refused", () => {
    fc.assert(fc.property(fc.json({ maxDepth: 8 }), (text) => {
      expect(boundedJson(text)).toEqual(JSON.parse(text));
    }));
    fc.assert(fc.property(fc.string(), (text) => {
      const parses = (() => {
        try {
          JSON.parse(text);
          return true;
        } catch {
          return false;
        }
      })();
      expect(isRead(text)).toBe(parses);
    }));
  });
});
