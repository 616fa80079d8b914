import { addDays } from "./zoned-day.ts";

/** When an office works. Holidays are data of the duty station and known for some years only. */
export type WorkCalendar = {
  readonly zone: string;
  /** Days of the week without work, 1 for Monday to 7 for Sunday. */
  readonly weekend: readonly number[];
  readonly holidays: readonly string[];
  /** Years whose holidays are in the list. Of others nobody may conclude that there are none. */
  readonly years: readonly number[];
};

export function isWorkingDay(day: string, { weekend, holidays }: WorkCalendar): boolean {
  return !weekend.includes(new Date(`${day}T00:00:00Z`).getUTCDay() || 7) && !holidays.includes(day);
}

/** Whether the holidays of every day from one to another are known. */
export function areHolidaysKnown(from: string, to: string, { years }: WorkCalendar): boolean {
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) if (!years.includes(year)) return false;
  return true;
}

/** The day so many working days after another; the first day itself is day 0 and is not counted. */
export function workingDaysAfter(day: string, count: number, calendar: WorkCalendar): string {
  if (calendar.weekend.length >= 7) throw new RangeError("an office that never works");
  let found = day;
  for (let left = count; left > 0; ) {
    found = addDays(found, 1);
    if (isWorkingDay(found, calendar)) left -= 1;
  }
  return found;
}
