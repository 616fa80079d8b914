/** A date of which only the beginning may be known. Month and day from 1. */
export type PartialDate = { readonly year: number; readonly month?: number | undefined; readonly day?: number | undefined };

/** A date as `1984`, `1984-03` or `1984-03-12`, or without hyphens. Undefined when it is none: an unknown date is no date. A day that no calendar has is kept for what it may be a slip of. */
export function readPartialDate(text: string): PartialDate | undefined {
  const [, year, month, day] = /^(\d{4})(?:-?(\d{2})(?:-?(\d{2}))?)?$/.exec(text.trim()) ?? [];
  if (year === undefined) return undefined;
  return { year: Number(year), ...(month === undefined ? {} : { month: Number(month) }), ...(day === undefined ? {} : { day: Number(day) }) };
}

/** What two dates of birth have in common, from least to most. */
export const dateLevels = ["different", "near", "one slip", "as far as known", "same"] as const;

/**
 * The level of two dates. Same: to the day. As far as known: nothing differs in what both say, but a day or month is missing in one of them. One slip: one of year, month and day is
 * another one, or day and month have changed places. Near: the years are no more than two apart, as when an age was told instead of a date. Symmetric.
 */
export function compareDates(one: PartialDate, other: PartialDate): number {
  const parts = [[one.year, other.year], [one.month, other.month], [one.day, other.day]] as const;
  const known = parts.filter(([a, b]) => a !== undefined && b !== undefined);
  const differing = known.filter(([a, b]) => a !== b).length;
  if (differing === 0) return known.length === parts.length ? 4 : 3;
  const isSwapped = one.year === other.year && one.month === other.day && one.day === other.month;
  if (known.length === parts.length && (isSwapped || differing === 1)) return 2;
  if (known.length === 2 && differing === 1 && one.year !== other.year) return 2;
  return Math.abs(one.year - other.year) <= 2 ? 1 : 0;
}
