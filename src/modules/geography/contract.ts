import * as v from "valibot";
import { CoarseRings } from "./model/coarse-outline.ts";
import { AdministrativeArea } from "./model/area.ts";

const { pcode, level, names, parentPcode, validOn } = AdministrativeArea.entries;

/** Areas of a country as a map draws them. */
export const AreaOutlines = v.object({
  /** Degrees in one step of the outlines. */
  step: v.number(),
  /** The edition all of them are of; null where there are none. */
  source: v.nullable(v.string()),
  validOn,
  areas: v.array(v.object({ pcode, names, parentPcode, outline: CoarseRings })),
});
export type AreaOutlines = v.InferOutput<typeof AreaOutlines>;

/** Areas of a country as a form offers them: codes and names of both levels, without outlines. */
export const AreaNames = v.object({ areas: v.array(v.object({ pcode, level, names, parentPcode })) });
export type AreaNames = v.InferOutput<typeof AreaNames>;

/** What holds a point: areas from the first level down, and cells of the grids. */
export const PlaceOfPoint = v.object({
  areas: v.array(v.object({ pcode, level, countryIso3: v.string(), names, parentPcode, validOn, source: v.string() })),
  prioGridCell: v.number(),
  /** H3 cells of resolution 3 (about 12,000 km²) and 5 (about 250 km²). */
  h3: v.object({ resolution3: v.string(), resolution5: v.string() }),
});
export type PlaceOfPoint = v.InferOutput<typeof PlaceOfPoint>;

/** What became of the areas of a file; of those left out, its place in the file and why. */
export const ImportedAreas = v.object({
  read: v.number(), stored: v.number(), updated: v.number(), unchanged: v.number(), rejected: v.number(),
  rejections: v.array(v.object({ feature: v.number(), code: v.string(), sentence: v.string() })),
});
export type ImportedAreas = v.InferOutput<typeof ImportedAreas>;
