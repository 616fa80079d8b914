import { isRealDay } from "#platform/rules/calendar-day.ts";
import { eventKinds } from "../../model/event.ts";

export const noEventFilters = { country: "", from: "", to: "", kind: "", actor: "", conflict: "", area: "", deathsMin: "", dataset: "", q: "", cell: "" };
export type EventFilters = Readonly<Record<keyof typeof noEventFilters, string>>;
export type EventQuery = Readonly<Partial<Record<keyof EventFilters, string>>>;

const accepts: Readonly<Record<keyof EventFilters, (value: string) => boolean>> = {
  country: (value) => /^[A-Z]{3}$/.test(value),
  from: isRealDay,
  to: isRealDay,
  kind: (value) => eventKinds.some((kind) => kind === value),
  actor: (value) => value.length <= 1_000,
  conflict: (value) => value.length <= 1_000,
  area: (value) => value.length <= 1_000,
  deathsMin: (value) => /^\d{1,8}$/.test(value),
  dataset: (value) => value.length <= 60,
  q: (value) => value.length <= 200,
  cell: (value) => /^8[35][0-9a-f]{13}$/.test(value),
};

/** What the server is asked. An address is typed and cut by hand: a value that means nothing is left out instead of refused. */
export function eventQuery(filters: EventFilters): EventQuery {
  const query: Partial<Record<keyof EventFilters, string>> = {};
  for (const name of eventFilterNames) {
    const value = filters[name].trim();
    if (value !== "" && accepts[name](value)) query[name] = value;
  }
  return query;
}

const eventFilterNames = ["country", "from", "to", "kind", "actor", "conflict", "area", "deathsMin", "dataset", "q", "cell"] as const satisfies readonly (keyof EventFilters)[];
