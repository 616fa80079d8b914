/** Whether a day written as `YYYY-MM-DD` is in the calendar: 2021-02-30 is not, nor is the year 0, which the database does not know. */
export function isRealDay(day: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return false;
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  return year >= 1 && month >= 1 && month <= 12 && Number(day.slice(8)) >= 1 && Number(day.slice(8)) <= daysInMonth(year, month);
}

/** @param month from 1 to 12 */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
