import type { Draws } from "./draws.ts";
import type { Forecaster } from "./baselines.ts";
import { knownUntil, type Month, type Panel } from "./panel.ts";

/**
 * Whether a way of forecasting says something else when only the future is different: then it has seen it, on whatever way. `make` builds the
 * forecaster from a table, as whoever trains one does. Gives the first unit and horizon where it does.
 */
export function findLeak(make: (panel: Panel) => Forecaster, panel: Panel, until: Month, monthsAhead: readonly number[]): { unit: string; monthsAhead: number } | undefined {
  const elsewhere: Panel = { units: panel.units, first: panel.first, at: (unit, month) => (month <= until ? panel.at(unit, month) : (panel.at(unit, month) ?? 0) * 3 + 17) };
  const [one, other] = [make(panel), make(elsewhere)];
  for (const unit of panel.units) {
    for (const ahead of monthsAhead) {
      if (!isSame(one(knownUntil(panel, until), unit, ahead), other(knownUntil(elsewhere, until), unit, ahead))) return { unit, monthsAhead: ahead };
    }
  }
  return undefined;
}

function isSame(one: Draws | undefined, other: Draws | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
