import { h3Centre } from "#geography/model/h3-cell.ts";
import { asDifferences, partsPerDegree, wholeCell, type CellPlaces } from "../model/cell-places.ts";

/** Cells as they travel, each with where it lies. */
export function cellPlaces({ resolution, cells }: { readonly resolution: 3 | 5; readonly cells: readonly string[] }): CellPlaces {
  const centres = cells.map((cell) => h3Centre(wholeCell(cell, resolution)));
  const perDegree = partsPerDegree(resolution);
  const differences = (axis: "latitude" | "longitude") => asDifferences(centres.map((centre) => centre[axis]), perDegree);
  return { resolution, cells: [...cells], perDegree, latitudes: differences("latitude"), longitudes: differences("longitude") };
}
