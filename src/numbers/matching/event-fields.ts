import { levelOf, ofBoth, type Field } from "./field.ts";
import { distanceKm, type Place } from "./place.ts";
import { sharedWords } from "./text-similarity.ts";

/** When something was: the first and the last day on which it may have been, in days from any one day on. What lasted and what is known only to the month are told alike. */
export type Span = { readonly first: number; readonly last: number };

/** Days between two spans, 0 when they have a day in common. Symmetric. */
export function daysBetween(one: Span, other: Span): number {
  return Math.max(0, one.first - other.last, other.first - one.last);
}

export function timeField<T>(timeOf: (record: T) => Span | undefined): Field<T> {
  return {
    name: "time",
    levels: ["more than a week apart", "within a week", "within three days", "next day", "overlapping", "same days"],
    compare: (one, other) => ofBoth(timeOf(one), timeOf(other), (a, b) => (a.first === b.first && a.last === b.last ? 5 : 4 - levelOf(daysBetween(a, b), [1, 2, 4, 8]))),
  };
}

/** Two places of which both may be wrong by what they say agree when they are no farther apart than that. */
export function placeField<T>(placeOf: (record: T) => Place | undefined): Field<T> {
  return {
    name: "place",
    levels: ["more than 50 km apart", "within 50 km", "within 10 km", "within 3 km", "as near as stated", "same point"],
    compare: (one, other) => ofBoth(placeOf(one), placeOf(other), (a, b) => {
      const distance = distanceKm(a, b);
      if (distance < samePointKm) return 5;
      return distance <= a.radiusKm + b.radiusKm ? 4 : 3 - levelOf(distance, [3, 10, 50]);
    }),
    valueIn: (record) => {
      const place = placeOf(record);
      return place && `${place.latitude.toFixed(3)} ${place.longitude.toFixed(3)}`;
    },
  };
}

/** The last digit in which sources round coordinates. */
const samePointKm = 0.1;

/** Those who took part, in any order: sources do not agree on who comes first. */
export function actorsField<T>(actorsOf: (record: T) => ReadonlySet<string> | undefined): Field<T> {
  return {
    name: "actors",
    levels: ["others", "some in common", "most in common", "same"],
    compare: (one, other) => ofBoth(actorsOf(one), actorsOf(other), (a, b) => (a.size === 0 || b.size === 0 ? undefined : levelOf(sharedWords(a, b), [0.01, 0.5, 1]))),
    valueIn: (record) => [...(actorsOf(record) ?? [])].toSorted().join(" "),
  };
}

/**
 * What kind of thing it was, in a taxonomy in which sources that have other words of their own meet: its categories from narrow to broad, as many for each record. The narrower the
 * first one in common, the higher the level (Donnay et al. 2019).
 */
export function kindField<T>(name: string, depth: number, categoriesOf: (record: T) => readonly string[] | undefined): Field<T> {
  return {
    name,
    levels: ["different", ...Array.from({ length: depth }, (_, level) => `same at level ${depth - level}`)],
    compare: (one, other) => ofBoth(categoriesOf(one), categoriesOf(other), (a, b) => {
      const first = a.findIndex((category, index) => category === b[index]);
      return first === -1 ? 0 : depth - first;
    }),
    valueIn: (record) => categoriesOf(record)?.[0],
  };
}

/** How many were hurt: the lowest and the highest number that the source holds possible, and the one it holds best. */
export type Count = { readonly low: number; readonly best: number; readonly high: number };

export function countField<T>(name: string, countOf: (record: T) => Count | undefined): Field<T> {
  return {
    name,
    levels: ["far apart", "within a factor of two", "ranges meet", "same best", "same"],
    compare: (one, other) => ofBoth(countOf(one), countOf(other), (a, b) => {
      if (a.best === b.best) return a.low === b.low && a.high === b.high ? 4 : 3;
      if (a.low <= b.high && b.low <= a.high) return 2;
      return Math.max(a.best, b.best) <= 2 * Math.min(a.best, b.best) ? 1 : 0;
    }),
    valueIn: (record) => {
      const count = countOf(record);
      return count && `${count.low} ${count.best} ${count.high}`;
    },
  };
}
