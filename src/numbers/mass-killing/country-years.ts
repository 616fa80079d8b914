/** What a predictor is about, so that a chance can be told by a few causes of its size and not by seventy columns. */
export type Family = "structure" | "politics" | "violence" | "past-killings" | "surroundings";

/** A country at the end of a year: its predictors (NaN where unknown), and whether a new mass killing began within that year. */
export type CountryYear = { readonly country: string; readonly region: string; readonly year: number; readonly values: readonly number[]; readonly onset: boolean };

/**
 * Country-years by country and year. Only what began within the year itself is told of each: what began in the years after it is read off their own rows, so
 * that cutting the table after a year cuts off all that came later.
 */
export type CountryYears = { readonly names: readonly string[]; readonly families: readonly Family[]; readonly rows: readonly CountryYear[] };

/** Throws RangeError where a year of a country is told twice, is left out between two others, or has too few or too many predictors. */
export function countryYearsOf(columns: readonly { readonly name: string; readonly family: Family }[], rows: Iterable<CountryYear>): CountryYears {
  const ordered = [...rows].toSorted((one, other) => (one.country < other.country ? -1 : one.country > other.country ? 1 : one.year - other.year));
  for (const [place, { country, year, values }] of ordered.entries()) {
    const before = ordered[place - 1];
    if (values.length !== columns.length) throw new RangeError(`${country} ${year} has ${values.length} predictors, not ${columns.length}`);
    if (before?.country === country && before.year !== year - 1) throw new RangeError(`${country}: after ${before.year} comes ${year}`);
  }
  return { names: columns.map(({ name }) => name), families: columns.map(({ family }) => family), rows: ordered };
}

/** Not exported: whoever does not have it cannot make what was known. */
const cut = Symbol("cut");

/** What was known at the end of a year, and nothing else. Only `yearsUntil` makes one, and all that learns or forecasts takes this alone. */
export type KnownYears = CountryYears & { readonly [cut]: true; readonly until: number };

/** The table cut after a year. */
export function yearsUntil({ names, families, rows }: CountryYears, until: number): KnownYears {
  return { [cut]: true, until, names, families, rows: rows.filter(({ year }) => year <= until) };
}

/**
 * Whether a new mass killing began within so many years after each row, 1 or 0. NaN where that is not known at the cut: a window that is not over is not
 * learnt from even if something began in it already, since those in which nothing did are not known yet.
 */
export function onsetsWithin({ rows }: KnownYears, years: number): Float64Array {
  return Float64Array.from(rows, ({ country }, place) => {
    const after = rows.slice(place + 1, place + 1 + years).filter((row) => row.country === country);
    return after.length < years ? Number.NaN : Number(after.some(({ onset }) => onset));
  });
}
