import type { Told } from "./probability-scores.ts";

/** A group of forecasts of about the same chance: how many, their mean chance, how many of them came true, and the share of those with its interval. */
export type Bin = { readonly forecasts: number; readonly chance: number; readonly happened: number; readonly share: number; readonly interval: Interval };

export type Interval = { readonly low: number; readonly high: number };

/**
 * What happened beside what was said, in at most `bins` groups of about as many forecasts each, from the lowest chance to the highest. Groups of equal
 * width would put nearly all chances of a rare event into the first. Equal chances stay in one group, so there can be fewer groups.
 */
export function reliability(told: readonly Told[], bins = 10): Bin[] {
  if (!Number.isInteger(bins) || bins < 1) throw new RangeError(`so many groups cannot be made: ${bins}`);
  const ascending = told.toSorted((one, other) => one.chance - other.chance);
  const groups: Told[][] = [];
  let last: number | undefined;
  for (const [place, one] of ascending.entries()) {
    const group = Math.floor((place * bins) / ascending.length);
    if (groups.length === 0 || (group !== last && groups.at(-1)?.at(-1)?.chance !== one.chance)) {
      groups.push([]);
      last = group;
    }
    groups.at(-1)?.push(one);
  }
  return groups.map(binOf);
}

function binOf(group: readonly Told[]): Bin {
  const happened = group.filter((one) => one.happened).length;
  const chance = group.reduce((sum, one) => sum + one.chance, 0) / group.length;
  return { forecasts: group.length, chance, happened, share: happened / group.length, interval: wilsonInterval(happened, group.length) };
}

/**
 * Where the true share lies when `happened` of `cases` came about, with the confidence of `z` standard errors (1.96: 95 %). Wilson 1927: unlike the plain
 * interval it stays within 0 and 1 and says something when nothing has happened yet. Cases are taken as independent; those of one country are not quite.
 */
export function wilsonInterval(happened: number, cases: number, z = 1.96): Interval {
  if (!(cases > 0) || !(happened >= 0 && happened <= cases)) throw new RangeError(`not a share: ${happened} of ${cases}`);
  const share = happened / cases;
  const middle = share + (z * z) / (2 * cases);
  const half = z * Math.sqrt((share * (1 - share)) / cases + (z * z) / (4 * cases * cases));
  const scale = 1 + (z * z) / cases;
  return { low: Math.max(0, (middle - half) / scale), high: Math.min(1, (middle + half) / scale) };
}
