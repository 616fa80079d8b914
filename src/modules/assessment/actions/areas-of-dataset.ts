import { listAreas } from "#geography/store/area-rows.ts";
import { deathsByArea } from "#information/model/event-areas.ts";
import type { Within } from "#information/store/event-datasets.ts";
import { listMonthlyPoints } from "#information/store/event-points.ts";
import type { Db } from "#platform/database/pools.ts";
import { monthNumber, monthOf } from "#platform/rules/calendar-month.ts";

/** Events and their dead that count for a country and for none of its areas: told of more than one area, or at a point in no outline. */
export type NotPlaced = { readonly imprecise: { readonly events: number; readonly deaths: number }; readonly outside: { readonly events: number; readonly deaths: number } };

export type PlacedAreas = {
  readonly areas: readonly string[];
  readonly neighbours: ReadonlyMap<string, readonly string[]>;
  readonly series: readonly { readonly kind: string; readonly unit: string; readonly counts: readonly number[] }[];
  readonly notPlaced: NotPlaced;
};

/** What a data set says of the first-level areas of some countries, month by month: a country at a time, so that neither its outlines nor its points stay in memory. */
export async function areasOfDataset(db: Db, dataset: string, countries: readonly string[], { first, last }: { readonly first: number; readonly last: number }, only?: Within): Promise<PlacedAreas> {
  const [areas, series]: [string[], PlacedAreas["series"][number][]] = [[], []];
  const neighbours = new Map<string, readonly string[]>();
  const lost = { imprecise: { events: 0, deaths: 0 }, outside: { events: 0, deaths: 0 } };
  for (const country of countries.toSorted()) {
    const points = (await listMonthlyPoints(db, dataset, country, monthOf(last), only)).map((one) => ({ ...one, month: monthNumber(one.month) }));
    const found = deathsByArea(country, points, await listAreas(db, country, 1), first, last);
    areas.push(...found.areas);
    for (const [area, others] of found.neighbours) neighbours.set(area, others);
    series.push(...found.series.map(({ kind, unit, counts }) => ({ kind, unit, counts: [...counts] })));
    for (const why of ["imprecise", "outside"] as const) {
      lost[why].events += found.notPlaced[why].events;
      lost[why].deaths += found.notPlaced[why].deaths;
    }
  }
  return { areas, neighbours, series, notPlaced: lost };
}
