import * as v from "valibot";

/**
 * How many, as a source can say it: at least `low`, most probably `best`, at most `high`. Null is "not known", which is a value
 * of its own and never 0.
 */
const count = v.nullable(v.pipe(v.number("platform.count-invalid"), v.safeInteger("platform.count-invalid"), v.minValue(0, "platform.count-invalid")));
const bounds = { low: count, best: count, high: count };
export const CountRange = v.pipe(v.strictObject(bounds), v.check((range) => isInOrder(range), "platform.count-order-invalid"));
export type CountRange = v.InferOutput<typeof CountRange>;

/** Whether a number was counted from a list of names, worked out, or said; absent where nobody said how. */
export const countMethods = ["list", "estimate", "report"] as const;
export const Counted = v.pipe(v.strictObject({ ...bounds, method: v.optional(v.picklist(countMethods)) }), v.check((range) => isInOrder(range), "platform.count-order-invalid"));
export type Counted = v.InferOutput<typeof Counted>;

function isInOrder({ low, best, high }: { low: number | null; best: number | null; high: number | null }): boolean {
  const known = [low, best, high].filter((bound) => bound !== null);
  return known.every((bound, index) => index === 0 || (known[index - 1] ?? 0) <= bound);
}

/** A sum of ranges, and of how many of them each bound was not known. */
export type CountSum = CountRange & { readonly unknown: { readonly low: number; readonly best: number; readonly high: number } };

/**
 * The low bound stays true when some are unknown, since an unknown count is at least 0. The best and the high bound would be too
 * small without the missing ones, so one unknown makes them unknown.
 */
export function addRanges(ranges: readonly CountRange[]): CountSum {
  const unknown = { low: 0, best: 0, high: 0 };
  const total = { low: 0, best: 0, high: 0 };
  for (const range of ranges) {
    for (const bound of ["low", "best", "high"] as const) {
      const value = range[bound];
      if (value === null) unknown[bound] += 1;
      else total[bound] += value;
    }
  }
  return { low: total.low, best: unknown.best > 0 ? null : total.best, high: unknown.high > 0 ? null : total.high, unknown };
}

/**
 * What Intl cannot say: `unknown`; `at-least` and `at-most` {count}; `with-best` {range, best}. The sentences are in messages
 * under `platform.count.…`.
 */
export const countWords = ["unknown", "at-least", "at-most", "with-best"] as const;
export type SayCount = (word: (typeof countWords)[number], values: Readonly<Record<string, string>>) => string;

/** "40", "30–50 (best 40)", "at least 30", "unknown". */
export function formatRange({ low, best, high }: CountRange, locale: string, say: SayCount): string {
  const number = new Intl.NumberFormat(locale);
  if (low === null && high === null) return best === null ? say("unknown", {}) : number.format(best);
  if (low !== null && low === high) return number.format(low);
  const range =
    low === null ? say("at-most", { count: number.format(high ?? 0) })
    : high === null ? say("at-least", { count: number.format(low) })
    : number.formatRange(low, high);
  return best === null ? range : say("with-best", { range, best: number.format(best) });
}
