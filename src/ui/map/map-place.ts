import type { Geometry } from "geojson";

export type MapCell = { readonly id: string; readonly lat: number; readonly lon: number; readonly value: number; readonly name: string };
/** `level` 0 to 5; without one the area is "not assessed" and hatched. */
export type MapArea = { readonly id: string; readonly name: string; readonly geometry: Geometry; readonly level?: number };
export type MapPlace = { readonly kind: "country" | "cell" | "area"; readonly id: string; readonly name: string };
