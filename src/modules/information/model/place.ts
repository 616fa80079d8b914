import * as v from "valibot";
import { countryFaults } from "#geography/model/countries.ts";
import type { FieldFault } from "#platform/rules/kind.ts";

/** A place as it was said, and what is known about where that is. A point never pretends to be more exact than its precision class. */
export const placePrecisions = ["exact", "place", "area-centroid", "unknown"] as const;
export const Place = v.pipe(
  v.strictObject({
    said: v.pipe(v.string(), v.trim(), v.maxLength(500)),
    country: v.optional(v.nullable(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/))), null),
    pcode: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(40))), null),
    latitude: v.optional(v.nullable(v.pipe(v.number(), v.minValue(-90), v.maxValue(90))), null),
    longitude: v.optional(v.nullable(v.pipe(v.number(), v.minValue(-180), v.maxValue(180))), null),
    precision: v.picklist(placePrecisions),
  }),
  v.check((place) => (place.latitude === null) === (place.longitude === null), "information.half-a-point"),
  v.check((place) => place.latitude !== null || place.precision === "unknown" || place.precision === "area-centroid", "information.precision-without-point"),
);
export type Place = v.InferOutput<typeof Place>;

/** What must not be written for a place though it has the shape of one. */
export function placeFaults(path: string, place: Place | null): FieldFault[] {
  return countryFaults([[`${path}.country`, place?.country ?? null]]);
}
