import { isRealDay } from "#platform/rules/calendar-day.ts";
import type { RejectionCode } from "./rejection.ts";

/** What a cell cannot be read as. An object, so that one `typeof` tells it from every value. */
export type CellFault = { readonly fault: RejectionCode };

const missing: CellFault = { fault: "missing" };
const notADate: CellFault = { fault: "not-a-date" };
const noSuchDay: CellFault = { fault: "date-does-not-exist" };
const notANumber: CellFault = { fault: "not-a-number" };
const notWhole: CellFault = { fault: "not-a-whole-number" };
const negative: CellFault = { fault: "deaths-negative" };
const tooLarge: CellFault = { fault: "number-too-large" };

/** More dead than this in one row is a slip of the keyboard: the largest published event has about half a million. */
export const largestCount = 10_000_000;

/** A number of people. Statistical programs write whole numbers as `652.0`; that is read, `2.5` is not. */
export function countOf(cell: string): number | CellFault {
  if (cell === "") return missing;
  if (cell.length <= 8 && isDigits(cell)) return within(Number(cell));
  if (!decimal.test(cell)) return notANumber;
  const value = Number(cell);
  if (value < 0) return negative;
  return Number.isInteger(value) ? within(value) : notWhole;
}

/** A decimal number with a point, never hexadecimal, never `Infinity`. */
export function numberOf(cell: string): number | CellFault {
  if (cell === "") return missing;
  if (!decimal.test(cell)) return notANumber;
  const value = Number(cell);
  // Minus zero would be another number in the digest and the same one in the database.
  return value === 0 ? 0 : value;
}

/** A day as `2016-06-05`, with or without a time of day behind it, which UCDP always writes as midnight. */
export function dayOf(cell: string): string | CellFault {
  if (cell === "") return missing;
  const day = cell.slice(0, 10);
  if (!isoDay.test(day) || (cell.length > 10 && !timeOfDay.test(cell.slice(10)))) return notADate;
  return isRealDay(day) ? day : noSuchDay;
}

/** A day from its three numbers. */
export function dayFrom(year: string, month: string, day: string): string | CellFault {
  if (year === "" || month === "" || day === "") return missing;
  if (!/^\d{4}$/.test(year) || !/^\d{1,2}$/.test(month) || !/^\d{1,2}$/.test(day)) return notADate;
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isRealDay(iso) ? iso : noSuchDay;
}

const decimal = /^[+-]?\d{1,15}(?:\.\d{0,20})?(?:[eE][+-]?\d{1,2})?$/;
const isoDay = /^\d{4}-\d{2}-\d{2}$/;
const timeOfDay = /^[ T]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?:Z| ?UTC|[+-]\d{2}:?\d{2})?$/;

function within(value: number): number | CellFault {
  return value > largestCount ? tooLarge : value === 0 ? 0 : value;
}

function isDigits(cell: string): boolean {
  for (let at = 0; at < cell.length; at += 1) {
    const code = cell.charCodeAt(at);
    if (code < 48 || code > 57) return false;
  }
  return true;
}
