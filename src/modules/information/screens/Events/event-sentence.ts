import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { spanOf } from "../every-month.ts";
import { monthCounts, totalOf, type EventMonth } from "../event-months.ts";
import { useEventWords } from "../event-words.ts";
import type { EventQuery } from "./event-query.ts";

/** How many, where, when and how many dead, as far as the data sets say. */
export function useEventSentence() {
  const t = useMessages();
  const format = useFormat();
  const words = useEventWords();
  return (months: readonly EventMonth[], query: EventQuery) => {
    const { events, uncounted, ...deaths } = totalOf(months);
    const span = spanOf(months);
    return t("information.screen.events.sentence", {
      events,
      where: query.country === undefined ? "" : words.country({ countryIso3: query.country, countryName: null }),
      isSomewhere: query.country === undefined ? "no" : "yes",
      from: format.month(span?.first ?? "0000-01"),
      to: format.month(span?.last ?? "0000-01"),
      isOneMonth: span?.first === span?.last ? "yes" : "no",
      best: deaths.best,
      low: deaths.low,
      high: deaths.high,
      uncounted,
    });
  };
}

export function useMonthsSummary() {
  const t = useMessages();
  const format = useFormat();
  return (months: readonly EventMonth[]) => {
    const counts = monthCounts(months);
    const most = counts.reduce((most, one) => (one.count > most.count ? one : most), { month: "0000-01", count: 0 });
    return t("information.screen.events.months-summary", { month: format.month(most.month), events: most.count, without: counts.filter(({ count }) => count === 0).length });
  };
}
