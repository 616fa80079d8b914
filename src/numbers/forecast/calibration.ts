import type { Draws } from "./draws.ts";

/** Where in its own forecast an outcome lay: the share of the draws below it, and up to it. */
export type Place = { readonly below: number; readonly upTo: number };

export function placeOf({ values, counts, total }: Draws, outcome: number): Place {
  const share = (isCounted: (value: number) => boolean) => values.reduce((sum, value, index) => sum + (isCounted(value) ? (counts[index] ?? 0) : 0), 0) / total;
  return { below: share((value) => value < outcome), upTo: share((value) => value <= outcome) };
}

/**
 * How often outcomes lay within the central interval that should hold `share` of them, from 0 to 1. An outcome that a whole part of the distribution shares, as zero often is, counts by
 * as much of that part as lies inside: the mean of a randomised PIT (Czado, Gneiting and Held 2009), without its chance. Throws RangeError without outcomes.
 */
export function coverageOf(places: readonly Place[], share: number): number {
  const [low, high] = [(1 - share) / 2, (1 + share) / 2];
  return shareBetween(places, low, high, (point) => point >= low && point <= high);
}

/** How often outcomes lay in each tenth of their forecasts, the lowest first, counted as `coverageOf` does: the histogram of the PIT. A tenth each is calibrated. Throws RangeError without outcomes. */
export function tenthsOf(places: readonly Place[]): number[] {
  return Array.from({ length: 10 }, (_, tenth) => shareBetween(places, tenth / 10, (tenth + 1) / 10, (point) => Math.min(9, Math.floor(point * 10)) === tenth));
}

/** `holds`: whether an outcome that no part of the distribution shares lies inside. */
function shareBetween(places: readonly Place[], low: number, high: number, holds: (point: number) => boolean): number {
  if (places.length === 0) throw new RangeError("of no outcomes nothing can be said");
  const inside = ({ below, upTo }: Place) => {
    const width = upTo - below;
    return width < 1e-9 ? Number(holds(below)) : Math.max(0, Math.min(upTo, high) - Math.max(below, low)) / width;
  };
  return places.reduce((sum, place) => sum + inside(place), 0) / places.length;
}
