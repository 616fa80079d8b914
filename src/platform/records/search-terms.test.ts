import { expect, test } from "vitest";
import { withPairs } from "./search-terms.ts";

test("Chinese, written without spaces, is indexed by pairs of neighbouring characters", () => {
  expect(withPairs("人人生而自由").trim()).toBe("人人 人生 生而 而自 自由");
});

test("other writing is left as it is", () => {
  expect(withPairs("Tous les êtres humains")).toBe("Tous les êtres humains");
});
