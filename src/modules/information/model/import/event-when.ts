import { daysInMonth } from "#platform/rules/calendar-day.ts";

/**
 * A period as EDTF, no more precise than it is known: a whole month is the month, a whole year is the year, anything else an
 * interval, and a beginning whose end the source does not give stays open.
 */
export function eventWhen(from: string, to: string | null): string {
  if (to === null) return `${from}/`;
  if (from === to) return from;
  if (!from.endsWith("-01") || !isLastOfMonth(to)) return `${from}/${to}`;
  const first = from.slice(0, 7);
  const last = to.slice(0, 7);
  if (first === last) return first;
  if (!first.endsWith("-01") || !last.endsWith("-12")) return `${first}/${last}`;
  return first.slice(0, 4) === last.slice(0, 4) ? first.slice(0, 4) : `${first.slice(0, 4)}/${last.slice(0, 4)}`;
}

function isLastOfMonth(day: string): boolean {
  return Number(day.slice(8)) === daysInMonth(Number(day.slice(0, 4)), Number(day.slice(5, 7)));
}
