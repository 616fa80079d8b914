import * as v from "valibot";
import list from "./violation-types.json" with { type: "json" };

const ListedViolation = v.strictObject({
  id: v.string(),
  /** Headings of SDG indicator 16.10.1, and all others. */
  tier: v.picklist(["sdg", "other"]),
  label: v.strictObject({ en: v.string(), fr: v.string(), ar: v.string() }),
  /** Mandates that a letter about it often concerns: proposed to people, never added by the program. */
  mandates: v.array(v.string()),
});
export type ListedViolation = v.InferOutput<typeof ListedViolation>;

/** Kinds of violation against defenders. A kind is what happened, and no qualification of a crime. */
export const violationTypes: readonly ListedViolation[] = v.parse(v.strictObject({ version: v.string(), date: v.string(), note: v.string(), types: v.array(ListedViolation) }), list).types;

export const ViolationTypeId = v.picklist(violationTypes.map(({ id }) => id), "protection.violation-type-unknown");

const byId = new Map(violationTypes.map((type) => [type.id, type]));

/** English where the list is not written in a language; an id that no list has stays as it was. */
export function nameOfViolation(id: string, language: string): string {
  const label = byId.get(id)?.label;
  return label === undefined ? id : language === "fr" || language === "ar" ? label[language] : label.en;
}

/** Mandates near to what happened, in the order in which the kinds are given, each once. */
export function mandatesNearTo(violationIds: readonly string[]): string[] {
  return [...new Set(violationIds.flatMap((id) => byId.get(id)?.mandates ?? []))];
}

/** Articles of the Declaration on human rights defenders (A/RES/53/144): rights first, then what the State owes. */
export const declarationArticles = ["1", "5", "6", "7", "8", "9", "11", "12", "13", "2", "3", "9(5)", "12(2)", "14", "15"] as const;
