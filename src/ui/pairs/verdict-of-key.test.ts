import { describe, expect, test } from "vitest";
import { verdictOfKey } from "./verdict-of-key.ts";

const press = (change: Partial<KeyboardEvent>) => verdictOfKey({ key: "1", ctrlKey: false, metaKey: false, altKey: false, repeat: false, ...change });

describe("a single key", () => {
  test.each([
    { key: "1", says: "same" }, { key: "s", says: "same" }, { key: "S", says: "same" },
    { key: "2", says: "different" }, { key: "d", says: "different" },
    { key: "3", says: "cannot-say" }, { key: "c", says: "cannot-say" },
    { key: "4", says: undefined }, { key: "Enter", says: undefined },
  ])("$key says $says", ({ key, says }) => expect(press({ key })).toBe(says));

  test("says nothing with another key held, as Ctrl+C copies, or when it is held down", () => {
    for (const held of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { repeat: true }]) expect(press({ key: "c", ...held })).toBeUndefined();
  });
});
