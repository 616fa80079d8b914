import * as v from "valibot";

/**
 * Where cells of the map lie, as it travels: arrays of one length. It is sent with the cells, because the arithmetic of the hexagonal
 * grid alone (H3) would weigh more in the browser than all the rest of the map. A coordinate is the difference to the one before, in
 * parts of a degree: neighbouring cells follow each other, so most differences have two digits.
 */
export const CellPlaces = v.object({
  resolution: v.picklist([3, 5]),
  /** Without the "8" and resolution before it and without the "f"s behind it. */
  cells: v.array(v.string()),
  perDegree: v.number(),
  latitudes: v.array(v.number()),
  longitudes: v.array(v.number()),
});
export type CellPlaces = v.InferOutput<typeof CellPlaces>;

/** Events and their dead by cell. */
export const PlacedCells = v.object({ ...CellPlaces.entries, events: v.array(v.number()), best: v.array(v.number()) });
export type PlacedCells = v.InferOutput<typeof PlacedCells>;

/** Records of ours by cell. */
export const RecordCells = v.object({ ...CellPlaces.entries, records: v.array(v.number()) });
export type RecordCells = v.InferOutput<typeof RecordCells>;

/** A tenth of a degree is a twelfth of a cell of the world map; the finer cells are fourteen times narrower. */
export function partsPerDegree(resolution: 3 | 5): number {
  return resolution === 3 ? 10 : 100;
}

export function asDifferences(degrees: readonly number[], perDegree: number): number[] {
  const parts = degrees.map((degree) => Math.round(degree * perDegree));
  return parts.map((part, index) => part - (parts[index - 1] ?? 0));
}

type Spot = { readonly id: string; readonly latitude: number; readonly longitude: number };
export type PlacedCell = Spot & { readonly events: number; readonly best: number };

/** The cells one by one, with their whole H3 numbers as the filter wants them. */
export function placedCells(sums: PlacedCells): PlacedCell[] {
  return spotsOf(sums).map((spot, index) => ({ ...spot, events: sums.events[index] ?? 0, best: sums.best[index] ?? 0 }));
}

export function recordCells(sums: RecordCells): (Spot & { readonly records: number })[] {
  return spotsOf(sums).map((spot, index) => ({ ...spot, records: sums.records[index] ?? 0 }));
}

function spotsOf({ resolution, cells, perDegree, latitudes, longitudes }: CellPlaces): Spot[] {
  let [latitude, longitude] = [0, 0];
  return cells.map((cell, index) => {
    latitude += latitudes[index] ?? 0;
    longitude += longitudes[index] ?? 0;
    return { id: wholeCell(cell, resolution), latitude: latitude / perDegree, longitude: longitude / perDegree };
  });
}

/** An H3 number has fifteen hexadecimal digits; those finer than its resolution are all "f". */
export function wholeCell(cell: string, resolution: 3 | 5): string {
  return `8${resolution}${cell}`.padEnd(15, "f");
}
