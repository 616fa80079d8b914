import { describe, expect, test } from "vitest";
import { agreementOf, compareCounts, compareDates, comparePerpetrators, comparePlaces } from "./agreement.ts";
import type { Place } from "./place.ts";

const range = (low: number | null, best: number | null, high: number | null) => ({ low, best, high });
const place = (change: Partial<Place>): Place => ({ said: "", country: null, pcode: null, latitude: null, longitude: null, precision: "unknown", ...change });

describe("several accounts of one thing", () => {
  test.each([
    { dates: [], agreement: "none" },
    { dates: ["2026-03-04"], agreement: "one" },
    { dates: ["2026-03-04", "2026-03-04"], agreement: "same" },
    { dates: ["2026-03-04", "2026-03", "2026-03-04"], agreement: "compatible" },
    { dates: ["2026-03-04", "2026-03", "2026-03-05"], agreement: "different" },
  ])("dates $dates are $agreement", ({ dates, agreement }) => {
    expect(agreementOf(dates, compareDates)).toBe(agreement);
  });

  test.each([
    { a: range(3, 5, 8), b: range(3, 5, 8), relation: "same" },
    { a: range(3, 5, 8), b: range(8, null, null), relation: "compatible" },
    { a: range(null, 5, null), b: range(3, null, 8), relation: "compatible" },
    { a: range(null, 5, null), b: range(null, 6, null), relation: "different" },
    { a: range(null, null, null), b: range(40, 40, 40), relation: "compatible" },
    { a: range(null, null, 4), b: range(5, null, null), relation: "different" },
  ])("counts $a and $b are $relation", ({ a, b, relation }) => {
    expect(compareCounts(a, b)).toBe(relation);
    expect(compareCounts(b, a)).toBe(relation);
  });

  test.each([
    { what: "two countries", a: place({ said: "Belen", country: "XKS" }), b: place({ said: "Belen", country: "XKT" }), relation: "different" },
    { what: "a district and its province", a: place({ pcode: "XKS0102" }), b: place({ pcode: "XKS01" }), relation: "compatible" },
    { what: "two districts", a: place({ pcode: "XKS0102" }), b: place({ pcode: "XKS0103" }), relation: "different" },
    { what: "one name in two spellings", a: place({ said: "Bélen  market" }), b: place({ said: "belen market" }), relation: "same" },
    { what: "two names a few kilometres apart", a: place({ said: "Belen", latitude: 1, longitude: 1, precision: "place" }), b: place({ said: "The ford", latitude: 1.1, longitude: 1, precision: "exact" }), relation: "compatible" },
    { what: "two names far apart", a: place({ said: "Belen", latitude: 1, longitude: 1, precision: "place" }), b: place({ said: "The ford", latitude: 2, longitude: 1, precision: "exact" }), relation: "different" },
    { what: "a name and only its country", a: place({ said: "Belen", country: "XKS" }), b: place({ country: "XKS" }), relation: "compatible" },
  ])("$what: $relation", ({ a, b, relation }) => {
    expect(comparePlaces(a, b)).toBe(relation);
    expect(comparePlaces(b, a)).toBe(relation);
  });

  test("one actor under two names is one perpetrator, and what it did can still differ", () => {
    const actorId = "4b0f6a2e-6d2f-4a36-9d0c-2f6f0a4c1c11";
    expect(comparePerpetrators({ name: "Grey Column", actorId, involvement: "ordered" }, { name: "the Greys", actorId, involvement: "carried-out" })).toBe("compatible");
    expect(comparePerpetrators({ name: "Grey Column", actorId: null, involvement: "ordered" }, { name: "the Greys", actorId: null, involvement: "ordered" })).toBe("different");
  });

  test("two accounts that name nobody do not agree on who it was", () => {
    expect(comparePerpetrators({ name: "", actorId: null, involvement: "unknown" }, { name: "", actorId: null, involvement: "unknown" })).toBe("different");
  });
});
