import type { Direction } from "../messages.ts";

/** Space around the plot: `value` is the side with the numbers, `far` the other one. */
export type Margins = { readonly value: number; readonly far: number };

/**
 * The horizontal range of a chart. In a right-to-left page time and size run from right to left and the value axis stands on the
 * right: this is the one switch for all charts.
 */
export function horizontalRange(direction: Direction, width: number, margins: Margins): [start: number, end: number] {
  return direction === "rtl" ? [width - margins.value, margins.far] : [margins.value, width - margins.far];
}

/** Where the labels of the value axis stand, and how their text is anchored. The svg itself is always left-to-right. */
export function valueAxis(direction: Direction, width: number, margins: Margins): { readonly x: number; readonly anchor: "start" | "end" } {
  return direction === "rtl" ? { x: width - margins.value + 6, anchor: "start" } : { x: margins.value - 6, anchor: "end" };
}

/** Every nth label, so that no two of this width touch. */
export function labelEvery(count: number, width: number, labelWidth: number): number {
  return Math.max(1, Math.ceil((count * labelWidth) / Math.max(width, 1)));
}

/** A label under a month: its name, its year, or the year below the name where a new one begins. */
export type MonthLabel = { readonly isNamed: boolean; readonly year?: string };

/** Which months carry a label: some of them in a short chart, only Januaries, one in so many years, in a long one. */
export function monthLabels(months: readonly string[], width: number, labelWidth: number): ReadonlyMap<string, MonthLabel> {
  const every = labelEvery(months.length, width, labelWidth);
  if (every >= 9) {
    const years = Math.ceil(every / 12);
    return new Map(months.filter((month) => month.endsWith("-01") && Number(yearOf(month)) % years === 0).map((month) => [month, { isNamed: false, year: yearOf(month) }]));
  }
  const labelled = months.filter((_, index) => index % every === 0);
  return new Map(labelled.map((month, index) => [month, yearOf(month) === yearOf(labelled[index - 1] ?? "") ? { isNamed: true } : { isNamed: true, year: yearOf(month) }]));
}

function yearOf(month: string): string {
  return month.slice(0, 4);
}
