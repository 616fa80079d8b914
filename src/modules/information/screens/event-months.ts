import * as v from "valibot";
import { eventKinds } from "../model/event.ts";

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

export type EventTotals = { readonly events: number; readonly uncounted: number; readonly low: number; readonly best: number; readonly high: number };
const nothing: EventTotals = { events: 0, uncounted: 0, low: 0, best: 0, high: 0 };

export function totalOf(months: readonly EventMonth[]): EventTotals {
  return months.reduce(
    (sum, { events, uncounted, low, best, high }) => ({ events: sum.events + events, uncounted: sum.uncounted + uncounted, low: sum.low + low, best: sum.best + best, high: sum.high + high }),
    nothing,
  );
}

/** First and last month with an event; nothing when there are none. */
export function spanOf(months: readonly EventMonth[]): { readonly first: string; readonly last: string } | undefined {
  const sorted = months.map(({ month }) => month).toSorted();
  const [first, last] = [sorted[0], sorted.at(-1)];
  return first === undefined || last === undefined ? undefined : { first, last };
}

/** Every month from the first with an event to the last, all kinds together. */
export function monthCounts(months: readonly EventMonth[]): { month: string; count: number }[] {
  const span = spanOf(months);
  if (!span) return [];
  const counts = new Map<string, number>();
  for (const { month, events } of months) counts.set(month, (counts.get(month) ?? 0) + events);
  return monthsBetween(span.first, span.last).map((month) => ({ month, count: counts.get(month) ?? 0 }));
}

function monthsBetween(first: string, last: string): string[] {
  const [from, to] = [numberOf(first), numberOf(last)];
  return Array.from({ length: to - from + 1 }, (_, index) => nameOf(from + index));
}

function numberOf(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

function nameOf(number: number): string {
  return `${String(Math.floor(number / 12)).padStart(4, "0")}-${String((number % 12) + 1).padStart(2, "0")}`;
}
