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
 * The weeks of every country, of each of its areas, of each kind of violence and of its most active actors. A week without a row had no event; how many sources reported in it is not known
 * then, because sources are only counted with events, and not zero. What has the same events week by week is told once: an area, a kind or an actor in which all events of its country lie as the
 * country, an actor of whom one area is full as the area.
 */
export function weeklySeries(counts: readonly WeeklyCount[], span: WeekSpan): PlaceSeries[] {
  const series = new Map<string, { place: SurgePlace; of: Map<number, Week> }>();
  const add = (place: SurgePlace, week: number, events: number, sources: number | null) => {
    const key = JSON.stringify([place.countryIso3, place.area, place.violence, place.actor]);
    const one = series.get(key) ?? { place, of: new Map<number, Week>() };
    const before = one.of.get(week);
    const known = sources === null || (before !== undefined && before.sources === undefined) ? undefined : (before?.sources ?? 0) + sources;
    one.of.set(week, { events: (before?.events ?? 0) + events, sources: known });
    series.set(key, one);
  };
  for (const { week, events, sources, ...place } of counts) {
    const at = weekNumber(week);
    if (at < span.first || at > span.last) continue;
    const isOfCountry = place.violence === null && place.actor === null;
    if (isOfCountry) add({ ...place, area: null }, at, events, sources);
    if (!isOfCountry || place.area !== null) add(place, at, events, sources);
  }
  const all = [...series.values()].map(({ place, of }) => ({ place, weeks: Array.from({ length: span.last - span.first + 1 }, (_, index) => of.get(span.first + index) ?? { events: 0 }) }));
  return toldOnce(all.toSorted((a, b) => rankOf(a.place) - rankOf(b.place)));
}

/** Countries first, then areas, kinds and actors: the widest series tells of what several have in common. */
function rankOf({ area, violence, actor }: SurgePlace): number {
  if (actor !== null) return 3;
  return violence !== null ? 2 : area !== null ? 1 : 0;
}

function toldOnce(all: readonly PlaceSeries[]): PlaceSeries[] {
  const told = new Map<string, number>();
  return all.filter(({ place, weeks }) => {
    const key = JSON.stringify([place.countryIso3, weeks.map(({ events }) => events)]);
    // Two areas with the same numbers are two areas.
    if ((told.get(key) ?? rankOf(place)) < rankOf(place)) return false;
    told.set(key, rankOf(place));
    return true;
  });
}

function nextDay(isoDay: string): string {
  return new Date(Date.parse(`${isoDay}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
