import { expect, test } from "vitest";
import { keptOf } from "./sealing-query.ts";

const exercise = { signer: "of-the-exercise", closed: "closed", passphrase: "shown on the screen" };
const own = { recipient: "r", signer: "mine", closed: "closed", madeAt: "2026-03-02T09:00:00Z" };

test("whoever plays opens with the keys of the exercise and is shown the passphrase, also the one whose keys they are; everybody else with their own", () => {
  expect(keptOf({ own: null, exercise })).toEqual(exercise);
  expect(keptOf({ own: { ...own, signer: exercise.signer }, exercise })).toEqual(exercise);
  expect(keptOf({ own, exercise })).toEqual(own);
  expect(keptOf({ own, exercise: null })).toEqual(own);
  expect(keptOf({ own: null, exercise: null })).toBeUndefined();
});
