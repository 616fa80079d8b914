import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { farrowIslands, tahlaProvince, upperTahla } from "../examples.ts";
import { polygonsOf } from "./geometry.ts";
import type { AreaGeometry } from "./geometry.ts";
import { areaAt, buildAreaIndex } from "./point-in-area.ts";
import type { IndexedArea } from "./point-in-area.ts";

const kessar = buildAreaIndex([tahlaProvince(), upperTahla(), farrowIslands()]);
const codeAt = (latitude: number, longitude: number, level?: 1 | 2) => areaAt(kessar, latitude, longitude, level)?.pcode;

test.each([
  ["inside a province", -39.5, -16.5, "KX01"],
  ["inside a district the district, which is the deeper level", -37, -16.5, "KX0101"],
  ["in the lake of the province, which its outline leaves out", -38.5, -18.5, undefined],
  ["on the shore of the lake", -38.5, -19, "KX01"],
  ["on the outer border", -39.5, -20, "KX01"],
  ["on a corner", -40, -20, "KX01"],
  ["just outside", -39.5, -20.0001, undefined],
  ["at sea", 0, 0, undefined],
  ["west of the meridian 180°", -40, 179, "KX02"],
  ["east of it", -40, -179, "KX02"],
  ["on it, as 180", -40, 180, "KX02"],
  ["on it, as -180", -40, -180, "KX02"],
])("%s", (_, latitude, longitude, pcode) => {
  expect(codeAt(latitude, longitude)).toBe(pcode);
});

test("a level can be asked for", () => {
  expect(codeAt(-37, -16.5, 1)).toBe("KX01");
  expect(codeAt(-39.5, -16.5, 2)).toBeUndefined();
});

test.each([[91, 0], [0, 181], [Number.NaN, 0], [0, Number.NaN]])("latitude %s, longitude %s is no place", (latitude, longitude) => {
  expect(() => areaAt(kessar, latitude, longitude)).toThrow(RangeError);
});

/** The winding number by summed angles: slow, another method, and without an index. */
function naive(areas: readonly IndexedArea[], y: number, x: number): string[] {
  return areas.filter(({ geometry }) => polygonsOf(geometry).some((rings) => winding(rings[0] ?? [], x, y) !== 0 && rings.slice(1).every((hole) => winding(hole, x, y) === 0))).map((area) => area.pcode).toSorted();
}

function winding(ring: readonly (readonly [number, number])[], x: number, y: number): number {
  let angle = 0;
  for (let index = 1; index < ring.length; index += 1) {
    const [[x1, y1], [x2, y2]] = [ring[index - 1]!, ring[index]!];
    angle += Math.atan2((x1 - x) * (y2 - y) - (x2 - x) * (y1 - y), (x1 - x) * (x2 - x) + (y1 - y) * (y2 - y));
  }
  return Math.round(angle / (2 * Math.PI));
}

/** Star-shaped polygons with a hole of the same shape at half the size, about a centre off the grid of the asked points. */
const star = fc.tuple(fc.integer({ min: -8, max: 8 }), fc.integer({ min: -8, max: 8 }), fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 3, maxLength: 9 }), fc.boolean()).map(([x, y, reaches, hasHole]): AreaGeometry => {
  const ring = (scale: number): [number, number][] => {
    const corners = reaches.map((reach, index): [number, number] => {
      const turn = (2 * Math.PI * (index + 0.13)) / reaches.length;
      return [x + 0.017 + scale * reach * Math.cos(turn), y + 0.013 + scale * reach * Math.sin(turn)];
    });
    return [...corners, corners[0]!];
  };
  return { type: "Polygon", coordinates: hasHole ? [ring(1), ring(0.5).toReversed()] : [ring(1)] };
});

describe("against the naive method", () => {
  test("the index gives the first of the areas that hold the point", () => {
    fc.assert(fc.property(fc.array(star, { minLength: 1, maxLength: 12 }), fc.array(fc.tuple(fc.double({ min: -14, max: 14, noNaN: true }), fc.double({ min: -14, max: 14, noNaN: true })), { minLength: 20, maxLength: 20 }), (stars, points) => {
      const areas = stars.map((geometry, index): IndexedArea => ({ pcode: `KX${String(index).padStart(2, "0")}`, level: 1, geometry }));
      const index = buildAreaIndex(areas);
      for (const [y, x] of points) expect(areaAt(index, y, x)?.pcode).toBe(naive(areas, y, x)[0]);
    }), { numRuns: 300 });
  });
});

test("on borders shared by many areas each point has exactly one answer, whatever the order of the areas", () => {
  const tiles = Array.from({ length: 16 }, (_, tile): IndexedArea => {
    const [west, south] = [tile % 4, Math.floor(tile / 4)];
    return { pcode: `KX${String(tile).padStart(2, "0")}`, level: 1, geometry: { type: "Polygon", coordinates: [[[west, south], [west + 1, south], [west + 1, south + 1], [west, south + 1], [west, south]]] } };
  });
  const quarter = fc.integer({ min: 0, max: 16 }).map((n) => n / 4);
  fc.assert(fc.property(quarter, quarter, fc.shuffledSubarray(tiles, { minLength: 16 }), (y, x, shuffled) => {
    const expected = tiles.find(({ geometry }) => {
      const [[west, south] = [0, 0]] = polygonsOf(geometry)[0]?.[0] ?? [];
      return west <= x && x <= west + 1 && south <= y && y <= south + 1;
    });
    expect(areaAt(buildAreaIndex(shuffled), y, x)?.pcode).toBe(expected?.pcode);
  }));
});
