import { percentile } from "../percentile.ts";

export type Sides<Value> = { readonly vigie: Value; readonly directus: Value };
type Times = { readonly p50: number; readonly p95: number };

/** Half and nineteen of twenty of the times are not above these, in milliseconds. */
export function timesOf(milliseconds: readonly number[]): Times {
  return { p50: hundredths(percentile(milliseconds, 0.5)), p95: hundredths(percentile(milliseconds, 0.95)) };
}

/**
 * Both values and, of the named ones, how many times the value of Vigie the value of Directus is: above 1, Vigie needs less. Null
 * where one of them is not known or the division has no answer.
 */
export function sideBySide<Value extends object>(sides: Sides<Value>, compared: readonly (keyof Value)[]): Compared<Value> {
  const times = Object.fromEntries(compared.map((key) => [key, timesAsMuch(sides.vigie[key], sides.directus[key])]));
  return { ...sides, directusOverVigie: times };
}

export type Compared<Value> = Sides<Value> & { readonly directusOverVigie: Readonly<Record<string, number | null>> };

function timesAsMuch(vigie: unknown, directus: unknown): number | null {
  return typeof vigie === "number" && typeof directus === "number" && vigie > 0 ? hundredths(directus / vigie) : null;
}

/** Lines of equal columns for a terminal: what was measured, Vigie, Directus, how many times. */
export function tableOf(rows: readonly { readonly name: string; readonly sides: Sides<number | null> }[]): string[] {
  const cells = [["", "Vigie", "Directus", "times"], ...rows.map(({ name, sides: { vigie, directus } }) => [name, shown(vigie), shown(directus), vigie && directus !== null ? shown(directus / vigie) : "–"])];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join("  ").trimEnd());
}

function shown(value: number | null): string {
  return value === null ? "–" : value.toFixed(value < 100 ? 1 : 0);
}

export function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
