import { daysInMonth, isRealDay } from "#platform/rules/calendar-day.ts";
import type { Event } from "../event.ts";
import { dayOf } from "./cell-values.ts";
import type { CellFault } from "./cell-values.ts";
import { plainName } from "./column-words.ts";
import type { DateFormat } from "./csv-mapping.ts";

/** A day, month or year as the cell says it, with its first and last day. */
export type SaidDate = { readonly from: string; readonly to: string; readonly precision: Event["datePrecision"] };

const months = [
  ["january", "jan", "janvier", "janv", "enero", "ene"],
  ["february", "feb", "fevrier", "fevr", "febrero"],
  ["march", "mar", "mars", "marzo"],
  ["april", "apr", "avril", "avr", "abril", "abr"],
  ["may", "mai", "mayo"],
  ["june", "jun", "juin", "junio"],
  ["july", "jul", "juillet", "juil", "julio"],
  ["august", "aug", "aout", "agosto", "ago"],
  ["september", "sep", "sept", "septembre", "septiembre"],
  ["october", "oct", "octobre", "octubre"],
  ["november", "nov", "novembre", "noviembre"],
  ["december", "dec", "decembre", "diciembre", "dic"],
] as const;
const monthOfWord: ReadonlyMap<string, number> = new Map(months.flatMap((words, index) => words.map((word) => [word, index + 1] as const)));

const notADate: CellFault = { fault: "not-a-date" };
const noSuchDay: CellFault = { fault: "date-does-not-exist" };

/** ISO dates and month names are read whatever the format is; two-digit years never, since their century is a guess. */
export function saidDate(cell: string, format: DateFormat): SaidDate | CellFault {
  const day = dayOf(cell);
  if (typeof day === "string") return { from: day, to: day, precision: "day" };
  if (day.fault !== "not-a-date") return day;
  if (/^\d{4}$/.test(cell)) return { from: `${cell}-01-01`, to: `${cell}-12-31`, precision: "year" };
  const month = /^(\d{4})[-/](\d{1,2})$/.exec(cell);
  if (month) return wholeMonth(Number(month[1]), Number(month[2]));
  return inNumbers(cell, format) ?? inWords(cell) ?? notADate;
}

function inNumbers(cell: string, format: DateFormat): SaidDate | CellFault | undefined {
  const yearFirst = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/.exec(cell);
  if (yearFirst) return oneDay(yearFirst[1], yearFirst[2], yearFirst[3]);
  const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?$/.exec(cell);
  if (!yearLast || format === "iso") return undefined;
  const [, first, second, year] = yearLast;
  return format === "day-first" ? oneDay(year, second, first) : oneDay(year, first, second);
}

/** `1 March 2015`, `1er mars 2015`, `1 de marzo de 2015`, `March 31, 2015`, `juin 2016`. */
function inWords(cell: string): SaidDate | CellFault | undefined {
  const words = plainName(cell).split(" ").filter((word) => word !== "de" && word !== "del" && word !== "le");
  const month = words.map((word) => monthOfWord.get(word)).find((found) => found !== undefined);
  const year = words.at(-1);
  if (month === undefined || year === undefined || !/^\d{4}$/.test(year) || words.length > 3) return undefined;
  if (words.length === 2) return wholeMonth(Number(year), month);
  const day = words.slice(0, 2).find((word) => /^\d{1,2}(st|nd|rd|th|er)?$/.test(word));
  return day === undefined ? undefined : oneDay(year, String(month), day.replace(/\D/g, ""));
}

function oneDay(year = "", month = "", day = ""): SaidDate | CellFault {
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isRealDay(iso) ? { from: iso, to: iso, precision: "day" } : noSuchDay;
}

function wholeMonth(year: number, month: number): SaidDate | CellFault {
  if (month < 1 || month > 12) return noSuchDay;
  const start = `${year}-${String(month).padStart(2, "0")}`;
  return { from: `${start}-01`, to: `${start}-${daysInMonth(year, month)}`, precision: "month" };
}
