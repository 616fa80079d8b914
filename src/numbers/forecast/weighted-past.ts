import type { Forecaster } from "./baselines.ts";
import { drawsOfShares } from "./draws.ts";

/** Beyond this many months back nothing weighs enough to be looked at. */
const mostMonths = 60;

/**
 * Any month of the unit's own past comes again, one a half-life back half as likely as the last one. With `span` the sums of so many months on end.
 * `halfLife` in months, above zero.
 */
export function weightedPast(halfLife: number, span = 1): Forecaster {
  if (!(halfLife > 0)) throw new RangeError(`a half-life is more than zero: ${halfLife}`);
  return (known, unit) => {
    const history = known.history(unit, mostMonths + span - 1);
    const shares = new Map<number, number>();
    for (let back = 0; back < mostMonths; back += 1) {
      const months = history.slice(history.length - back - span, history.length - back);
      const counts = months.filter((count) => count !== undefined);
      if (counts.length < span) continue;
      const sum = counts.reduce((total, count) => total + count, 0);
      shares.set(sum, (shares.get(sum) ?? 0) + 0.5 ** (back / halfLife));
    }
    return shares.size === 0 ? undefined : drawsOfShares(shares);
  };
}
