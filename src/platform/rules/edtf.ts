import * as v from "valibot";
import { daysInMonth } from "./calendar-day.ts";

/**
 * Partial dates in the Extended Date/Time Format (ISO 8601-2): level 0 and 1, and of level 2 what witnesses need, a mark on one
 * component (`2014-06-~15`) and seasons that name their hemisphere. Days are Gregorian. A date is never made more exact than it
 * was said: `2014-06` is some time from 1 to 30 June, not the first of June.
 */
export const PartialDate = v.pipe(
  v.string(),
  v.maxLength(40, "platform.partial-date-invalid"),
  v.minLength(1, "platform.partial-date-missing"),
  v.check((text) => text === "" || parsePartialDate(text) !== undefined, "platform.partial-date-invalid"),
);
export type PartialDate = v.InferOutput<typeof PartialDate>;

export const datePrecisions = ["day", "month", "season", "year", "decade", "century", "interval"] as const;
export type DatePrecision = (typeof datePrecisions)[number];

/** First and last possible day (`YYYY-MM-DD`); null where an interval has no known end on that side. */
export type DateBounds = {
  readonly earliest: string | null;
  readonly latest: string | null;
  readonly precision: DatePrecision;
  /** `~` or `%`: the bounds are those of the date as it was said, and not widened by a guess of how far "about" reaches. */
  readonly isApproximate: boolean;
  /** `?` or `%`: the source itself doubts the date. */
  readonly isUncertain: boolean;
};

type SaidDate = DateBounds & { readonly earliest: string; readonly latest: string; readonly season: { readonly code: number; readonly year: number } | null };

const dateForm = /^([?~%]?)(\d{4}|\d{3}X|\d{2}XX)([?~%]?)(?:-([?~%]?)(\d{2}|XX)([?~%]?)(?:-([?~%]?)(\d{2}|XX)([?~%]?))?)?$/;

/** What is known of when, or undefined when the text is no partial date or names a day that never was (`2021-02-30`). */
export function parsePartialDate(text: string): DateBounds | undefined {
  const ends = parseEnds(text);
  if (!ends) return undefined;
  if ("only" in ends) {
    const { season: _, ...bounds } = ends.only;
    return bounds;
  }
  const dates = said(ends);
  return {
    earliest: typeof ends.start === "object" ? ends.start.earliest : null,
    latest: typeof ends.end === "object" ? ends.end.latest : null,
    precision: "interval",
    isApproximate: dates.some((date) => date.isApproximate),
    isUncertain: dates.some((date) => date.isUncertain),
  };
}

type DateEnd = SaidDate | "open" | "unknown";
type Interval = { readonly start: DateEnd; readonly end: DateEnd };

function said({ start, end }: Interval): SaidDate[] {
  return [start, end].filter((date) => typeof date === "object");
}

/** A single date, or the two ends of an interval. `..` is open (it goes on), an empty end is unknown. */
function parseEnds(text: string): { readonly only: SaidDate } | Interval | undefined {
  const [first = "", second, ...rest] = text.split("/");
  if (rest.length > 0) return undefined;
  if (second === undefined) {
    const only = parseOne(first);
    return only && { only };
  }
  const start = parseEnd(first);
  const end = parseEnd(second);
  if (!start || !end || (typeof start === "string" && typeof end === "string")) return undefined;
  if (typeof start === "object" && typeof end === "object" && start.earliest > end.latest) return undefined;
  return { start, end };
}

function parseEnd(text: string): DateEnd | undefined {
  if (text === "..") return "open";
  return text === "" ? "unknown" : parseOne(text);
}

function parseOne(text: string): SaidDate | undefined {
  const match = dateForm.exec(text);
  if (!match) return undefined;
  const [, beforeYear, year = "", afterYear, beforeMonth, month, afterMonth, beforeDay, day, afterDay] = match;
  const span = spanOf(year, month, day);
  if (!span) return undefined;
  const marks = [beforeYear, afterYear, beforeMonth, afterMonth, beforeDay, afterDay].join("");
  return { ...span, isApproximate: /[~%]/.test(marks), isUncertain: /[?%]/.test(marks) };
}

type Span = Pick<SaidDate, "earliest" | "latest" | "precision" | "season">;

function spanOf(year: string, month: string | undefined, day: string | undefined): Span | undefined {
  if (year === "0000") return undefined; // The calendar of people and of PostgreSQL has no year 0.
  if (year.endsWith("X")) {
    if (month !== undefined) return undefined;
    const earliest = year === "00XX" || year === "000X" ? "0001" : year.replaceAll("X", "0");
    return { earliest: `${earliest}-01-01`, latest: `${year.replaceAll("X", "9")}-12-31`, precision: year.endsWith("XX") ? "century" : "decade", season: null };
  }
  if (month === undefined || month === "XX") {
    return day === undefined || day === "XX" ? { earliest: `${year}-01-01`, latest: `${year}-12-31`, precision: "year", season: null } : undefined;
  }
  const monthNumber = Number(month);
  if (monthNumber > 12) return day === undefined ? seasonSpan(Number(year), monthNumber) : undefined;
  if (monthNumber === 0) return undefined;
  const length = daysInMonth(Number(year), monthNumber);
  if (day === undefined || day === "XX") return { earliest: `${year}-${month}-01`, latest: `${year}-${month}-${length}`, precision: "month", season: null };
  if (Number(day) < 1 || Number(day) > length) return undefined;
  return { earliest: `${year}-${month}-${day}`, latest: `${year}-${month}-${day}`, precision: "day", season: null };
}

const seasons = ["spring", "summer", "autumn", "winter"] as const;

/**
 * Month and day where a season can begin and end, with the year before or after where needed. The bounds hold both the
 * meteorological and the astronomical season. "Winter 2014" may begin in December 2013 or in December 2014, and where the
 * hemisphere is not named (21 to 24) both count: the bounds are wide because the word is.
 */
const midYear = { spring: [0, "03-01", 0, "06-21"], summer: [0, "06-01", 0, "09-23"], autumn: [0, "09-01", 0, "12-22"] } as const;
const overNewYear = [-1, "12-01", 1, "03-20"] as const;
const springOrAutumn = [0, "03-01", 0, "12-22"] as const;
const seasonBounds: Readonly<Record<number, readonly [number, string, number, string]>> = {
  21: springOrAutumn, 22: overNewYear, 23: springOrAutumn, 24: overNewYear,
  25: midYear.spring, 26: midYear.summer, 27: midYear.autumn, 28: overNewYear,
  29: midYear.autumn, 30: overNewYear, 31: midYear.spring, 32: midYear.summer,
};

function seasonSpan(year: number, season: number): Span | undefined {
  const bounds = seasonBounds[season];
  if (!bounds) return undefined;
  const [fromYear, from, toYear, to] = bounds;
  const earliest = year + fromYear < 1 ? "0001-01-01" : `${fourDigits(year + fromYear)}-${from}`;
  const latest = year + toYear > 9999 ? "9999-12-31" : `${fourDigits(year + toYear)}-${to}`;
  return { earliest, latest, precision: "season", season: { code: season, year } };
}

function fourDigits(year: number): string {
  return String(year).padStart(4, "0");
}

/**
 * What Intl cannot say: `about` and `perhaps` {date}; `since` {date} (it goes on), `from` {date} (its end is unknown), `until`
 * {date}; `between` {from} and {to}; `season` {season, hemisphere, year}. The sentences are in messages under `platform.date.…`;
 * {precision} tells them what kind of date it is ("marked" when it carries a word already), since French says "depuis le 15 juin"
 * and "depuis juin".
 */
export const dateWords = ["about", "perhaps", "since", "from", "until", "between", "season"] as const;
export type SayDate = (word: (typeof dateWords)[number], values: Readonly<Record<string, string>>) => string;

/** A partial date in words, as exact as it is known and no more: "June 2014", "about 15 June 2014", "10–20 June 2014". */
export function formatPartialDate(edtf: PartialDate, locale: string, say: SayDate): string {
  const ends = parseEnds(edtf);
  if (!ends) throw new RangeError(`not a partial date: ${edtf}`);
  if ("only" in ends) return sayOne(ends.only, locale, say).date;
  const { start, end } = ends;
  if (typeof end === "string") return typeof start === "object" ? say(end === "open" ? "since" : "from", sayOne(start, locale, say)) : edtf;
  if (typeof start === "string") return say("until", sayOne(end, locale, say));
  if (start.precision === end.precision && start.season === null && ![start, end].some(isDoubtful)) {
    return intlOf(start.precision, locale).formatRange(new Date(start.earliest), new Date(end.latest));
  }
  return say("between", { from: sayOne(start, locale, say).date, to: sayOne(end, locale, say).date });
}

function sayOne(date: SaidDate, locale: string, say: SayDate): { date: string; precision: string } {
  let words = { date: unmarked(date, locale, say), precision: String(date.precision) };
  if (date.isApproximate) words = { date: say("about", words), precision: "marked" };
  if (date.isUncertain) words = { date: say("perhaps", words), precision: "marked" };
  return words;
}

function unmarked(date: SaidDate, locale: string, say: SayDate): string {
  const format = intlOf(date.precision, locale);
  if (date.season !== null) {
    const { code, year } = date.season;
    const hemisphere = code < 25 ? "unsaid" : code < 29 ? "north" : "south";
    return say("season", { season: seasons[(code - 21) % 4] ?? "", hemisphere, year: String(year) });
  }
  if (date.precision === "decade" || date.precision === "century") return format.formatRange(new Date(date.earliest), new Date(date.latest));
  return format.format(new Date(date.earliest));
}

function intlOf(precision: DatePrecision, locale: string): Intl.DateTimeFormat {
  const day = precision === "day" ? "numeric" : undefined;
  const month = precision === "day" || precision === "month" ? "long" : undefined;
  /** English of the United Nations writes the day before the month. */
  return new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, { calendar: "gregory", timeZone: "UTC", year: "numeric", month, day });
}

function isDoubtful(date: DateBounds): boolean {
  return date.isApproximate || date.isUncertain;
}

/** An order for lists: by first possible day, then by last possible day; the open past first, the open future last. */
export function comparePartialDates(a: PartialDate, b: PartialDate): number {
  const [first, second] = [boundsOf(a), boundsOf(b)];
  return compareText(first.earliest ?? "", second.earliest ?? "") || compareText(first.latest ?? "~", second.latest ?? "~") || compareText(a, b);
}

/**
 * Whether two things happened at the same time, as far as their dates tell. A single date is a moment somewhere in its bounds, so
 * two things of "June 2014" only possibly coincide; an interval holds every day from its start to its end. A date that is about
 * or in doubt never gives "certainly"; "no" is said of the dates as stated, a tolerance for "about" is the caller's to add.
 */
export function overlap(a: PartialDate, b: PartialDate): "certainly" | "possibly" | "no" {
  const [first, second] = [reachOf(a), reachOf(b)];
  if (!meet(first.whole, second.whole)) return "no";
  if (first.isDoubtful || second.isDoubtful) return "possibly";
  const isCertain =
    (first.sure !== null && second.sure !== null && meet(first.sure, second.sure)) ||
    (first.sure !== null && holds(first.sure, second.whole)) ||
    (second.sure !== null && holds(second.sure, first.whole));
  return isCertain ? "certainly" : "possibly";
}

/** From and to as ISO days, which compare as text; "" is before every day and "~" after every day. */
type Reach = readonly [from: string, to: string];
const meet = (a: Reach, b: Reach) => a[0] <= b[1] && b[0] <= a[1];
const holds = (outer: Reach, inner: Reach) => outer[0] <= inner[0] && inner[1] <= outer[1];

function reachOf(text: PartialDate): { whole: Reach; sure: Reach | null; isDoubtful: boolean } {
  const bounds = boundsOf(text);
  const whole: Reach = [bounds.earliest ?? "", bounds.latest ?? "~"];
  return { whole, sure: sureDays(text), isDoubtful: isDoubtful(bounds) };
}

/** The days that belong to it whatever the unknown parts turn out to be: `2014-06/2014-08` holds all of July, for one. */
function sureDays(text: PartialDate): Reach | null {
  const ends = parseEnds(text);
  if (!ends) return null;
  if ("only" in ends) return ends.only.precision === "day" ? [ends.only.earliest, ends.only.latest] : null;
  const { start, end } = ends;
  const from = typeof start === "object" ? start.latest : start === "open" ? "" : typeof end === "object" ? end.earliest : "~";
  const to = typeof end === "object" ? end.earliest : end === "open" ? "~" : typeof start === "object" ? start.latest : "";
  const isOneMoment = start === "unknown" || end === "unknown";
  if (isOneMoment && !said(ends).every((date) => date.precision === "day")) return null;
  return from <= to ? [from, to] : null;
}

function boundsOf(text: PartialDate): DateBounds {
  const bounds = parsePartialDate(text);
  if (!bounds) throw new RangeError(`not a partial date: ${text}`);
  return bounds;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
