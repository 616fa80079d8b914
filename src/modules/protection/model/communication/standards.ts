import * as v from "valibot";
import list from "./standards.json" with { type: "json" };

const Standard = v.strictObject({
  id: v.string(),
  /** A letter keeps which wording of the library it was written with. */
  version: v.string(),
  instrument: v.strictObject({ en: v.string(), fr: v.string(), es: v.string(), ar: v.string() }),
  article: v.nullable(v.string()),
  /** Symbol of the document it is from. */
  source: v.string(),
  text: v.strictObject({ en: v.string(), fr: v.string(), es: v.string() }),
  rights: v.array(v.string()),
  /** The mandate that looks after the wording. */
  mandate: v.nullable(v.string()),
});
export type Standard = v.InferOutput<typeof Standard>;

export const standards: readonly Standard[] = v.parse(v.strictObject({ version: v.string(), note: v.string(), standards: v.array(Standard) }), list).standards;

export const StandardId = v.picklist(standards.map(({ id }) => id), "protection.standard-unknown");

export function findStandard(id: string): Standard | undefined {
  return standards.find((standard) => standard.id === id);
}

/** The instrument in one of the languages of the interface or of letters; English otherwise. */
export function instrumentOf({ instrument }: Standard, language: string): string {
  return language === "fr" || language === "es" || language === "ar" ? instrument[language] : instrument.en;
}
