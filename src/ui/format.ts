import { useMemo } from "react";
import { useLanguage, useMessages, type Translate } from "./messages.ts";
import { readPartialDate } from "./partial-date.ts";

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [["year", 365.25 * day], ["month", 30.44 * day], ["day", day], ["hour", hour], ["minute", minute]];

export type Format = ReturnType<typeof formatFor>;

/** Numbers, dates, lists and order in the active language. */
export function useFormat(): Format & { readonly partialDate: (edtf: string) => string } {
  const { language } = useLanguage();
  const t = useMessages();
  return useMemo(() => {
    const format = formatIn(language);
    return { ...format, partialDate: (edtf: string) => sayPartialDate(edtf, format, t) };
  }, [language, t]);
}

/** One for each language: every cell of a table asks for it, and to make its eight parts takes longer than to draw the cell. */
const formats = new Map<string, ReturnType<typeof formatFor>>();

function formatIn(language: string): ReturnType<typeof formatFor> {
  const made = formats.get(language) ?? formatFor(language);
  formats.set(language, made);
  return made;
}

export function formatFor(code: string) {
  const language = localeOf(code);
  const dateOf = new Intl.DateTimeFormat(language, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const monthOf = new Intl.DateTimeFormat(language, { month: "long", year: "numeric", timeZone: "UTC" });
  const shortMonthOf = new Intl.DateTimeFormat(language, { month: "short", timeZone: "UTC" });
  const relativeOf = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  const listOf = new Intl.ListFormat(language, { type: "conjunction" });
  const choiceOf = new Intl.ListFormat(language, { type: "disjunction" });
  const plainNumberOf = new Intl.NumberFormat(language);
  const momentOf = new Map<string | undefined, Intl.DateTimeFormat>();
  const momentIn = (zone: string | undefined) => {
    const made = momentOf.get(zone) ?? new Intl.DateTimeFormat(language, { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", timeZoneName: "short", timeZone: zone });
    momentOf.set(zone, made);
    return made;
  };
  const collator = new Intl.Collator(language, { numeric: true, sensitivity: "base" });
  return {
    number: (value: number, options?: Intl.NumberFormatOptions) => (options === undefined ? plainNumberOf : new Intl.NumberFormat(language, options)).format(value),
    percent: (share: number) => new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 }).format(share),
    /** Of a calendar day (`2026-11-25`) or of a moment, which is then read in the zone of this device. */
    date: (iso: string) => dateOf.format(iso.length === 10 ? utcDay(iso) : localDay(new Date(iso))),
    month: (month: string) => monthOf.format(utcDay(`${month}-01`)),
    shortMonth: (month: string) => shortMonthOf.format(utcDay(`${month}-01`)),
    dateTime: (iso: string, zone?: string) => momentIn(zone).format(new Date(iso)),
    relative: (iso: string, now: Date = new Date()) => {
      const seconds = (new Date(iso).getTime() - now.getTime()) / 1000;
      const [unit, length] = units.find(([, size]) => Math.abs(seconds) >= size) ?? ["minute", minute];
      return relativeOf.format(Math.trunc(seconds / length), unit);
    },
    list: (words: readonly string[]) => listOf.format(words),
    choice: (words: readonly string[]) => choiceOf.format(words),
    compare: (a: string, b: string) => collator.compare(a, b),
  };
}

/** English as the United Nations writes it: day before month, 24 hours. */
function localeOf(language: string): string {
  return language === "en" ? "en-GB" : language;
}

function utcDay(iso: string): Date {
  return new Date(`${iso}T00:00:00Z`);
}

function localDay(moment: Date): Date {
  return new Date(Date.UTC(moment.getFullYear(), moment.getMonth(), moment.getDate()));
}

type Precision = "day" | "month" | "year" | "other";
type Said = { readonly text: string; readonly precision: Precision; readonly isAbout: boolean };

/** What an EDTF date says, as precisely as it is known and no more. */
export function sayPartialDate(edtf: string, format: ReturnType<typeof formatFor>, t: Translate): string {
  if (edtf === "") return t("ui.partial-date.unknown");
  const [first = "", second] = edtf.split("/");
  const from = sayOne(first, format);
  if (second === undefined) return from.isAbout ? t("ui.partial-date.about-date", { date: from.text, precision: from.precision }) : from.text;
  if (second === "" || second === "..") return t("ui.partial-date.since", { from: from.text, precision: from.precision });
  const to = sayOne(second, format);
  if (first === "" || first === "..") return t("ui.partial-date.until", { to: to.text, precision: to.precision });
  return t("ui.partial-date.between", { from: from.text, to: to.text, fromPrecision: from.precision, toPrecision: to.precision });
}

/** One date and its precision: French chooses its article by it. */
function sayOne(edtf: string, format: ReturnType<typeof formatFor>): Said {
  const parts = readPartialDate(edtf);
  const asWritten = { text: edtf, precision: "other", isAbout: false } as const;
  if (!parts || parts.year === "") return asWritten;
  const { isAbout } = parts;
  const year = parts.year.padStart(4, "0");
  if (parts.month === "") return parts.day === "" ? { text: String(Number(year)), precision: "year", isAbout } : asWritten;
  const month = `${year}-${parts.month.padStart(2, "0")}`;
  if (parts.day === "") return { text: format.month(month), precision: "month", isAbout };
  return { text: format.date(`${month}-${parts.day.padStart(2, "0")}`), precision: "day", isAbout };
}
