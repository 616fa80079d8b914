import { yearsUntil, type CountryYears } from "./country-years.ts";
import { chancesAt, killingSettings, type Chances, type KillingSettings } from "./model.ts";
import type { Derivation } from "./predictors.ts";

/** The chances told at the end of each year from the first to the last, each time learnt anew from what was known then. By year, then by country. */
export function forwardChances(table: CountryYears, first: number, last: number, derivation: Derivation, settings: KillingSettings = killingSettings): Map<number, Map<string, Chances>> {
  if (!(first <= last)) throw new RangeError(`no years from ${first} to ${last}`);
  const cuts = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return new Map(cuts.map((year) => [year, new Map(chancesAt(yearsUntil(table, year), derivation, settings).map((chances) => [chances.country, chances]))]));
}
