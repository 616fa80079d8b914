import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tahlaProvince, upperTahla } from "../examples.ts";
import { coarseRings, drawnOutline } from "./coarse-outline.ts";
import type { AreaGeometry } from "./geometry.ts";

const ringsOf = (geometry: AreaGeometry, step: number) => drawnOutline(coarseRings(geometry, step), step).coordinates;

describe("an outline for drawing", () => {
  test("keeps a shape whose corners lie on the grid, with its hole", () => {
    const [outer, lake] = ringsOf(tahlaProvince().geometry, 0.5)[0]!;
    expect(new Set(outer!.map(String))).toEqual(new Set(["-20,-40", "-16,-40", "-16,-36", "-20,-36"]));
    expect(new Set(lake!.map(String))).toEqual(new Set(["-19,-39", "-18,-39", "-18,-38", "-19,-38"]));
  });

  test("loses the points between two corners of a straight line, and spikes", () => {
    const geometry: AreaGeometry = { type: "Polygon", coordinates: [[[0, 0], [1, 0], [2, 0], [4, 0], [4, 4], [9, 4], [4, 4], [0, 4], [0, 0]]] };
    expect(ringsOf(geometry, 1)[0]![0]!.toSorted().map(String)).toEqual([[0, 0], [0, 0], [0, 4], [4, 0], [4, 4]].toSorted().map(String));
  });

  test("does not let an area vanish that is smaller than a cell of the grid", () => {
    const tiny: AreaGeometry = { type: "Polygon", coordinates: [[[5.01, 5.01], [5.02, 5.01], [5.02, 5.02], [5.01, 5.01]]] };
    expect(ringsOf(tiny, 1)).toEqual([[expect.arrayContaining([[5, 5]])]]);
  });

  test("leaves out a hole and an island that cannot be seen, not the land around them", () => {
    expect(ringsOf(tahlaProvince().geometry, 3)[0]).toHaveLength(1);
  });

  test("never moves a point by more than half a step in either direction, and is closed", () => {
    const ring = fc.array(fc.tuple(fc.double({ min: -170, max: 170, noNaN: true }), fc.double({ min: -80, max: 80, noNaN: true })), { minLength: 3, maxLength: 20 });
    fc.assert(
      fc.property(ring, fc.constantFrom(0.001, 0.02, 0.5), (points, step) => {
        const geometry: AreaGeometry = { type: "Polygon", coordinates: [[...points, points[0]!]] };
        for (const drawn of ringsOf(geometry, step).flat()) {
          expect(drawn.at(-1)).toEqual(drawn[0]);
          const isCell = drawn.length === 5;
          for (const [x, y] of drawn) expect(isCell || points.some(([px, py]) => Math.abs(px - x) <= step / 2 + 1e-6 && Math.abs(py - y) <= step / 2 + 1e-6)).toBe(true);
        }
      }),
    );
  });

  test("neighbours still share their border", () => {
    const north = ringsOf(upperTahla().geometry, 0.3).flat(2).map(String);
    const shared = ringsOf({ type: "Polygon", coordinates: [[[-20, -40], [-16, -40], [-16, -38], [-20, -38], [-20, -40]]] }, 0.3).flat(2).map(String).filter((point) => north.includes(point));
    expect(new Set(shared).size).toBe(2);
  });
});
