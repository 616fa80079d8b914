import fc from "fast-check";
import { expect, test } from "vitest";
import { totalsOf } from "#numbers/matching/totals.ts";
import { toldCount } from "./told-count.ts";

test.each([
  { what: "three tellings", tellings: [[10, 12, 15], [5, 8, 20], [null, 11, null]], says: [5, 12, 20] },
  { what: "a first one that gives no number", tellings: [[null, null, null], [2, 3, 4]], says: [2, 3, 4] },
  { what: "nobody who gives a number", tellings: [[null, null, null], [null, null, null]], says: [null, null, null] },
] as const)("$what", ({ tellings, says: [low, best, high] }) => {
  expect(toldCount(tellings.map(([low, best, high]) => ({ low, best, high })))).toEqual({ low, best, high });
});

test("it is never more than the highest telling, and spans what the totals of matching span", () => {
  const count = fc.tuple(fc.nat(50), fc.nat(50), fc.nat(50)).map((three) => three.toSorted((a, b) => a - b)).map(([low, best, high]) => ({ low: low!, best: best!, high: high! }));
  fc.assert(fc.property(fc.array(count, { minLength: 1, maxLength: 6 }), (tellings) => {
    const told = toldCount(tellings);
    const [total] = totalsOf([{ ids: tellings.map((_, index) => `${index}`) }], (id) => tellings[Number(id)]).clusters;
    expect([told.low, told.high]).toEqual([total!.low, total!.high]);
    expect(told.best).toBe(tellings[0]!.best);
  }));
});
