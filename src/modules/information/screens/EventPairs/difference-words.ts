import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import type { EventDifference } from "../../model/event-pair.ts";

/** How two accounts differ in a field, in a few words. */
export function useDifferenceWords(): (difference: EventDifference) => string {
  const t = useMessages();
  const format = useFormat();
  return ({ field, how, amount }) => {
    if (amount === null && field === "place" && how === "different") return t("information.screen.pairs.difference.place.elsewhere");
    return t(`information.screen.pairs.difference.${field}.${how}`, { amount: amount ?? 0, number: format.number(amount ?? 0) });
  };
}
