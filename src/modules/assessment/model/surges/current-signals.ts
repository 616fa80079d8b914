import { findSignals } from "#numbers/surges/signals.ts";
import type { Surge } from "./surge-signal.ts";
import { mondayOf } from "./week.ts";
import type { PlaceSeries, WeekSpan } from "./weekly-series.ts";

/** Changes whenever the same weeks would give other signals or other reasons. */
export const surgeVersion = "1";

/** A signal is about the last weeks of the data; what was unusual before is history, and looked at in the events. */
const weeksCurrent = 4;

/** Evidence over weeks is gathered from here on: a surge that builds up over a quarter is found in it. */
const weeksJudged = 16;

/** Half a year of weeks is shown beside a signal. */
const weeksShown = 26;

/** What is unusual in the last whole weeks of one place, each with its reason, the earliest first. */
export function currentSignals({ place, weeks }: PlaceSeries, span: WeekSpan): Surge[] {
  return findSignals(weeks, Math.max(0, weeks.length - weeksJudged))
    .filter(({ week }) => week >= weeks.length - weeksCurrent)
    .map(({ kind, week, found, events, sources }) => ({
      place, kind, week: mondayOf(span.first + week),
      reason: { found, events, sources, recent: weeks.slice(Math.max(0, week + 1 - weeksShown), week + 1).map((one) => one.events ?? null) },
    }));
}
