import { expect, test } from "vitest";
import { contradictionsOf, type DecidedPair } from "./contradictions.ts";

const said = (oneId: string, otherId: string, state: DecidedPair["state"]): DecidedPair => ({ id: `${oneId}${otherId}`, oneId, otherId, state });
const idsOf = (pairs: readonly DecidedPair[]) => contradictionsOf(pairs).map(({ different, same }) => [different.id, same.map(({ id }) => id)]);

test("A is B, B is C, and A is not C: all three are shown, in the order in which they hang together", () => {
  expect(idsOf([said("A", "B", "same"), said("B", "C", "same"), said("A", "C", "different"), said("C", "D", "same")])).toEqual([["AC", ["AB", "BC"]]]);
});

test("one is not enough: different events, and those about which nobody could say, contradict nothing", () => {
  expect(idsOf([said("A", "B", "same"), said("B", "C", "different"), said("A", "C", "cannot-say")])).toEqual([]);
});

test("each decision that events are different is a contradiction of its own", () => {
  expect(idsOf([said("A", "B", "same"), said("B", "C", "same"), said("C", "D", "same"), said("A", "C", "different"), said("B", "D", "different")])).toEqual([["AC", ["AB", "BC"]], ["BD", ["BC", "CD"]]]);
});
