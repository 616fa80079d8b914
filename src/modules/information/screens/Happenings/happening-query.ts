import * as v from "valibot";
import { happeningFilter, isInOrder } from "../../model/happening-filter.ts";
import type { HappeningKind } from "../../model/happening-kind.ts";

export const noHappeningFilters = { q: "", state: "", situation: "", country: "", area: "", from: "", to: "", actor: "", type: "", reliability: "", credibility: "", missing: "", cell: "" };
export type HappeningFilters = Readonly<Record<keyof typeof noHappeningFilters, string>>;
export type HappeningQuery = Readonly<Partial<Record<keyof HappeningFilters, string>>>;

/** What every list takes; the rest is checked as the server checks it. */
const everyKind = { q: v.pipe(v.string(), v.maxLength(200)), state: v.pipe(v.string(), v.maxLength(40)), situation: v.pipe(v.string(), v.uuid()) };

/** What the server is asked. An address is typed and cut by hand: a value that means nothing is left out instead of refused. */
export function happeningQuery(kind: HappeningKind, filters: HappeningFilters): HappeningQuery {
  const schemas = { ...everyKind, ...happeningFilter(kind) };
  const query: Partial<Record<keyof HappeningFilters, string>> = {};
  for (const name of names) {
    const value = filters[name].trim();
    if (value !== "" && v.is(schemas[name], value)) query[name] = value;
  }
  // Two days out of order find nothing; the bar says so beside them, and the first of them goes on counting.
  if (!isInOrder(query)) delete query.to;
  return query;
}

const names = ["q", "state", "situation", "country", "area", "from", "to", "actor", "type", "reliability", "credibility", "missing", "cell"] as const satisfies readonly (keyof HappeningFilters)[];
