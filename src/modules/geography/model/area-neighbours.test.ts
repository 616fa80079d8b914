import { expect, test } from "vitest";
import { neighboursByArea } from "./area-neighbours.ts";

/** A square with its south-western corner here, in degrees. */
const square = (pcode: string, countryIso3: string, x: number, y: number) => ({
  pcode, countryIso3, geometry: { type: "Polygon" as const, coordinates: [[[x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1], [x, y]]] as [number, number][][] },
});

test("areas border on each other where they share a line, and not where they share a corner only or a line of another country's", () => {
  const found = neighboursByArea([square("K1", "XKS", 0, 0), square("K2", "XKS", 1, 0), square("K3", "XKS", 0, 1), square("K4", "XKS", 1, 1), square("T1", "XKT", 2, 0), square("T2", "XKT", 3, 0)]);
  expect(Object.fromEntries(found)).toEqual({ K1: ["K2", "K3"], K2: ["K1", "K4"], K3: ["K1", "K4"], K4: ["K2", "K3"], T1: ["T2"], T2: ["T1"] });
});

test("an island has all other areas of its country for neighbours, and the only area of a country has none", () => {
  const found = neighboursByArea([square("K1", "XKS", 0, 0), square("K2", "XKS", 1, 0), square("K9", "XKS", 9, 9), square("T1", "XKT", 5, 5)]);
  expect(found.get("K9")).toEqual(["K1", "K2"]);
  expect(found.get("T1")).toEqual([]);
});
