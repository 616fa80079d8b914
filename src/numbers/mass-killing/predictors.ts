import type { CountryYear, Family, KnownYears } from "./country-years.ts";

/** One predictor: its value for each row of what is known, NaN where unknown. */
export type Predictor = { readonly family: Family; readonly name: string; readonly values: Float64Array };

/** What is made of the published predictors: decayed means of some, the change of some over so many years, and the mean of some over region and world. */
export type Derivation = { readonly decayed: readonly string[]; readonly changes: readonly { readonly name: string; readonly years: number }[]; readonly surroundings: readonly string[] };

/** Half-lives in years: from the last year almost alone to a generation. */
const halfLives = [1, 3, 8, 20];

/** Years after which an onset is as good as never. */
const never = 40;

/** Onsets around a country are few, so those of the last five years count together. */
const onsetYears = 5;

/** The predictors as they came, column by column. */
export function publishedPredictors({ names, families, rows }: KnownYears): Predictor[] {
  return names.map((name, column) => ({ name, family: families[column] ?? "structure", values: Float64Array.from(rows, ({ values }) => values[column] ?? Number.NaN) }));
}

/** What a country's own past and its surroundings say, from the years up to each row. Throws RangeError for a name that the table has not. */
export function derivedPredictors(known: KnownYears, { decayed, changes, surroundings }: Derivation): Predictor[] {
  const published = new Map(publishedPredictors(known).map((predictor) => [predictor.name, predictor]));
  const named = (name: string) => published.get(name) ?? refuse(name);
  const onsets: Predictor = { name: "onset", family: "past-killings", values: Float64Array.from(known.rows, ({ onset }) => Number(onset)) };
  const places = placesOf(known.rows);
  return [
    onsets,
    ...[onsets, ...decayed.map(named)].flatMap((predictor) => halfLives.map((halfLife) => decay(predictor, known.rows, halfLife))),
    { ...onsets, name: "years-since-onset", values: sinceOnset(known.rows) },
    ...changes.map(({ name, years }) => changeOf(named(name), places, years)),
    ...[...surroundings.map(named), { ...onsets, values: recentOnsets(known.rows, places) }].flatMap((predictor) => [around("region", predictor, known.rows, ({ region }) => region), around("world", predictor, known.rows, () => "")]),
  ];
}

function refuse(name: string): never {
  throw new RangeError(`the table has no predictor ${name}`);
}

/** Place of each row among the years of its country, the first 0. */
function placesOf(rows: readonly CountryYear[]): number[] {
  let place = 0;
  return rows.map(({ country }, row) => (place = rows[row - 1]?.country === country ? place + 1 : 0));
}

/** Mean of the country's years up to each one, a year that lies a half-life back weighing half; unknown years weigh nothing. */
function decay({ name, family, values }: Predictor, rows: readonly CountryYear[], halfLife: number): Predictor {
  const kept = 0.5 ** (1 / halfLife);
  let [sum, weight] = [0, 0];
  const means = values.map((value, row) => {
    if (rows[row - 1]?.country !== rows[row]?.country) [sum, weight] = [0, 0];
    sum = sum * kept + (Number.isNaN(value) ? 0 : value);
    weight = weight * kept + (Number.isNaN(value) ? 0 : 1);
    return weight === 0 ? Number.NaN : sum / weight;
  });
  return { name: `${name}-decayed-${halfLife}`, family, values: means };
}

function sinceOnset(rows: readonly CountryYear[]): Float64Array {
  let passed = never;
  return Float64Array.from(rows, ({ country, onset }, row) => {
    if (rows[row - 1]?.country !== country) passed = never;
    return (passed = onset ? 0 : Math.min(never, passed + 1));
  });
}

/** Against so many years before, or the first year known of the country. */
function changeOf({ name, family, values }: Predictor, places: readonly number[], years: number): Predictor {
  const changes = values.map((value, row) => value - (values[row - Math.min(years, places[row] ?? 0)] ?? Number.NaN));
  return { name: `${name}-change-${years}`, family, values: changes };
}

function recentOnsets(rows: readonly CountryYear[], places: readonly number[]): Float64Array {
  return Float64Array.from(rows, (_, row) => rows.slice(row - Math.min(onsetYears - 1, places[row] ?? 0), row + 1).filter(({ onset }) => onset).length);
}

/** Mean over all countries of the same group in the same year, the country itself among them. */
function around(where: string, { name, values }: Predictor, rows: readonly CountryYear[], groupOf: (row: CountryYear) => string): Predictor {
  const sums = new Map<string, { sum: number; known: number }>();
  const keys = rows.map((row) => `${groupOf(row)} ${row.year}`);
  for (const [row, key] of keys.entries()) {
    const value = values[row] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    const { sum, known } = sums.get(key) ?? { sum: 0, known: 0 };
    sums.set(key, { sum: sum + value, known: known + 1 });
  }
  const means = Float64Array.from(keys, (key) => (sums.get(key)?.sum ?? Number.NaN) / (sums.get(key)?.known ?? 1));
  return { name: `${name}-${where}`, family: "surroundings", values: means };
}
