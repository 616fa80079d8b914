import { cellsAround, distanceKm, type Place } from "./place.ts";
import type { Span } from "./event-fields.ts";
import type { Identified } from "./blocks.ts";

/** An event of a list, with its categories in each taxonomy from narrow to broad. */
export type ListedEvent = Identified & { readonly time: Span; readonly place: Place; readonly kinds: readonly (readonly string[])[] };

export type Window = { readonly days: number; readonly km: number };

/**
 * Several lists of events made one by the rule of MELTT (Donnay, Dunford, McGrath, Backer and Cunningham 2019), here as the method to compare with: two events may be the same when they begin and end within
 * a window of days of each other, lie within a window of kilometres, and have a category in common in every taxonomy. The list that comes next is matched with what the lists before it have been made, in which the
 * earliest list speaks for an event. Among possible partners the one with the narrowest categories in common is taken, best first. Events of one day and of several are not matched with each other.
 *
 * Gives the ids of each event, in the order of the lists. Our own reading of the rule: where two partners fit equally well the alphabet of ids decides.
 */
export function uniteByWindow(lists: readonly (readonly ListedEvent[])[], window: Window): string[][] {
  const united: { readonly speaker: ListedEvent; readonly ids: string[] }[] = [];
  for (const list of lists) {
    const before = united.map(({ speaker }) => speaker);
    const partners = new Map(bestPairs(before, list, window).map(({ one, other }) => [other, one]));
    for (const event of list) {
      const partner = partners.get(event);
      const known = partner && united.find(({ speaker }) => speaker === partner);
      if (known === undefined) united.push({ speaker: event, ids: [event.id] });
      else known.ids.push(event.id);
    }
  }
  return united.map(({ ids }) => ids);
}

type Fit = { readonly one: ListedEvent; readonly other: ListedEvent; readonly breadth: number };

function bestPairs(ones: readonly ListedEvent[], others: readonly ListedEvent[], window: Window): Fit[] {
  const inCell = Map.groupBy(ones, ({ place }) => cellsAround(place, window.km).own);
  const fits = others.flatMap((other) => cellsAround(other.place, window.km).around.flatMap((cell) => (inCell.get(cell) ?? []).flatMap((one): Fit[] => {
    const breadth = breadthOf(one, other, window);
    return breadth === undefined ? [] : [{ one, other, breadth }];
  })));
  const taken = new Set<ListedEvent>();
  const order = (a: Fit, b: Fit) => a.breadth - b.breadth || (JSON.stringify([a.one.id, a.other.id]) < JSON.stringify([b.one.id, b.other.id]) ? -1 : 1);
  return fits.toSorted(order).filter(({ one, other }) => {
    if (taken.has(one) || taken.has(other)) return false;
    taken.add(one).add(other);
    return true;
  });
}

/** How broad the narrowest categories in common are, from 0 to 1, on average over the taxonomies. Undefined outside of the window or with a taxonomy in which nothing is in common. */
function breadthOf(one: ListedEvent, other: ListedEvent, { days, km }: Window): number | undefined {
  const isEpisode = ({ time }: ListedEvent) => time.last > time.first;
  if (isEpisode(one) !== isEpisode(other)) return undefined;
  if (Math.abs(one.time.first - other.time.first) > days || Math.abs(one.time.last - other.time.last) > days) return undefined;
  if (distanceKm(one.place, other.place) > km) return undefined;
  const breadths = one.kinds.map((categories, taxonomy) => {
    const first = categories.findIndex((category, level) => category === other.kinds[taxonomy]?.[level]);
    return first === -1 ? undefined : first / Math.max(1, categories.length - 1);
  });
  if (breadths.includes(undefined)) return undefined;
  return breadths.reduce((sum: number, breadth) => sum + (breadth ?? 0), 0) / breadths.length;
}
