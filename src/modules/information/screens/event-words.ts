import { countryName } from "#geography/model/countries.ts";
import { useFormat } from "#ui/format.ts";
import { useLanguage, useMessages } from "#ui/messages.ts";
import type { Deaths, ListedEvent } from "./listed-event.ts";

type Place = Pick<ListedEvent, "countryIso3" | "countryName" | "adm1" | "adm2" | "whereDescription">;

/** How the event screens say places, numbers and sides; what the source does not say is left out or said to be unknown. */
export function useEventWords() {
  const t = useMessages();
  const format = useFormat();
  const { language } = useLanguage();
  const country = ({ countryIso3, countryName: asWritten }: Pick<Place, "countryIso3" | "countryName">) => {
    const known = countryIso3 === null ? undefined : countryName(countryIso3, language);
    // A country that is in no list, such as an exercise's, is called as its source calls it.
    return (known === countryIso3 ? asWritten : known) ?? countryIso3 ?? asWritten ?? t("information.screen.events.country-unknown");
  };
  return {
    country,
    place: ({ whereDescription, adm2, adm1 }: Place) => whereDescription ?? adm2 ?? adm1 ?? t("information.screen.events.place-unknown"),
    deaths: ({ low, best, high }: Deaths) => {
      if (best === null && low === null && high === null) return t("information.screen.events.deaths-unknown");
      const number = (value: number | null) => (value === null ? t("information.screen.events.unknown") : format.number(value));
      if (low === best && high === best) return number(best);
      return t("information.screen.events.deaths-range", { best: number(best), low: number(low), high: number(high) });
    },
    sides: ({ sideA, sideB }: Pick<ListedEvent, "sideA" | "sideB">) => [sideA, sideB].filter((side) => side !== null),
    kind: (kind: ListedEvent["kind"]) => t(kind === null ? "information.screen.events.kind-unknown" : `information.kind-of-violence.${kind}`),
  };
}
