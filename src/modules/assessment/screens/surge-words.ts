import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { isolate } from "#ui/text/isolate.ts";
import type { SaidSurge } from "../contract.ts";
import { mondayOf, sundayAfter, weekNumber } from "../model/surges/week.ts";

export const surgesPath = "surge-signals";

type Place = Pick<SaidSurge, "countryIso3" | "countryName" | "area" | "violence" | "actor">;

/** How a signal is said: what was counted, where and in which week, and what is usual instead. Without the list of all countries, which Watch does not carry. */
export function useSurgeWords() {
  const t = useMessages();
  const format = useFormat();
  const place = ({ area, violence, actor, countryName, countryIso3 }: Place) => {
    const country = isolate(countryName ?? countryIso3);
    if (actor !== null) return t("assessment.surge.with-actor", { actor: isolate(actor), country });
    if (violence !== null) return t(`assessment.surge.of-violence.${violence}`, { country });
    return area === null ? country : t("assessment.surge.area", { area: isolate(area), country });
  };
  return {
    place,
    sentence: (surge: SaidSurge) => {
      const { found, events, sources } = surge.reason;
      const against = surge.kind === "sources-fell" ? sources : events;
      const { observed = 0, expected = 0, low = 0, high = 0 } = against ?? {};
      return t(`assessment.surge.${surge.kind}.${found}`, { place: place(surge), week: format.date(surge.week), observed, expected: format.number(expected, { maximumFractionDigits: 1 }), low, high });
    },
  };
}

/** So many weeks before a silence, or before what grew over weeks, belong to it: a week in which nothing was told cannot be looked at alone. */
const weeksBefore = 8;

/** The events a signal was counted from, in the list of events. */
export function eventsOfSurge({ countryIso3, area, violence, actor, dataset, kind, week, reason }: SaidSurge): string {
  const isOneWeek = kind === "surge" && reason.found === "in-one-week";
  const from = isOneWeek ? week : mondayOf(weekNumber(week) - weeksBefore);
  return `/events?${new URLSearchParams({ country: countryIso3, from, to: sundayAfter(week), ...(area === null ? {} : { area }), ...(violence === null ? {} : { kind: violence }), ...(actor === null ? {} : { actor }), dataset })}`;
}
