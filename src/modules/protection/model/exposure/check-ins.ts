import * as v from "valibot";
import { addDays } from "#platform/rules/deadlines/zoned-day.ts";
import intervals from "./check-in-intervals.json" with { type: "json" };

const Days = v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3650))), v.minLength(1), v.maxLength(20));
/** A setting, dated and reasoned in its file: after how many days somebody asks how the person is. */
export const checkInDays: readonly number[] = v.parse(v.strictObject({ version: v.string(), date: v.string(), note: v.string(), days: Days }), intervals).days;

/** What is proposed when an exposure is written down; whoever writes it may change each day. */
export function proposedCheckIns(exposedOn: string): { key: string; dueOn: string }[] {
  return checkInDays.map((days, index) => ({ key: `c${index + 1}`, dueOn: addDays(exposedOn, days) }));
}
