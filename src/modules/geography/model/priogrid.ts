/**
 * PRIO-GRID (Tollefsen, Strand and Buhaug 2012): cells of half a degree, 360 rows from the South Pole and 720 columns from the
 * meridian 180°, numbered from 1 row by row. A point on an edge belongs to the cell north and east of it. The North Pole belongs to
 * the last row, and longitude 180 is longitude -180. Datums, seas and land make no difference: every cell of the globe has a number.
 */
export const prioGridCells = 360 * 720;

export type Point = { readonly latitude: number; readonly longitude: number };
export type Bounds = { readonly south: number; readonly west: number; readonly north: number; readonly east: number };

export function prioGridCell(latitude: number, longitude: number): number {
  if (!(Math.abs(latitude) <= 90)) throw new RangeError(`latitude is from -90 to 90, not ${latitude}`);
  if (!(Math.abs(longitude) <= 180)) throw new RangeError(`longitude is from -180 to 180, not ${longitude}`);
  const row = Math.min(Math.floor((latitude + 90) * 2), 359);
  const column = Math.floor((longitude + 180) * 2) % 720;
  return row * 720 + column + 1;
}

export function prioGridBounds(cell: number): Bounds {
  if (!Number.isInteger(cell) || cell < 1 || cell > prioGridCells) throw new RangeError(`a PRIO-GRID cell is from 1 to ${prioGridCells}, not ${cell}`);
  const south = Math.floor((cell - 1) / 720) / 2 - 90;
  const west = ((cell - 1) % 720) / 2 - 180;
  return { south, west, north: south + 0.5, east: west + 0.5 };
}

export function prioGridCentre(cell: number): Point {
  const { south, west } = prioGridBounds(cell);
  return { latitude: south + 0.25, longitude: west + 0.25 };
}
