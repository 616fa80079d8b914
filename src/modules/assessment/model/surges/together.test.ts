import fc from "fast-check";
import { expect, test } from "vitest";
import { together } from "./together.ts";

const signal = (part: object = {}) => ({ dataset: "x", countryIso3: "XKS", area: null, violence: null, actor: null, kind: "surge" as const, week: "2026-11-02", ...part });

test("one burst is one thing to look at: the country first, then its area, kind and actor", () => {
  const [actor, area, country, violence] = [signal({ actor: "Black Cord" }), signal({ area: "Coast" }), signal(), signal({ violence: "one-sided" })];
  expect(together([actor, area, country, violence])).toEqual([{ first: country, also: [area, violence, actor] }]);
});

test("another week, another country, a silence, or another data set is something else", () => {
  const all = [signal(), signal({ week: "2026-10-26" }), signal({ countryIso3: "XBE" }), signal({ kind: "events-fell" }), signal({ dataset: "y" })];
  expect(together(all)).toEqual(all.map((first) => ({ first, also: [] })));
});

test("nothing is left out and nothing told twice, whatever the order", () => {
  const any = fc.record({ dataset: fc.constantFrom("x", "y"), countryIso3: fc.constantFrom("XKS", "XBE"), area: fc.constantFrom(null, "Coast"), violence: fc.constantFrom(null, "one-sided"), actor: fc.constantFrom(null, "Black Cord"), kind: fc.constantFrom("surge" as const, "events-fell" as const), week: fc.constantFrom("2026-11-02", "2026-10-26") });
  fc.assert(fc.property(fc.array(any), (signals) => {
    const told = together(signals).flatMap(({ first, also }) => [first, ...also]);
    expect(told).toHaveLength(signals.length);
    expect(new Set(told)).toEqual(new Set(signals));
  }));
});
