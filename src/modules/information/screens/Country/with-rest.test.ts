import fc from "fast-check";
import { expect, test } from "vitest";
import { withRest } from "./with-rest.ts";

test("events whose source names no area are a row of their own", () => {
  expect(withRest([{ name: "Oumé", events: 3, best: 7 }], { events: 5, best: 9 })).toEqual([{ name: "Oumé", events: 3, best: 7 }, { name: null, events: 2, best: 2 }]);
  expect(withRest([{ name: "Oumé", events: 5, best: 9 }], { events: 5, best: 9 })).toEqual([{ name: "Oumé", events: 5, best: 9 }]);
});

test("the rows add up to all, whatever is named", () => {
  const total = fc.record({ events: fc.nat(9_000), best: fc.nat(9_000) });
  fc.assert(
    fc.property(fc.array(total, { maxLength: 5 }), total, (areas, unnamed) => {
      const rows = areas.map((one, index) => ({ name: `area ${index}`, ...one }));
      const all = [...rows, unnamed].reduce((sum, { events, best }) => ({ events: sum.events + events, best: sum.best + best }), { events: 0, best: 0 });
      expect(withRest(rows, all).reduce((sum, { events }) => sum + events, 0)).toBe(all.events);
    }),
  );
});
