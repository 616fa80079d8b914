import * as v from "valibot";
import { Label } from "#platform/rules/label.ts";

const count = v.number();

/** How many records a filter has, by the month of what happened. */
export const HappeningMonths = v.object({
  items: v.array(v.object({ month: v.string(), records: count })),
  /** All records of the filter. */
  total: count,
  /** Of them, those whose date reaches over more than one month, or whose accounts do: they stand in no month. */
  spread: count,
  /** Records without a date that the filter would have otherwise; when days are asked for, they are not among the total. */
  undated: count,
  /** Reports that were marked as going back to the same origin as another of the filter: they tell nothing of their own. None for claims and incidents. */
  repeated: count,
  /** The highest classification among all records of the filter. */
  label: Label,
});
export type HappeningMonths = v.InferOutput<typeof HappeningMonths>;
