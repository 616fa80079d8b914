import { countries, countryName, findCountry, isCountryCode } from "#geography/model/countries.ts";

/** The code of what was typed: a name in the reader's language or in English, or a code of three letters; undefined when none is meant. */
export function countryCodeOf(typed: string, language: string): string | undefined {
  const wanted = plain(typed);
  const named = countries.find(({ iso3 }) => plain(countryName(iso3, language)) === wanted) ?? findCountry({ ucdpName: typed });
  if (named) return named.iso3;
  const code = typed.trim().toUpperCase();
  return isCountryCode(code) ? code : undefined;
}

function plain(name: string): string {
  return name.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase().trim();
}
