import * as v from "valibot";

/** GeoJSON positions (RFC 7946): WGS84, longitude first. A height is dropped. */
const Position = v.pipe(
  v.looseTuple([v.pipe(v.number(), v.minValue(-180), v.maxValue(180)), v.pipe(v.number(), v.minValue(-90), v.maxValue(90))]),
  v.transform(([longitude, latitude]): [number, number] => [longitude, latitude]),
);
const Ring = v.pipe(
  v.array(Position),
  v.minLength(4),
  v.check((ring) => isClosed(ring)),
);
const Rings = v.pipe(v.array(Ring), v.minLength(1));

/**
 * Polygons as RFC 7946 wants them: closed rings, the outer one anticlockwise and its holes clockwise, cut at the meridian 180°.
 * Whoever draws them with d3-geo turns them first (`forDrawing`).
 */
export const Polygon = v.object({ type: v.literal("Polygon"), coordinates: Rings });
export type Polygon = v.InferOutput<typeof Polygon>;
export const MultiPolygon = v.object({ type: v.literal("MultiPolygon"), coordinates: v.pipe(v.array(Rings), v.minLength(1)) });
export type MultiPolygon = v.InferOutput<typeof MultiPolygon>;
export const AreaGeometry = v.variant("type", [Polygon, MultiPolygon]);
export type AreaGeometry = v.InferOutput<typeof AreaGeometry>;

type Ring = Polygon["coordinates"][number];

function isClosed(ring: readonly (readonly [number, number])[]): boolean {
  const [first, last] = [ring[0], ring.at(-1)];
  return first !== undefined && last !== undefined && first[0] === last[0] && first[1] === last[1];
}

export function polygonsOf(geometry: AreaGeometry): readonly (readonly Ring[])[] {
  return geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
}

/**
 * An edge of more than half the globe is one that should have been cut at the meridian 180°. The edge along that meridian's two
 * sides, by which Antarctica goes around its pole, is no such edge.
 */
export function isCutAtAntimeridian(geometry: AreaGeometry): boolean {
  return polygonsOf(geometry).every((rings) =>
    rings.every((ring) =>
      ring.every(([longitude], index) => {
        const before = ring[index - 1]?.[0] ?? longitude;
        return Math.abs(longitude - before) <= 180 || (Math.abs(longitude) === 180 && Math.abs(before) === 180);
      }),
    ),
  );
}

/** Outer rings anticlockwise, holes clockwise. */
export function rightHanded(geometry: AreaGeometry): AreaGeometry {
  return turned(geometry, (ring, isOuter) => isAnticlockwise(ring) === isOuter);
}

/** Outer rings clockwise, holes anticlockwise: d3-geo takes a ring the other way round for the whole globe but this area. */
export function forDrawing(geometry: AreaGeometry): AreaGeometry {
  return turned(geometry, (ring, isOuter) => isAnticlockwise(ring) !== isOuter);
}

function turned(geometry: AreaGeometry, isRight: (ring: Ring, isOuter: boolean) => boolean): AreaGeometry {
  const turn = (rings: readonly Ring[]) => rings.map((ring, index) => (isRight(ring, index === 0) ? ring : ring.toReversed()));
  return geometry.type === "Polygon" ? { type: "Polygon", coordinates: turn(geometry.coordinates) } : { type: "MultiPolygon", coordinates: geometry.coordinates.map(turn) };
}

/** Twice the area on the plane of degrees (shoelace formula): positive when anticlockwise. */
function isAnticlockwise(ring: Ring): boolean {
  let twiceArea = 0;
  for (const [index, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[index + 1] ?? [x, y];
    twiceArea += x * nextY - nextX * y;
  }
  return twiceArea > 0;
}
