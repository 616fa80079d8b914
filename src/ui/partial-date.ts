import { daysInMonth } from "#platform/rules/calendar-day.ts";

/** Day, month and year as typed; each may be empty. */
export type PartialDateParts = { readonly year: string; readonly month: string; readonly day: string; readonly isAbout: boolean };
export type PartialDateFault = "year-needed" | "month-needed" | "year-not-a-year" | "month-not-a-month" | "day-not-in-month";

export const noPartialDate: PartialDateParts = { year: "", month: "", day: "", isAbout: false };

/**
 * Extended Date/Time Format (ISO 8601-2): `2026`, `2026-11`, `2026-11-05`, each with `~` when it is about. What is unknown is left
 * out, never filled with a first of January.
 */
export function assemblePartialDate({ year, month, day, isAbout }: PartialDateParts): string {
  if (year === "" && month === "" && day === "") return "";
  const parts = [year === "" ? "XXXX" : year.padStart(4, "0")];
  if (month !== "" || day !== "") parts.push(month === "" ? "XX" : month.padStart(2, "0"));
  if (day !== "") parts.push(day.padStart(2, "0"));
  return `${parts.join("-")}${isAbout ? "~" : ""}`;
}

/** The parts of one EDTF date, or nothing when it is an interval, a season or not a date at all. */
export function readPartialDate(edtf: string): PartialDateParts | undefined {
  if (edtf === "") return noPartialDate;
  const match = /^(\d{4}|XXXX)(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?([~?%])?$/.exec(edtf);
  if (!match) return undefined;
  const [, year = "", month = "", day = "", mark] = match;
  return { year: known(year), month: known(month).replace(/^0/, ""), day: known(day).replace(/^0/, ""), isAbout: mark === "~" || mark === "%" };
}

function known(part: string): string {
  return part.startsWith("X") ? "" : part;
}

/** What keeps the parts from being a date that exists. */
export function partialDateFault({ year, month, day }: PartialDateParts): PartialDateFault | undefined {
  if (year === "") return month !== "" || day !== "" ? "year-needed" : undefined;
  if (!/^\d{4}$/.test(year)) return "year-not-a-year";
  if (month === "") return day !== "" ? "month-needed" : undefined;
  if (!/^\d{1,2}$/.test(month) || Number(month) < 1 || Number(month) > 12) return "month-not-a-month";
  if (day === "") return undefined;
  return /^\d{1,2}$/.test(day) && Number(day) >= 1 && Number(day) <= daysInMonth(Number(year), Number(month)) ? undefined : "day-not-in-month";
}
