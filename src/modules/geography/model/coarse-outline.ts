import * as v from "valibot";
import { forDrawing, polygonsOf } from "./geometry.ts";
import type { AreaGeometry, MultiPolygon } from "./geometry.ts";

/**
 * An outline for drawing, small enough for a slow line: points on a grid of `step` degrees. A ring is its first point and then the way
 * from point to point, all in steps: longitude, latitude, longitude, latitude. Neighbours stay neighbours, because a point they share falls
 * on the same point of the grid. It is for looking at, never for asking which area holds a point.
 */
export const CoarseRings = v.array(v.array(v.array(v.number())));
export type CoarseRings = v.InferOutput<typeof CoarseRings>;
type Point = readonly [x: number, y: number];

export function coarseRings(geometry: AreaGeometry, step: number): CoarseRings {
  const polygons = polygonsOf(geometry).map((rings) => rings.map((ring) => onGrid(ring, step)));
  const visible = polygons.filter(([outer]) => outer !== undefined && outer.length > 3).map((rings) => rings.filter((ring) => ring.length > 3));
  // Of an area smaller than the grid one cell remains: it must not vanish from the map.
  const kept = visible.length > 0 ? visible : [[cellAround(polygons[0]?.[0] ?? [])]];
  return kept.map((rings) => rings.map(asWay));
}

/** Back to GeoJSON, in the direction that d3-geo wants. */
export function drawnOutline(coarse: CoarseRings, step: number): MultiPolygon {
  const coordinates = coarse.map((rings) => rings.map((way) => asRing(way, step)));
  const drawn = forDrawing({ type: "MultiPolygon", coordinates });
  return drawn.type === "MultiPolygon" ? drawn : { type: "MultiPolygon", coordinates: [drawn.coordinates] };
}

function onGrid(ring: readonly Point[], step: number): Point[] {
  const points: Point[] = [];
  for (const [longitude, latitude] of ring) {
    const point: Point = [Math.round(longitude / step), Math.round(latitude / step)];
    const last = points.at(-1);
    if (last && isSame(last, point)) continue;
    const before = points.at(-2);
    // There and straight back again encloses nothing.
    if (last && before && isSame(before, point)) points.pop();
    else if (last && before && isBetween(before, last, point)) points[points.length - 1] = point;
    else points.push(point);
  }
  return points;
}

function isSame(a: Point, b: Point): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

/** On a straight line and in this order. */
function isBetween(a: Point, b: Point, c: Point): boolean {
  const [x1, y1, x2, y2] = [b[0] - a[0], b[1] - a[1], c[0] - b[0], c[1] - b[1]];
  return x1 * y2 === x2 * y1 && x1 * x2 + y1 * y2 > 0;
}

function cellAround(points: readonly Point[]): Point[] {
  const [x, y] = points[0] ?? [0, 0];
  return [[x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1], [x, y]];
}

function asWay(points: readonly Point[]): number[] {
  return points.flatMap(([x, y], index) => {
    const [beforeX, beforeY] = points[index - 1] ?? [0, 0];
    return [x - beforeX, y - beforeY];
  });
}

function asRing(way: readonly number[], step: number): [number, number][] {
  const ring: [number, number][] = [];
  let [x, y] = [0, 0];
  for (let index = 0; index + 1 < way.length; index += 2) {
    x += way[index] ?? 0;
    y += way[index + 1] ?? 0;
    ring.push([rounded(x * step), rounded(y * step)]);
  }
  return ring;
}

/** A micro-degree is a decimetre: what is left of it is the arithmetic's, not the map's. */
function rounded(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
