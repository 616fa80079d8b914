import { seededRandom } from "../numbers/random.ts";

/** Codes that belong to nobody: XAA, XAB and so on. */
export function inventedCountry(place: number): string {
  return `X${String.fromCodePoint(65 + Math.floor(place / 26))}${String.fromCodePoint(65 + (place % 26))}`;
}

/** Thirty invented countries in so many years from 2000 on, as a separated table: where many die, a mass killing often begins in the year after. */
export function inventedCountryYears(years: number, seed = 4): string {
  const random = seededRandom(seed);
  const lines = ["iso3,year,mk_onset,battle_deaths,infant_mortality,region"];
  for (let country = 0; country < 30; country += 1) {
    let before = 0;
    for (let year = 0; year < years; year += 1) {
      const onset = random() < (before > 0.7 ? 0.3 : 0.01);
      before = country % 3 === 0 ? random() : random() / 2;
      lines.push([inventedCountry(country), 2000 + year, Number(onset), before.toFixed(3), random() < 0.1 ? "" : random().toFixed(3), country % 2].join(","));
    }
  }
  return lines.join("\n");
}
