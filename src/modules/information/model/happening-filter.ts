import * as v from "valibot";
import { spansOf, type Facets, type Span } from "#platform/rules/facets.ts";
import { isRealDay } from "./event.ts";

const Day = v.pipe(v.string(), v.check(isRealDay, "information.filter-day-invalid"));

/**
 * What reports, claims and incidents are filtered by beyond words, state and situation: the one filter of list, sentence, months, map
 * and file. Addresses of the API and of the screens carry it under these names.
 */
export const happeningFilter = {
  country: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, "information.filter-country-invalid"))),
  /** P-code of an area; what happened in an area inside it is found too. */
  area: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$/, "information.filter-area-invalid"))),
  /** Days, both included, on which it can have happened. */
  from: v.optional(Day),
  to: v.optional(Day),
};
const Filter = v.object(happeningFilter);
export type HappeningFilter = v.InferOutput<typeof Filter>;

export function isInOrder({ from, to }: Pick<HappeningFilter, "from" | "to">): boolean {
  return from === undefined || to === undefined || from <= to;
}

/** Whether a record with these facets is on the list. The database asks the same, and a test compares the two. */
export function isAmong(facets: Facets, filter: HappeningFilter): boolean {
  return isPlaced(facets, filter) && isTimely(facets, filter);
}

function isPlaced({ places }: Facets, { country, area }: HappeningFilter): boolean {
  if (country !== undefined && !places.some((place) => place.country === country)) return false;
  // A P-code begins with the code of the area around it.
  return area === undefined || places.some(({ pcode }) => pcode?.startsWith(area));
}

/** Without a day asked for, what has no date is found as well; with one, a date that is vague or open is found when it may be meant. */
function isTimely(facets: Facets, { from, to }: HappeningFilter): boolean {
  return !asksForDays({ from, to }) || spansOf(facets).some((span) => isBetween(span, from, to));
}

export function asksForDays({ from, to }: Pick<HappeningFilter, "from" | "to">): boolean {
  return from !== undefined || to !== undefined;
}

function isBetween({ earliest, latest }: Span, from: string | undefined, to: string | undefined): boolean {
  return (to === undefined || earliest === null || earliest <= to) && (from === undefined || latest === null || latest >= from);
}
