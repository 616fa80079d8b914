const day = 86_400_000;
/** 5 January 1970, the first Monday of the calendar of computers. */
const firstMonday = 4;

/** Weeks are Monday to Sunday (ISO 8601), numbered one after the other. */
export function weekNumber(isoDay: string): number {
  return Math.floor((Date.parse(`${isoDay}T00:00:00Z`) / day - firstMonday) / 7);
}

/** The Monday of a week. */
export function mondayOf(week: number): string {
  return new Date((week * 7 + firstMonday) * day).toISOString().slice(0, 10);
}

/** The Sunday of the week that begins on this Monday. */
export function sundayAfter(monday: string): string {
  return new Date(Date.parse(`${monday}T00:00:00Z`) + 6 * day).toISOString().slice(0, 10);
}
