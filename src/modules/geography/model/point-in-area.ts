import RBush from "rbush";
import { polygonsOf } from "./geometry.ts";
import type { AreaGeometry } from "./geometry.ts";

/** What the index must know of an area; it gives back what it was given. */
export type IndexedArea = { readonly pcode: string; readonly level: 1 | 2; readonly geometry: AreaGeometry };
type Rings = readonly (readonly (readonly [number, number])[])[];
type Box<Area> = { readonly minX: number; readonly minY: number; readonly maxX: number; readonly maxY: number; readonly rings: Rings; readonly area: Area };
export type AreaIndex<Area extends IndexedArea> = { readonly boxes: RBush<Box<Area>> };

/** Each polygon has its own box: an area on both sides of the meridian 180° would otherwise reach around the world. */
export function buildAreaIndex<Area extends IndexedArea>(areas: readonly Area[]): AreaIndex<Area> {
  const boxes = new RBush<Box<Area>>();
  boxes.load(areas.flatMap((area) => polygonsOf(area.geometry).map((rings) => ({ ...boxOf(rings), rings, area }))));
  return { boxes };
}

/**
 * The area of the deepest level that holds the point, of the given level if one is asked for. A point on a border belongs to
 * every area that it borders, and of these the one whose code comes first in the alphabet is given: the answer never depends on the order of a
 * file. Longitudes 180 and -180 are one meridian. Edges are straight on the plane of degrees, as in the data they come from. At a
 * pole every longitude is the same place, but only the given one is looked at.
 */
export function areaAt<Area extends IndexedArea>(index: AreaIndex<Area>, latitude: number, longitude: number, level?: 1 | 2): Area | undefined {
  if (!(Math.abs(latitude) <= 90)) throw new RangeError(`latitude is from -90 to 90, not ${latitude}`);
  if (!(Math.abs(longitude) <= 180)) throw new RangeError(`longitude is from -180 to 180, not ${longitude}`);
  const longitudes = Math.abs(longitude) === 180 ? [180, -180] : [longitude];
  const found = longitudes.flatMap((x) =>
    index.boxes
      .search({ minX: x, minY: latitude, maxX: x, maxY: latitude })
      .filter((box) => (level === undefined || box.area.level === level) && isInside(x, latitude, box.rings))
      .map((box) => box.area),
  );
  return found.toSorted((a, b) => b.level - a.level || (a.pcode < b.pcode ? -1 : 1))[0];
}

/** Whether one outline holds a point, its borders included. For many points in many areas, build an index. */
export function holdsPoint(geometry: AreaGeometry, latitude: number, longitude: number): boolean {
  return polygonsOf(geometry).some((rings) => isInside(longitude, latitude, rings));
}

/** Ray casting to the east: odd crossings of all rings together mean inside, so a hole takes out what its outer ring took in. */
function isInside(x: number, y: number, rings: Rings): boolean {
  let isIn = false;
  for (const ring of rings) {
    for (const [index, [x2, y2]] of ring.entries()) {
      const [x1, y1] = ring[index - 1] ?? [x2, y2];
      if (isOnEdge(x, y, x1, y1, x2, y2)) return true;
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) isIn = !isIn;
    }
  }
  return isIn;
}

function isOnEdge(x: number, y: number, x1: number, y1: number, x2: number, y2: number): boolean {
  if (x < Math.min(x1, x2) || x > Math.max(x1, x2) || y < Math.min(y1, y2) || y > Math.max(y1, y2)) return false;
  return (x2 - x1) * (y - y1) === (y2 - y1) * (x - x1);
}

function boxOf(rings: Rings): { minX: number; minY: number; maxX: number; maxY: number } {
  const box = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
  for (const [x, y] of rings[0] ?? []) {
    box.minX = Math.min(box.minX, x);
    box.minY = Math.min(box.minY, y);
    box.maxX = Math.max(box.maxX, x);
    box.maxY = Math.max(box.maxY, y);
  }
  return box;
}
