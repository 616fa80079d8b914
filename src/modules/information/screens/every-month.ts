import { monthNumber, monthOf } from "#platform/rules/calendar-month.ts";

export type MonthCount = { readonly month: string; readonly count: number };

/** First and last of some months; nothing when there are none. */
export function spanOf(months: readonly { readonly month: string }[]): { readonly first: string; readonly last: string } | undefined {
  const sorted = months.map(({ month }) => month).toSorted();
  const [first, last] = [sorted[0], sorted.at(-1)];
  return first === undefined || last === undefined ? undefined : { first, last };
}

/** Every month from the first of them to the last, those without a count too; counts of one month are added up. */
export function everyMonth(counted: readonly MonthCount[]): MonthCount[] {
  const span = spanOf(counted);
  if (!span) return [];
  const counts = new Map<string, number>();
  for (const { month, count } of counted) counts.set(month, (counts.get(month) ?? 0) + count);
  return monthsBetween(span.first, span.last).map((month) => ({ month, count: counts.get(month) ?? 0 }));
}

function monthsBetween(first: string, last: string): string[] {
  const [from, to] = [monthNumber(first), monthNumber(last)];
  return Array.from({ length: to - from + 1 }, (_, index) => monthOf(from + index));
}
