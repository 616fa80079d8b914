import { cellToBoundary, cellToLatLng, isValidCell, latLngToCell } from "h3-js";
import type { Polygon } from "./geometry.ts";
import type { Point } from "./priogrid.ts";

/**
 * Cells of the hexagonal grid H3: resolution 5 is about 250 km², 7 about 5 km². As text a cell is fifteen hexadecimal digits; in the
 * database it is the same number as a bigint, which sorts and joins faster. Its highest bit is 0, so it fits a signed one.
 */
export function h3Cell(latitude: number, longitude: number, resolution: number): string {
  if (!(Math.abs(latitude) <= 90)) throw new RangeError(`latitude is from -90 to 90, not ${latitude}`);
  if (!(Math.abs(longitude) <= 180)) throw new RangeError(`longitude is from -180 to 180, not ${longitude}`);
  if (!Number.isInteger(resolution) || resolution < 0 || resolution > 15) throw new RangeError(`an H3 resolution is from 0 to 15, not ${resolution}`);
  return latLngToCell(latitude, longitude, resolution);
}

export function h3Number(cell: string): bigint {
  return BigInt(`0x${known(cell)}`);
}

export function h3CellOfNumber(number: bigint): string {
  return known(number.toString(16));
}

export function h3Centre(cell: string): Point {
  const [latitude, longitude] = cellToLatLng(known(cell));
  return { latitude, longitude };
}

/**
 * The outline as a GeoJSON polygon. A cell across the meridian 180° is not cut: its ring goes the short way round and names
 * longitudes beyond 180, so that it stays one piece when it is drawn. A cell that holds a pole is a ring around it, which only a
 * drawing on the sphere (d3-geo) fills rightly.
 */
export function h3Outline(cell: string): Polygon {
  const ring = cellToBoundary(known(cell), true);
  const west = Math.min(...ring.map(([longitude]) => longitude));
  const east = Math.max(...ring.map(([longitude]) => longitude));
  const holdsPole = Math.abs(h3Centre(cell).latitude) > 80 && east - west > 180 && isAroundPole(ring);
  if (east - west <= 180 || holdsPole) return { type: "Polygon", coordinates: [ring] };
  return { type: "Polygon", coordinates: [ring.map(([longitude, latitude]) => [longitude < 0 ? longitude + 360 : longitude, latitude])] };
}

/** Going once around a pole passes the meridian 180° an odd number of times. */
function isAroundPole(ring: readonly (readonly [number, number])[]): boolean {
  const crossings = ring.filter(([longitude], index) => index > 0 && Math.abs(longitude - (ring[index - 1]?.[0] ?? longitude)) > 180);
  return crossings.length % 2 === 1;
}

function known(cell: string): string {
  if (!isValidCell(cell)) throw new RangeError(`no such H3 cell: ${cell}`);
  return cell;
}
