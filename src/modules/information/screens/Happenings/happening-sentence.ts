import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import type { HappeningMonths } from "../../model/happening-months.ts";
import { asksForDays } from "../../model/happening-filter.ts";
import { spanOf } from "../every-month.ts";
import type { HappeningQuery } from "./happening-query.ts";
import type { Room } from "./room.ts";

/** How many, from when to when, how many of vague date, and how many without one: those nobody finds by a date. */
export function useHappeningSentence() {
  const t = useMessages();
  const format = useFormat();
  return ({ noun }: Room, { items, total, spread, undated, repeated }: HappeningMonths, query: HappeningQuery) => {
    const span = spanOf(items);
    const sentence = t("information.screen.list.sentence", {
      records: t(`information.screen.list.count.${noun}`, { count: total }),
      dated: span === undefined ? "no" : span.first === span.last ? "once" : "yes",
      from: format.month(span?.first ?? "0000-01"),
      to: format.month(span?.last ?? "0000-01"),
      spread,
      undated,
      isAsked: asksForDays(query) ? "yes" : "no",
    });
    return repeated === 0 ? sentence : `${sentence} ${t("information.screen.list.repeated", { repeated, own: total - repeated })}`;
  };
}
