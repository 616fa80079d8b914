import { geoNaturalEarth1, geoPath } from "d3-geo";
import type { Geometry } from "geojson";

/** Countries with their outlines, the borders between them, and the lines whose status is open, each with its note. Ready for d3-geo. */
export type MapOutline = {
  readonly countries: readonly { readonly id: string; readonly geometry: Geometry }[];
  readonly borders: Geometry;
  readonly disputed: readonly { readonly line: Geometry; readonly note: string }[];
};
export type Country = { readonly id: string; readonly name: string; readonly path: string };

export const mapSize = { width: 800, height: 420 };
export const projection = geoNaturalEarth1().fitExtent([[4, 4], [mapSize.width - 4, mapSize.height - 4]], { type: "Sphere" });
/** Hundredths of a unit: at the nearest view that is a third of a pixel on a desk. */
export const pathOf = geoPath(projection).digits(2);
export const spherePath = pathOf({ type: "Sphere" }) ?? "";
