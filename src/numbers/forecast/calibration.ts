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
  if (places.length === 0) throw new RangeError("of no outcomes nothing can be said");
  const [low, high] = [(1 - share) / 2, (1 + share) / 2];
  const inside = ({ below, upTo }: Place) => {
    const width = upTo - below;
    if (width < 1e-9) return below >= low && below <= high ? 1 : 0;
    return Math.max(0, Math.min(upTo, high) - Math.max(below, low)) / width;
  };
  return places.reduce((sum, place) => sum + inside(place), 0) / places.length;
}
