import * as v from "valibot";
import { daysInMonth } from "#platform/rules/calendar-day.ts";

const Month = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/));

/** What is to be matched: months, countries and data sets. What is left out is not narrowed. */
export const MatchInput = v.strictObject({
  from: v.optional(Month),
  to: v.optional(Month),
  countries: v.optional(v.pipe(v.array(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/))), v.minLength(1), v.maxLength(300))),
  datasets: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(60))), v.minLength(2), v.maxLength(50))),
  /** Only the days over which this import brought events. */
  importId: v.optional(v.pipe(v.string(), v.uuid())),
});
export type MatchInput = v.InferOutput<typeof MatchInput>;

/** The days of months, first and last included. */
export function daysOf({ from, to }: MatchInput): { readonly from?: string; readonly to?: string } {
  return { ...(from !== undefined && { from: `${from}-01` }), ...(to !== undefined && { to: `${to}-${daysInMonth(Number(to.slice(0, 4)), Number(to.slice(5)))}` }) };
}
