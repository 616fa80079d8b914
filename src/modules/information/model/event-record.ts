import type { Count, Span } from "#numbers/matching/event-fields.ts";
import type { EventRecord } from "#numbers/matching/events.ts";
import type { Place } from "#numbers/matching/place.ts";
import type { Event, wherePrecisions } from "./event.ts";

/**
 * How far from its point an event may have been, in kilometres, by what its source says of the place. The point of a whole country says nothing, and
 * would make events meet that never did; where nothing is said a town is meant.
 */
const radiusKm = {
  exact: 2, near: 25, "second-level-area": 40, "first-level-area": 100, "line-or-area": 50, country: undefined, international: undefined,
} as const satisfies Record<(typeof wherePrecisions)[number], number | undefined>;
const unsaidRadiusKm = 5;

/** A stored event as far as it is compared with others. */
export type Telling = Pick<Event, "dataset" | "dateFrom" | "dateTo" | "latitude" | "longitude" | "wherePrecision" | "kind" | "sideA" | "sideB" | "deaths" | "sourceHeadline" | "sourceArticle"> & { readonly id: string };

export function recordOf(event: Telling): EventRecord {
  const actors = [event.sideA, event.sideB].filter((side) => side !== null);
  const text = [event.sourceHeadline, event.sourceArticle].filter((part) => part !== null).join(" ");
  return {
    id: event.id,
    time: spanOf(event),
    place: placeOf(event),
    ...(actors.length > 0 && { actors }),
    ...(event.kind !== null && { kinds: { kind: [event.kind] } }),
    count: countOf(event),
    ...(text !== "" && { text }),
  };
}

/** In days since 1970. A source that gives only the beginning has not said that it goes on. */
export function spanOf({ dateFrom, dateTo }: Pick<Event, "dateFrom" | "dateTo">): Span {
  return { first: dayNumber(dateFrom), last: dayNumber(dateTo ?? dateFrom) };
}

function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
}

export function placeOf({ latitude, longitude, wherePrecision }: Pick<Event, "latitude" | "longitude" | "wherePrecision">): Place | undefined {
  const radius = wherePrecision === null ? unsaidRadiusKm : radiusKm[wherePrecision];
  return latitude === null || longitude === null || radius === undefined ? undefined : { latitude, longitude, radiusKm: radius };
}

/** A range out of order is in published files, and is no range to compare by. */
function countOf({ deaths: { low, best, high } }: Pick<Event, "deaths">): Count | undefined {
  if (best === null) return undefined;
  const count = { low: low ?? best, best, high: high ?? best };
  return count.low <= best && best <= count.high ? count : undefined;
}
