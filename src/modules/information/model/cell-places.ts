import * as v from "valibot";

/**
 * Sums by cell as they travel: arrays of one length. Where each cell lies is sent with it, because the arithmetic of the hexagonal grid
 * alone (H3) would weigh more in the browser than all the rest of the map. A coordinate is the difference to the one before, in parts of
 * a degree: neighbouring cells follow each other, so most differences have two digits.
 */
export const PlacedCells = v.object({
  resolution: v.picklist([3, 5]),
  /** Without the "8" and resolution before it and without the "f"s behind it. */
  cells: v.array(v.string()),
  events: v.array(v.number()),
  best: v.array(v.number()),
  perDegree: v.number(),
  latitudes: v.array(v.number()),
  longitudes: v.array(v.number()),
});
export type PlacedCells = v.InferOutput<typeof PlacedCells>;

/** A tenth of a degree is a twelfth of a cell of the world map; the finer cells are fourteen times narrower. */
export function partsPerDegree(resolution: 3 | 5): number {
  return resolution === 3 ? 10 : 100;
}

export function asDifferences(degrees: readonly number[], perDegree: number): number[] {
  const parts = degrees.map((degree) => Math.round(degree * perDegree));
  return parts.map((part, index) => part - (parts[index - 1] ?? 0));
}

export type PlacedCell = { readonly id: string; readonly latitude: number; readonly longitude: number; readonly events: number; readonly best: number };

/** The cells one by one, with their whole H3 numbers as the filter wants them. */
export function placedCells({ resolution, cells, events, best, perDegree, latitudes, longitudes }: PlacedCells): PlacedCell[] {
  let [latitude, longitude] = [0, 0];
  return cells.map((cell, index) => {
    latitude += latitudes[index] ?? 0;
    longitude += longitudes[index] ?? 0;
    return { id: wholeCell(cell, resolution), latitude: latitude / perDegree, longitude: longitude / perDegree, events: events[index] ?? 0, best: best[index] ?? 0 };
  });
}

/** An H3 number has fifteen hexadecimal digits; those finer than its resolution are all "f". */
export function wholeCell(cell: string, resolution: 3 | 5): string {
  return `8${resolution}${cell}`.padEnd(15, "f");
}
