import { expect, test } from "vitest";
import { skillAgainst } from "./skill.ts";

const model = (name: "vigie" | "conflictology", crps: number) => ({ target: "all" as const, level: "country" as const, model: name, months: 10, runs: 1, crps, ignorance: 0, intervalScore: 0 });

test("half the distance of the rule is a skill of one half; twice the distance is one of minus one, and is said", () => {
  expect(skillAgainst([model("vigie", 4), model("conflictology", 8)], "conflictology")).toBe(0.5);
  expect(skillAgainst([model("vigie", 8), model("conflictology", 4)], "conflictology")).toBe(-1);
});

test("nothing is said against a rule that is missing or was never wrong", () => {
  expect(skillAgainst([model("vigie", 4)], "conflictology")).toBeUndefined();
  expect(skillAgainst([model("vigie", 4), model("conflictology", 0)], "conflictology")).toBeUndefined();
});
