import { describe, expect, test } from "vitest";
import { seededRandom } from "../random.ts";
import { areaModelOf, areaSettings, evidenceOfAreas, type AreaTable } from "./areas.ts";
import { quantileOf } from "./draws.ts";
import { among, knownUntil, panelOf, panelOfSeries } from "./panel.ts";

const small = { ...areaSettings, trees: 10, leaf: 5 };
const monthly = { from: 1, to: 14, span: 1 };
const countryOf = (area: string) => area.slice(0, 3);

/** Twelve years of two invented countries of thirty areas: war in five of the first, with areas drawn in one after the other; peace in the second. */
function invented(): AreaTable {
  const random = seededRandom(5);
  const areas = ["XKS", "XKT"].flatMap((country) => Array.from({ length: 30 }, (_, index) => `${country} ${String(index).padStart(2, "0")}`));
  const series = areas.slice(0, 25).map((unit, index) => ({
    kind: index === 24 ? "one-sided" : "state-based", unit,
    counts: Float64Array.from({ length: 144 }, (_, month) => (index < 5 ? 20 + Math.floor(random() * 20) : month < index * 5 ? 0 : random() < 0.2 ? 5 : 0)),
  }));
  return { first: 0, last: 143, areas, series };
}

describe("areas", () => {
  const table = invented();
  const evidence = evidenceOfAreas(table, ["state-based"], 131, () => []);
  const model = areaModelOf(evidence, countryOf, monthly, small);
  const chance = (area: string, ahead = 3) => { const { values, counts, total } = model.forecast(evidence.target, area, ahead)!; return values.reduce((sum, value, index) => sum + (value > 0 ? counts[index]! : 0), 0) / total; };

  test("in which something has happened are foretold one by one, also where it was of another kind", () => {
    expect(model.isLearnt("XKS 03")).toBe(true);
    expect(model.isLearnt("XKS 24")).toBe(true);
    expect(quantileOf(model.forecast(evidence.target, "XKS 03", 3)!, 0.5)).toBeGreaterThan(15);
    expect(chance("XKS 20")).toBeLessThan(0.6);
  });

  test("in which nothing has happened yet have one answer, higher where their country is at war", () => {
    expect(["XKS 27", "XKT 00"].map(model.isLearnt)).toEqual([false, false]);
    expect(model.forecast(evidence.target, "XKS 27", 3)).toEqual(model.forecast(evidence.target, "XKS 28", 3));
    expect(chance("XKS 27")).toBeGreaterThan(0);
    expect(chance("XKS 27")).toBeLessThan(0.05);
    expect(chance("XKT 00")).toBe(0);
    expect(model.explain("XKS 27", 3)).toBeUndefined();
  });

  test("that nobody knows, another cut and months that were not asked for are not foretold", () => {
    expect(model.forecast(evidence.target, "XKU 00", 3)).toBeUndefined();
    expect(model.forecast(evidence.target, "XKT 00", 15)).toBeUndefined();
    expect(model.forecast(evidenceOfAreas(table, ["state-based"], 130, () => []).target, "XKT 00", 3)).toBeUndefined();
  });

  test("of which fewer months are learnt from are still told apart", () => {
    const fewer = areaModelOf(evidence, countryOf, monthly, { ...small, rowsPerMonth: 0.3 });
    expect(quantileOf(fewer.forecast(evidence.target, "XKS 03", 3)!, 0.5)).toBeGreaterThan(15);
    expect(quantileOf(fewer.forecast(evidence.target, "XKS 20", 3)!, 0.5)).toBe(0);
  });

  test("see nothing of the future: where it will first happen later changes nothing", () => {
    const later: AreaTable = { ...table, series: [...table.series.map((one) => ({ ...one, counts: one.counts.map((count, month) => (month > 131 ? 7_000 : count)) })), { kind: "state-based", unit: "XKT 09", counts: Float64Array.from({ length: 144 }, (_, month) => (month > 131 ? 300 : 0)) }] };
    const other = evidenceOfAreas(later, ["state-based"], 131, () => []);
    const again = areaModelOf(other, countryOf, monthly, small);
    for (const area of table.areas) for (const ahead of [1, 12]) expect(again.forecast(other.target, area, ahead), area).toEqual(model.forecast(evidence.target, area, ahead));
  });
});

describe("counts in a row", () => {
  test("make the same panel as counts one by one", () => {
    const [one, other] = [panelOfSeries(7, new Map([["b", Float64Array.of(1, 0)], ["a", Float64Array.of(4, 5)]])), panelOf([{ unit: "a", month: 7, count: 4 }, { unit: "a", month: 8, count: 5 }, { unit: "b", month: 7, count: 1 }, { unit: "b", month: 8, count: 0 }])];
    expect(one.units).toEqual(other.units);
    for (const unit of one.units) expect(knownUntil(one, 9).history(unit, 4)).toEqual(knownUntil(other, 9).history(unit, 4));
    expect(() => panelOfSeries(0, new Map([["a", Float64Array.of(Number.NaN)]]))).toThrow(RangeError);
  });

  test("some of the units are known as before, and of the others nothing is", () => {
    const known = among(knownUntil(panelOfSeries(0, new Map([["a", Float64Array.of(4)], ["b", Float64Array.of(1)]])), 0), ["b", "c"]);
    expect(known.units).toEqual(["b"]);
    expect([known.history("a", 1), known.history("b", 1)]).toEqual([[undefined], [1]]);
  });
});
