import { addDays, dayIn, startOfDay } from "./zoned-day.ts";
import { areHolidaysKnown, isWorkingDay, workingDaysAfter, type WorkCalendar } from "./work-calendar.ts";

/** How long: hours as they pass, hours of working days, days of the calendar, or working days. */
export type Term = { readonly unit: "hours" | "working-hours" | "days" | "working-days"; readonly count: number };

export type TermEnd = {
  readonly at: string;
  /** False where working days were counted in a year whose holidays nobody has entered: the end may be later. */
  readonly areHolidaysKnown: boolean;
};

const hourMs = 3_600_000;

/**
 * When a term that began at a moment is over. The day it begins is day 0; a term of days is over with the end of its last day in the zone
 * of the clock's owner, because a day belongs whole to whoever has it. Hours are hours, whatever clocks on walls do meanwhile.
 */
export function endOfTerm(startedAt: string, { unit, count }: Term, calendar: WorkCalendar): TermEnd {
  const start = Date.parse(startedAt);
  if (Number.isNaN(start) || !Number.isInteger(count) || count < 0) throw new RangeError(`not a term: ${count} ${unit} from ${startedAt}`);
  if (unit === "hours") return { at: iso(start + count * hourMs), areHolidaysKnown: true };
  const day = dayIn(start, calendar.zone);
  if (unit === "days") return { at: iso(startOfDay(addDays(day, count + 1), calendar.zone)), areHolidaysKnown: true };
  if (unit === "working-hours") return endOfWorkingHours(start, count, calendar);
  const last = workingDaysAfter(day, count, calendar);
  return { at: iso(startOfDay(addDays(last, 1), calendar.zone)), areHolidaysKnown: areHolidaysKnown(day, last, calendar) };
}

/** All hours of working days count, night and day; those of other days do not. */
function endOfWorkingHours(start: number, count: number, calendar: WorkCalendar): TermEnd {
  const first = dayIn(start, calendar.zone);
  let [day, from, left] = [first, start, count * hourMs];
  for (;;) {
    const end = startOfDay(addDays(day, 1), calendar.zone);
    const here = isWorkingDay(day, calendar) ? end - from : 0;
    if (here >= left && isWorkingDay(day, calendar)) return { at: iso(from + left), areHolidaysKnown: areHolidaysKnown(first, day, calendar) };
    [day, from, left] = [addDays(day, 1), end, left - here];
  }
}

/** The end of the day on which a moment falls; a moment at which a day begins is the end of the day before. */
export function endOfDay(moment: string, zone: string): string {
  return iso(startOfDay(addDays(dayIn(Date.parse(moment) - 1, zone), 1), zone));
}

function iso(moment: number): string {
  return new Date(moment).toISOString();
}
