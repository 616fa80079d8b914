const hourMs = 3_600_000;

const formats = new Map<string, Intl.DateTimeFormat>();

/** The day of the calendar (`YYYY-MM-DD`) on which a moment falls in a zone of the IANA list. An unknown zone is a RangeError. */
export function dayIn(moment: number, zone: string): string {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat("en-CA", { calendar: "gregory", numberingSystem: "latn", timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" });
  formats.set(zone, format);
  const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, value]));
  return `${(parts.get("year") ?? "").padStart(4, "0")}-${parts.get("month") ?? ""}-${parts.get("day") ?? ""}`;
}

/**
 * The first moment of a day in a zone. It is looked for, not worked out from an offset: where clocks go forward at midnight a day begins
 * at one o'clock, and a day that was left out (Apia, 30 December 2011) begins with the next.
 */
export function startOfDay(day: string, zone: string): number {
  const middle = Date.parse(`${day}T00:00:00Z`);
  // No zone is further than 14 hours from Greenwich.
  let [before, after] = [middle - 15 * hourMs, middle + 15 * hourMs + 24 * hourMs];
  while (after - before > 1) {
    const between = Math.floor((before + after) / 2);
    if (dayIn(between, zone) >= day) after = between;
    else before = between;
  }
  return after;
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 24 * hourMs).toISOString().slice(0, 10);
}
