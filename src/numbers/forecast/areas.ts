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

/** How many past months the pooled answer is made from. */
const pooledMonths = 120;

/** `isLearnt`: whether an area is foretold from what was learnt of it, and not by what became of all areas like it. */
export type LearntAreas = Learnt & { isLearnt(area: string): boolean };

/**
 * Forecasts of first-level areas from events alone. Areas in which anything has happened are learnt as countries are. Of the others nothing is known that tells one from
 * another but whether somebody died in their country within two years; they get one answer for all: what then happened in areas in which nothing had happened before.
 * `evidence` holds all areas, those in which nothing happened with zeros.
 */
export function areaModelOf(evidence: Omit<Evidence, "structure">, countryOf: (area: string) => string, target: Target, settings: LearnerSettings = areaSettings): LearntAreas {
  const { target: known, kinds } = evidence;
  const first = new Map(known.units.map((area) => [area, Math.min(...[known, ...kinds.map((kind) => kind.known)].map((one) => firstDeath(one, area)))]));
  const begun = known.units.filter((area) => first.get(area) !== Infinity);
  const isBegun = new Set(begun);
  const learnt = modelOf({ ...evidence, target: among(known, begun), kinds: kinds.map(({ name, known: kind }) => ({ name, known: among(kind, begun) })) }, target, settings);
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

/** What followed so many months later in areas in which nothing had happened, apart for countries that were calm and for those that were not. Made for a month ahead when first asked for. */
function pooledOf(known: Known, firstOf: (area: string) => number, countryOf: (area: string) => string, { from, to, span }: Target): (area: string, ahead: number) => Draws | undefined {
  const months = Math.min(known.length, pooledMonths + to + span + calmMonths);
  const histories = new Map(known.units.map((area) => [area, known.history(area, months)]));
  const lastDeath = lastDeathsOf(known.units, (area) => histories.get(area) ?? [], countryOf, months);
  const isCalm = (country: string, month: number) => month - (lastDeath.get(country)?.[month] ?? -Infinity) >= calmMonths;
  const made = new Map<number, readonly (Draws | undefined)[]>();
  const madeFor = (ahead: number): readonly (Draws | undefined)[] => {
    const shares = [new Map<number, number>(), new Map<number, number>()];
    const last = months - 1 - ahead - span + 1;
    for (const [area, history] of histories) {
      const end = Math.min(last, months + firstOf(area) - 1);
      for (let month = Math.max(0, last - pooledMonths + 1); month <= end; month += 1) {
        let sum = 0;
        for (let index = month + ahead; index < month + ahead + span; index += 1) sum += history[index] ?? 0;
        const group = shares[Number(isCalm(countryOf(area), month))];
        group?.set(sum, (group.get(sum) ?? 0) + 1);
      }
    }
    return shares.map((group) => (group.size === 0 ? undefined : drawsOfShares(group)));
  };
  return (area, ahead) => {
    if (ahead < from || ahead > to) return undefined;
    const both = made.get(ahead) ?? madeFor(ahead);
    made.set(ahead, both);
    return both[Number(isCalm(countryOf(area), months - 1))];
  };
}

/** Of each country and month, the last month until then with a death in any of its areas. */
function lastDeathsOf(areas: readonly string[], historyOf: (area: string) => readonly (number | undefined)[], countryOf: (area: string) => string, months: number): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const [country, own] of Map.groupBy(areas, countryOf)) {
    const isDeadly = new Array<boolean>(months).fill(false);
    for (const area of own) historyOf(area).forEach((count, month) => (isDeadly[month] ||= (count ?? 0) > 0));
    let last = -Infinity;
    found.set(country, isDeadly.map((deadly, month) => (last = deadly ? month : last)));
  }
  return found;
}
