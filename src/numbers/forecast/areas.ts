import { drawsOfShares, type Draws } from "./draws.ts";
import { calmMonths, learnerSettings, type LearnerSettings, type Learnt, type Target } from "./learner.ts";
import { modelOf } from "./model.ts";
import { among, knownUntil, panelOfSeries, type Known, type Month } from "./panel.ts";
import type { Evidence } from "./predictors.ts";

/** Areas are many and most of their months quiet, so that fewer rows of each are learnt from, and only those since something first happened there (docs/decisions/0027). */
export const areaSettings: LearnerSettings = { ...learnerSettings, rowsPerMonth: 1, learnsFrom: "begun" };

/** Counts of areas month by month from `first`, one row for each kind and area with any; an area without a row of a kind had no death of it. */
export type AreaTable = { readonly first: Month; readonly last: Month; readonly areas: readonly string[]; readonly series: readonly { readonly kind: string; readonly unit: string; readonly counts: Float64Array }[] };

/** What was known of areas at the end of a month: `of` are the kinds that are foretold together, the others are told beside them. */
export function evidenceOfAreas({ first, last, areas, series }: AreaTable, of: readonly string[], until: Month, neighboursOf: Evidence["neighboursOf"]): Omit<Evidence, "structure"> {
  const known = (kinds: readonly string[]) => {
    const counts = new Map(areas.map((area) => [area, new Float64Array(last - first + 1)]));
    for (const one of series.filter(({ kind }) => kinds.includes(kind))) {
      const sums = counts.get(one.unit);
      one.counts.forEach((count, month) => sums && (sums[month] = (sums[month] ?? 0) + count));
    }
    return knownUntil(panelOfSeries(first, counts), until);
  };
  const others = [...new Set(series.map(({ kind }) => kind))].filter((kind) => !of.includes(kind)).toSorted();
  return { target: known(of), kinds: others.map((kind) => ({ name: kind, known: known([kind]) })), neighboursOf };
}

/** About so many months are learnt from, however many areas there are: more take time and memory and teach little. */
const mostMonths = 150_000;

/** How many past months the pooled answer is made from. */
const pooledMonths = 120;

/** `isLearnt`: whether an area is foretold from what was learnt of it, and not by what became of all areas like it. */
export type LearntAreas = Learnt & { isLearnt(area: string): boolean };

/**
 * Forecasts of first-level areas from events alone. Areas in which anything has happened are learnt as countries are. Of the others nothing is known that tells one from
 * another but how many died in their country within two years; those of countries alike in this get one answer for all: what then happened in areas in which nothing had happened before.
 * `evidence` holds all areas, those in which nothing happened with zeros.
 */
export function areaModelOf(evidence: Omit<Evidence, "structure">, countryOf: (area: string) => string, target: Target, settings: LearnerSettings = areaSettings): LearntAreas {
  const { target: known, kinds } = evidence;
  const first = new Map(known.units.map((area) => [area, Math.min(...[known, ...kinds.map((kind) => kind.known)].map((one) => firstDeath(one, area)))]));
  const begun = known.units.filter((area) => first.get(area) !== Infinity);
  const isBegun = new Set(begun);
  const months = begun.reduce((sum, area) => sum - (first.get(area) ?? 0), 0);
  const rowsPerMonth = Math.min(settings.rowsPerMonth, mostMonths / months);
  const learnt = modelOf({ ...evidence, target: among(known, begun), kinds: kinds.map(({ name, known: kind }) => ({ name, known: among(kind, begun) })) }, target, { ...settings, rowsPerMonth });
  const pooled = pooledOf(known, (area) => first.get(area) ?? Infinity, countryOf, target);
  const place = new Set(known.units);
  return {
    isLearnt: (area) => isBegun.has(area),
    explain: (area, ahead) => learnt.explain(area, ahead),
    forecast: (asked, area, ahead) => {
      if (isBegun.has(area)) return learnt.forecast(asked, area, ahead);
      return place.has(area) && asked.until === known.until ? pooled(area, ahead) : undefined;
    },
  };
}

/** How many months before the end of what is known the first death was, counted from the beginning; Infinity without one. */
function firstDeath(known: Known, area: string): number {
  const place = known.history(area, known.length).findIndex((count) => (count ?? 0) > 0);
  return place < 0 ? Infinity : place - known.length;
}

/** What followed so many months later in areas in which nothing had happened, apart by how many died in their country. Made for a month ahead when first asked for. */
function pooledOf(known: Known, firstOf: (area: string) => number, countryOf: (area: string) => string, { from, to, span }: Target): (area: string, ahead: number) => Draws | undefined {
  const months = Math.min(known.length, pooledMonths + to + span + calmMonths);
  const histories = new Map(known.units.map((area) => [area, known.history(area, months)]));
  const levels = new Map([...Map.groupBy(known.units, countryOf)].map(([country, own]) => [country, levelsOf(own.map((area) => histories.get(area) ?? []), months)]));
  const levelAt = (area: string, month: number) => levels.get(countryOf(area))?.[month] ?? 0;
  const made = new Map<number, readonly (Draws | undefined)[]>();
  const madeFor = (ahead: number): readonly (Draws | undefined)[] => {
    const shares = [0, ...levelsAt].map(() => new Map<number, number>());
    const last = months - 1 - ahead - span + 1;
    for (const [area, history] of histories) {
      const end = Math.min(last, months + firstOf(area) - 1);
      for (let month = Math.max(0, last - pooledMonths + 1); month <= end; month += 1) {
        let sum = 0;
        for (let index = month + ahead; index < month + ahead + span; index += 1) sum += history[index] ?? 0;
        const group = shares[levelAt(area, month)];
        group?.set(sum, (group.get(sum) ?? 0) + 1);
      }
    }
    return shares.map((group) => (group.size === 0 ? undefined : drawsOfShares(group)));
  };
  return (area, ahead) => {
    if (ahead < from || ahead > to) return undefined;
    const groups = made.get(ahead) ?? madeFor(ahead);
    made.set(ahead, groups);
    return groups[levelAt(area, months - 1)] ?? groups.find((group) => group !== undefined);
  };
}

/** In two years, all areas of a country together: nobody died, less than a thousand did, or more. */
const levelsAt = [1, 1_000] as const;

/** Month by month, how much has happened in a country's areas together. */
function levelsOf(histories: readonly (readonly (number | undefined)[])[], months: number): number[] {
  const sums = Array.from({ length: months }, (_, month) => histories.reduce((sum, history) => sum + (history[month] ?? 0), 0));
  let within = 0;
  return sums.map((sum, month) => {
    within += sum - (sums[month - calmMonths] ?? 0);
    return levelsAt.filter((least) => within >= least).length;
  });
}
