import { daysBetween } from "#numbers/matching/event-fields.ts";
import { normalise } from "#numbers/matching/normalise.ts";
import { distanceKm } from "#numbers/matching/place.ts";
import type { Event } from "./event.ts";
import { placeOf, spanOf } from "./event-record.ts";
import type { EventDifference } from "./event-pair.ts";

export type ComparedAccount = Pick<Event, "dateFrom" | "dateTo" | "countryIso3" | "latitude" | "longitude" | "wherePrecision" | "kind" | "sideA" | "sideB" | "deaths">;

/** In which fields two accounts differ, and how. The same whichever comes first. */
export function differencesBetween(one: ComparedAccount, other: ComparedAccount): readonly EventDifference[] {
  return [
    { field: "day", ...inTime(one, other) },
    { field: "place", ...inPlace(one, other) },
    { field: "actors", ...inActors(one, other) },
    { field: "kind", ...inKind(one, other) },
    { field: "deaths", ...inDeaths(one, other) },
  ];
}

type Found = Pick<EventDifference, "how" | "amount">;
const unknown: Found = { how: "unknown", amount: null };
const alike: Found = { how: "alike", amount: null };

function inTime(one: ComparedAccount, other: ComparedAccount): Found {
  const [a, b] = [spanOf(one), spanOf(other)];
  if (a.first === b.first && a.last === b.last) return alike;
  const days = daysBetween(a, b);
  return days === 0 ? { how: "close", amount: null } : { how: "different", amount: days };
}

/** The last digit in which sources round coordinates. */
const samePointKm = 0.1;

function inPlace(one: ComparedAccount, other: ComparedAccount): Found {
  const [a, b] = [placeOf(one), placeOf(other)];
  if (a === undefined || b === undefined) return one.countryIso3 === null || other.countryIso3 === null || one.countryIso3 === other.countryIso3 ? unknown : { how: "different", amount: null };
  const km = distanceKm(a, b);
  if (km < samePointKm) return alike;
  return { how: km <= a.radiusKm + b.radiusKm ? "close" : "different", amount: Math.round(km * 10) / 10 };
}

function inActors(one: ComparedAccount, other: ComparedAccount): Found {
  const [a, b] = [namesOf(one), namesOf(other)];
  if (a.size === 0 || b.size === 0) return unknown;
  const common = a.intersection(b).size;
  if (common === a.size && common === b.size) return alike;
  return { how: common > 0 ? "close" : "different", amount: null };
}

/** In any order, because sources do not agree on who comes first. */
function namesOf({ sideA, sideB }: ComparedAccount): ReadonlySet<string> {
  return new Set([sideA, sideB].flatMap((side) => (side === null ? [] : normalise(side))));
}

function inKind(one: ComparedAccount, other: ComparedAccount): Found {
  if (one.kind === null || other.kind === null) return unknown;
  return one.kind === other.kind ? alike : { how: "different", amount: null };
}

function inDeaths({ deaths: one }: ComparedAccount, { deaths: other }: ComparedAccount): Found {
  if (one.best === null || other.best === null) return unknown;
  if (one.best === other.best && one.low === other.low && one.high === other.high) return alike;
  const [low, high] = [Math.max(one.low ?? one.best, other.low ?? other.best), Math.min(one.high ?? one.best, other.high ?? other.best)];
  return { how: low <= high ? "close" : "different", amount: Math.abs(one.best - other.best) };
}
