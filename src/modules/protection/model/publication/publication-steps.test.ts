import { expect, test } from "vitest";
import { stepsListed, stepsTaken } from "../../../../testing/every-step.ts";
import { publicationMachine } from "./publication-kind.ts";

test("every step of a public version, from every state and by every role, is as this table says, and nothing else", () => {
  expect(stepsTaken(publicationMachine, ["draft", "checked", "published", "replaced"])).toEqual(stepsListed([
    ["draft", "checked", "check", ["mandateHolder", "senior", "publisher"]],
    ["checked", "draft", "take-back", ["desk", "mandateHolder"]],
    ["checked", "published", "mark-published", ["publisher"]],
    ["published", "replaced", "mark-replaced", ["publisher"]],
  ]));
});
