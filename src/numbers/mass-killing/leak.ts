import { type CountryYears } from "./country-years.ts";
import type { Chances } from "./model.ts";

/** Gives the first country of which something else is said when only the years after `until` are different: it has then seen them, on whatever way. */
export function findYearLeak(make: (table: CountryYears) => readonly Chances[], table: CountryYears, until: number): string | undefined {
  const elsewhere: CountryYears = {
    ...table,
    rows: table.rows.map((row) => (row.year <= until ? row : { ...row, values: row.values.map((value) => 7 - 3 * value), onset: !row.onset })),
  };
  const [one, other] = [make(table), make(elsewhere)];
  return one.find((chances, place) => JSON.stringify(chances) !== JSON.stringify(other[place]))?.country;
}
