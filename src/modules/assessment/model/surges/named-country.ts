import { countryName } from "#geography/model/countries.ts";

/** The country by its name in the reader's language; one that is in no list, such as an exercise's, as its source calls it. */
export function named<Place extends { readonly countryIso3: string; readonly countryName: string | null }>(place: Place, language: string): Place {
  const known = countryName(place.countryIso3, language);
  return known === place.countryIso3 ? place : { ...place, countryName: known };
}
