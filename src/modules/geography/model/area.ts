import * as v from "valibot";
import { isRealDay } from "#platform/rules/calendar-day.ts";
import { AreaGeometry } from "./geometry.ts";

/** Natural Earth marks units that it is unsure of: `COL+99?`. */
const Pcode = v.pipe(v.string(), v.trim(), v.regex(/^[A-Z0-9][A-Za-z0-9._+?-]{1,39}$/, "geography.pcode-invalid"));
const AreaName = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));

/**
 * An administrative area of the first or second level, as one edition of boundaries draws it. Boundaries change: `validOn` is a day
 * on which this one held, and areas of the same code with another day are other rows.
 */
export const AdministrativeArea = v.strictObject({
  /** A P-code of OCHA where there is one, otherwise the code of the file's publisher. */
  pcode: Pcode,
  level: v.picklist([1, 2]),
  countryIso3: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
  /** By language; `und` (BCP 47: not determined) where the file does not say which language it is. */
  names: v.pipe(
    v.record(v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/)), AreaName),
    v.check((names) => Object.keys(names).length > 0, "geography.area-unnamed-invalid"),
  ),
  /** Other spellings, for recognising. */
  aliases: v.array(AreaName),
  parentPcode: v.nullable(Pcode),
  geometry: AreaGeometry,
  validOn: v.nullable(v.pipe(v.string(), v.check(isRealDay))),
});
export type AdministrativeArea = v.InferOutput<typeof AdministrativeArea>;

/** The name in a language, else in English, else in the file's own language, else the first there is. */
export function areaName(area: Pick<AdministrativeArea, "names" | "pcode">, language: string): string {
  const { names } = area;
  return names[language] ?? names.en ?? names.und ?? Object.values(names)[0] ?? area.pcode;
}
