import type { Month } from "./panel.ts";

/** What is known of a unit in a year that changes slowly (population, regime, mortality of infants), in the order of the table's columns. What nobody knows is undefined, never zero. */
export type UnitYear = { readonly unit: string; readonly year: number; readonly values: readonly (number | undefined)[] };

/** Country-years under named columns. Plain values, so that they can be kept, hashed and sent to a thread. */
export type Structure = { readonly columns: readonly string[]; readonly rows: readonly UnitYear[] };

/**
 * When a year's values count as known: `lag` years after it at the earliest, so that the year is over and its values are out, and `oldest` years after it at the
 * latest, beyond which an old value is no longer taken for what is so now. `yearOf` reads the year off a month.
 */
export type Publication = { readonly yearOf: (month: Month) => number; readonly lag: number; readonly oldest: number };

/** Values of last year are known, of this year none; a value is good for three years. */
export const usualPublication = { lag: 1, oldest: 3 } as const;

/** Not exported: whoever does not have it cannot make what was known. */
const cut = Symbol("cut");

/** The table as it was known at the end of a month, and nothing else; only `structureUntil` makes one. */
export type KnownStructure = {
  readonly [cut]: true;
  readonly until: Month;
  readonly columns: readonly string[];
  /** The newest value that was known at the end of a month, one up to the cut. */
  at(unit: string, month: Month, column: number): number | undefined;
};

/** Throws RangeError where a year of a unit is told twice, has too few or too many values or one that is no number, and where values would count before their year is over. */
export function structureUntil({ columns, rows }: Structure, until: Month, { yearOf, lag, oldest }: Publication): KnownStructure {
  if (!Number.isInteger(lag) || lag < 1 || !Number.isInteger(oldest) || oldest < lag) throw new RangeError(`values are known one year after theirs or later, and good until then at least: ${lag}, ${oldest}`);
  const lastYear = yearOf(until) - lag;
  const years = new Map<string, Map<number, UnitYear["values"]>>();
  for (const { unit, year, values } of rows) {
    if (values.length !== columns.length || values.some((value) => value !== undefined && !Number.isFinite(value))) throw new RangeError(`${unit} ${year} has not one number for each of ${columns.length} columns`);
    const own = years.get(unit) ?? new Map<number, UnitYear["values"]>();
    if (own.has(year)) throw new RangeError(`year ${year} of ${unit} is told twice`);
    // What came later is left behind here, so that nothing can look it up.
    own.set(year, year <= lastYear ? values : []);
    years.set(unit, own);
  }
  return {
    [cut]: true,
    until,
    columns,
    at: (unit, month, column) => {
      const [own, year] = [years.get(unit), yearOf(Math.min(month, until))];
      for (let back = lag; back <= oldest; back += 1) {
        const value = own?.get(year - back)?.[column];
        if (value !== undefined) return value;
      }
      return undefined;
    },
  };
}
