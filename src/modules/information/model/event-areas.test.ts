import { describe, expect, test } from "vitest";
import { areaUnit, countryOfArea, deathsByArea, type PointDeaths } from "./event-areas.ts";

const square = (pcode: string, x: number) => ({
  pcode, level: 1 as const, countryIso3: "XKS", names: { en: pcode }, aliases: [], parentPcode: null, validOn: null,
  geometry: { type: "Polygon" as const, coordinates: [[[x, 0], [x + 1, 0], [x + 1, 1], [x, 1], [x, 0]]] as [number, number][][] },
});
const outlines = [square("K1", 0), square("K2", 1), square("K3", 2)];
const at = (longitude: number, more: Partial<PointDeaths> = {}): PointDeaths => ({ adm1: null, latitude: 0.5, longitude, wherePrecision: "exact", kind: "state-based", month: 10, best: 3, events: 1, ...more });

describe("deaths by first-level area", () => {
  test("are counted where their points lie, by month and kind; areas in which nothing happened are told too", () => {
    const { areas, series, placed, neighbours } = deathsByArea("XKS", [at(0.5), at(0.2, { best: 4 }), at(0.5, { month: 11 }), at(1.5, { kind: "one-sided" })], outlines, 10, 12);
    expect(areas).toEqual(["XKS K1", "XKS K2", "XKS K3"]);
    expect(series.map(({ kind, unit, counts }) => [kind, unit, ...counts])).toEqual([["state-based", "XKS K1", 7, 3, 0], ["one-sided", "XKS K2", 3, 0, 0]]);
    expect(placed).toEqual({ events: 4, deaths: 13 });
    expect(neighbours.get("XKS K2")).toEqual(["XKS K1", "XKS K3"]);
  });

  test("that are told of the country only, of a line or of the sea are counted as not placed, and never put where their point lies", () => {
    const rough = (["country", "line-or-area", "international"] as const).map((wherePrecision) => at(0.5, { wherePrecision }));
    const { series, notPlaced } = deathsByArea("XKS", rough, outlines, 10, 12);
    expect(series).toEqual([]);
    expect(notPlaced).toEqual({ imprecise: { events: 3, deaths: 9 }, outside: { events: 0, deaths: 0 } });
  });

  test("at a point in no outline, or without one, are counted as not placed", () => {
    expect(deathsByArea("XKS", [at(7), at(0, { latitude: null, longitude: null })], outlines, 10, 12).notPlaced.outside).toEqual({ events: 2, deaths: 6 });
  });

  test("a point in an area of either level says in which first-level area it was, and so does one of which nothing is said", () => {
    const good = (["near", "second-level-area", "first-level-area", null] as const).map((wherePrecision) => at(1.5, { wherePrecision }));
    expect(deathsByArea("XKS", good, outlines, 10, 12).placed.events).toBe(4);
  });

  test("lie in the areas that the data set names where no outlines are known", () => {
    const { areas, series, neighbours, notPlaced } = deathsByArea("XKT", [at(0, { adm1: "North" }), at(0, { adm1: "South" }), at(0)], [], 10, 12);
    expect(areas).toEqual(["XKT North", "XKT South"]);
    expect(series).toHaveLength(2);
    expect(neighbours.get("XKT North")).toEqual(["XKT South"]);
    expect(notPlaced.outside.events).toBe(1);
  });

  test("carry their country", () => {
    expect(countryOfArea(areaUnit("XKS", "K 1"))).toBe("XKS");
  });
});
