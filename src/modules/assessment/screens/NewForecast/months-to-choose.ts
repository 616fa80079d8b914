import { monthNumber, monthOf } from "#platform/rules/calendar-month.ts";
import { leastMonths } from "../../model/forecast/forecast-run.ts";

/** The last month of a data set that is over. */
export function lastWhole(last: string, today: Date): string {
  return monthOf(Math.min(monthNumber(last), monthNumber(today.toISOString().slice(0, 7)) - 1));
}

/** Months that can be the last one of a data set, the latest first: as many before it as are needed to learn from. Where there are not, only the last, so that the refusal says why. */
export function monthsToChoose(last: string, first: string): string[] {
  const count = Math.max(1, monthNumber(last) - monthNumber(first) + 2 - leastMonths);
  return Array.from({ length: count }, (_, index) => monthOf(monthNumber(last) - index));
}
