import * as v from "valibot";
import { eventKinds } from "../model/event.ts";
import { everyMonth, type MonthCount } from "./every-month.ts";

export const EventMonth = v.object({
  month: v.string(),
  kind: v.nullable(v.picklist(eventKinds)),
  events: v.number(),
  uncounted: v.number(),
  low: v.number(),
  best: v.number(),
  high: v.number(),
});
export type EventMonth = v.InferOutput<typeof EventMonth>;

/** Tellings that people decided to be of the same event, and the events they make: these count once. Contested ones count apart. */
export const JoinedTellings = v.object({ tellings: v.number(), events: v.number(), contested: v.number() });
export type JoinedTellings = v.InferOutput<typeof JoinedTellings>;

export const EventMonths = v.object({ items: v.array(EventMonth), joined: JoinedTellings });

export type EventTotals = { readonly events: number; readonly uncounted: number; readonly low: number; readonly best: number; readonly high: number };
const nothing: EventTotals = { events: 0, uncounted: 0, low: 0, best: 0, high: 0 };

export function totalOf(months: readonly EventMonth[]): EventTotals {
  return months.reduce(
    (sum, { events, uncounted, low, best, high }) => ({ events: sum.events + events, uncounted: sum.uncounted + uncounted, low: sum.low + low, best: sum.best + best, high: sum.high + high }),
    nothing,
  );
}

/** Every month from the first with an event to the last, all kinds together. */
export function monthCounts(months: readonly EventMonth[]): MonthCount[] {
  return everyMonth(months.map(({ month, events }) => ({ month, count: events })));
}
