import * as v from "valibot";
import { countryName } from "#geography/model/countries.ts";
import list from "./mandates.json" with { type: "json" };

export const mandateTypes = ["SR", "IE", "WG"] as const;
const About = v.strictObject({ en: v.string(), fr: v.string(), es: v.string(), ar: v.string() });
const Thematic = v.strictObject({ id: v.string(), type: v.picklist(mandateTypes), about: About });
const OfCountry = v.strictObject({ id: v.string(), type: v.picklist(mandateTypes), iso3: v.string() });
export type Mandate = v.InferOutput<typeof Thematic> | v.InferOutput<typeof OfCountry>;

const { thematic, country } = v.parse(v.strictObject({ version: v.string(), date: v.string(), note: v.string(), thematic: v.array(Thematic), country: v.array(OfCountry) }), list);

/** Mandates of the Human Rights Council. The list is reference data: which are in force, and under which resolution, is written with each signature. */
export const mandates: readonly Mandate[] = [...thematic, ...country];

export const MandateId = v.picklist(mandates.map(({ id }) => id), "protection.mandate-unknown");

const byId = new Map(mandates.map((mandate) => [mandate.id, mandate]));

export function findMandate(id: string): Mandate | undefined {
  return byId.get(id);
}

/** What the title of a mandate goes on with; `say` puts it behind "Special Rapporteur on", or leaves a working group its name. */
export function titleOfMandate(id: string, language: string, say: (key: string, values: Readonly<Record<string, string>>) => string): string {
  const mandate = byId.get(id);
  if (mandate === undefined) return id;
  if ("iso3" in mandate) return say(`country-${mandate.type}`, { country: countryName(mandate.iso3, language) });
  const about = language === "fr" || language === "es" || language === "ar" ? mandate.about[language] : mandate.about.en;
  return say(mandate.type, { about });
}
