/** Months are numbered on, one after the other; which one is the first is for whoever brings the table. */
export type Month = number;

/** Monthly counts of many units (countries, areas). A month of which nothing is known is absent, which is not the same as zero. */
export type Panel = { readonly units: readonly string[]; readonly first: Month; at(unit: string, month: Month): number | undefined };

export function panelOf(rows: Iterable<{ readonly unit: string; readonly month: Month; readonly count: number }>): Panel {
  const counts = new Map<string, Map<Month, number>>();
  let first = Infinity;
  for (const { unit, month, count } of rows) {
    const known = counts.get(unit) ?? new Map<Month, number>();
    if (known.has(month)) throw new RangeError(`month ${month} of ${unit} is told twice`);
    if (!Number.isFinite(count) || count < 0) throw new RangeError(`month ${month} of ${unit} has no count: ${count}`);
    first = Math.min(first, month);
    counts.set(unit, known.set(month, count));
  }
  return { units: [...counts.keys()].toSorted(), first, at: (unit, month) => counts.get(unit)?.get(month) };
}

/** The same from counts month by month, the first of them in month `first`: many units take much less memory so. Months beyond them are unknown. */
export function panelOfSeries(first: Month, series: ReadonlyMap<string, Float64Array>): Panel {
  for (const [unit, counts] of series) if (counts.some((count) => !(count >= 0) || count === Infinity)) throw new RangeError(`${unit} has a month without a count`);
  return { units: [...series.keys()].toSorted(), first, at: (unit, month) => series.get(unit)?.[month - first] };
}

/** Not exported: whoever does not have it cannot make what was known. */
const cut = Symbol("cut");

/**
 * What was known at the end of a month, and nothing else. Forecasts are made from this alone, and only `knownUntil` makes one, so that no forecast can
 * be handed a table with the future in it; nor is there a way from it back to the table.
 */
export type Known = {
  readonly [cut]: true;
  readonly until: Month;
  readonly units: readonly string[];
  /** Months from the first one of which anything is known to that of the cut. */
  readonly length: number;
  /** The last so many months of a unit, the oldest first, the last one that of the cut. */
  history(unit: string, months: number): readonly (number | undefined)[];
};

/** The panel cut after a month. */
export function knownUntil(panel: Panel, until: Month): Known {
  return {
    [cut]: true,
    until,
    units: panel.units,
    length: Math.max(0, until - panel.first + 1),
    history: (unit, months) => Array.from({ length: Math.max(0, months) }, (_, index) => panel.at(unit, until - months + 1 + index)),
  };
}

/** What was known of some of the units: less than before, so it cannot hold more of the future. */
export function among(known: Known, units: readonly string[]): Known {
  const kept = new Set(units);
  return { ...known, units: known.units.filter((unit) => kept.has(unit)), history: (unit, months) => (kept.has(unit) ? known.history(unit, months) : new Array<undefined>(Math.max(0, months)).fill(undefined)) };
}
