import type { Week } from "#numbers/surges/signals.ts";
import type { WeeklyCount } from "#information/model/weekly-count.ts";
import type { SurgePlace } from "./surge-signal.ts";
import { mondayOf, weekNumber } from "./week.ts";

/** Whole weeks that a data set reaches over, by their numbers, both included. */
export type WeekSpan = { readonly first: number; readonly last: number };

/** Three years to learn what is usual, the four weeks that are left out of it, and those in which evidence is gathered. */
const weeksKept = 156 + 4 + 16;

/**
 * From the first whole week of the data to the last. A data set ends where its last event lies: whether nothing happened after that, or nobody has said so yet, is not known. A week
 * that is not over is not judged. Undefined where no week is whole.
 */
export function wholeWeeks(reach: { readonly first: string; readonly last: string }, today: string): WeekSpan | undefined {
  const isMonday = mondayOf(weekNumber(reach.first)) === reach.first;
  const isSunday = weekNumber(nextDay(reach.last)) > weekNumber(reach.last);
  const last = Math.min(weekNumber(reach.last) - (isSunday ? 0 : 1), weekNumber(today) - 1);
  const first = Math.max(weekNumber(reach.first) + (isMonday ? 0 : 1), last - weeksKept + 1);
  return first > last ? undefined : { first, last };
}

export type PlaceSeries = { readonly place: SurgePlace; readonly weeks: readonly Week[] };

/**
 * The weeks of every country and of each of its areas. A week without a row had no event; how many sources reported in it is not known then, because sources are only counted with
 * events, and not zero. An area in which all events of its country lie is told as the country, once.
 */
export function weeklySeries(counts: readonly WeeklyCount[], span: WeekSpan): PlaceSeries[] {
  const series = new Map<string, { place: SurgePlace; of: Map<number, Week>; events: number }>();
  const add = (place: SurgePlace, week: number, events: number, sources: number | null) => {
    const key = JSON.stringify([place.countryIso3, place.area]);
    const one = series.get(key) ?? { place, of: new Map<number, Week>(), events: 0 };
    const before = one.of.get(week);
    const known = sources === null || (before !== undefined && before.sources === undefined) ? undefined : (before?.sources ?? 0) + sources;
    one.of.set(week, { events: (before?.events ?? 0) + events, sources: known });
    series.set(key, { ...one, events: one.events + events });
  };
  for (const { countryIso3, countryName, area, week, events, sources } of counts) {
    const at = weekNumber(week);
    if (at < span.first || at > span.last) continue;
    add({ countryIso3, countryName, area: null }, at, events, sources);
    if (area !== null) add({ countryIso3, countryName, area }, at, events, sources);
  }
  const ofCountry = new Map([...series.values()].filter(({ place }) => place.area === null).map(({ place, events }) => [place.countryIso3, events]));
  return [...series.values()]
    .filter(({ place, events }) => place.area === null || events < (ofCountry.get(place.countryIso3) ?? 0))
    .map(({ place, of }) => ({ place, weeks: Array.from({ length: span.last - span.first + 1 }, (_, index) => of.get(span.first + index) ?? { events: 0 }) }));
}

function nextDay(isoDay: string): string {
  return new Date(Date.parse(`${isoDay}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
