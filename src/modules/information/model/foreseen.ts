import { parsePartialDate, type PartialDate } from "#platform/rules/edtf.ts";
import type { Situation } from "./situation.ts";

type Trigger = Situation["triggers"][number];
export type Foreseen = { readonly what: string; readonly when: PartialDate; readonly lastDay: string };

/**
 * The triggers that may come between two days, soonest to be over first. One whose day is known only roughly is foreseen from its first
 * possible day until its last one has passed; one without a known end is foreseen on the day it begins.
 */
export function foreseenBetween(triggers: readonly Trigger[], from: string, until: string): Foreseen[] {
  return triggers
    .flatMap(({ what, when }) => {
      const { earliest, latest } = parsePartialDate(when) ?? { earliest: null, latest: null };
      const [firstDay, lastDay] = [earliest ?? latest, latest ?? earliest];
      return firstDay !== null && lastDay !== null && firstDay <= until && lastDay >= from ? [{ what, when, lastDay }] : [];
    })
    .toSorted((one, other) => one.lastDay.localeCompare(other.lastDay));
}
