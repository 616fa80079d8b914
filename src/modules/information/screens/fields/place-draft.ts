import type { Place, placePrecisions } from "../../model/place.ts";

/** A place while it is written: empty fields are what is not known. */
export type PlaceDraft = {
  readonly said: string;
  readonly country: string | null;
  readonly pcode: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly precision: (typeof placePrecisions)[number];
};

export const noPlace: PlaceDraft = { said: "", country: null, pcode: "", latitude: null, longitude: null, precision: "unknown" };

export function placeDraft(place: Place | null): PlaceDraft {
  return place === null ? noPlace : { ...place, pcode: place.pcode ?? "" };
}

/** Nothing at all is no place, which is said as "not known" and never as an empty one. */
export function placeOf({ said, country, pcode, latitude, longitude, precision }: PlaceDraft): Place | null {
  if (said.trim() === "" && country === null && pcode.trim() === "" && latitude === null && longitude === null) return null;
  return { said: said.trim(), country, pcode: pcode.trim() === "" ? null : pcode.trim(), latitude, longitude, precision };
}

/** A change, with the precision that fits it: a new point is "in this place" until somebody says more, and without one nothing is exact. */
export function changedPlace(place: PlaceDraft, change: Partial<PlaceDraft>): PlaceDraft {
  const next = { ...place, ...change };
  const hadPoint = place.latitude !== null && place.longitude !== null;
  const hasPoint = next.latitude !== null && next.longitude !== null;
  if (hasPoint && !hadPoint && next.precision === "unknown") return { ...next, precision: "place" };
  if (!hasPoint && hadPoint && (next.precision === "exact" || next.precision === "place")) return { ...next, precision: "unknown" };
  return next;
}
