import { getHexagonEdgeLengthAvg, gridDisk, latLngToCell } from "h3-js";

/** Where something was, in degrees, and how far from there it may have been, in kilometres: 0 for a point, a few for a town, a hundred for a province. */
export type Place = { readonly latitude: number; readonly longitude: number; readonly radiusKm: number };

const earthKm = 6_371.0088;

/** Kilometres between two places along the surface, by the haversine formula on a sphere of the mean radius: wrong by at most half a percent. Symmetric. */
export function distanceKm(one: Place, other: Place): number {
  const [a, b] = [radians(one.latitude), radians(other.latitude)];
  const half = Math.sin((a - b) / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(radians(one.longitude - other.longitude) / 2) ** 2;
  return 2 * earthKm * Math.asin(Math.min(1, Math.sqrt(half)));
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

/**
 * The hexagon in which a place lies (H3), and that with its neighbours. Whatever is at most so many kilometres away lies in one of them: from the border of a hexagon to that of the ring around it is
 * at least one edge, and no edge is shorter than two thirds of the average.
 */
export function cellsAround(place: Place, withinKm: number): { readonly own: string; readonly around: readonly string[] } {
  const own = latLngToCell(place.latitude, place.longitude, resolutionFor(withinKm));
  return { own, around: gridDisk(own, 1) };
}

function resolutionFor(withinKm: number): number {
  for (let resolution = 15; resolution > 0; resolution -= 1) if (getHexagonEdgeLengthAvg(resolution, "km") * (2 / 3) >= withinKm) return resolution;
  return 0;
}
