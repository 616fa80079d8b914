import { countryName } from "#geography/model/countries.ts";
import { useFormat } from "#ui/format.ts";
import { useLanguage, useMessages } from "#ui/messages.ts";
import type { Deaths, ListedEvent } from "./listed-event.ts";

type Place = Pick<ListedEvent, "countryIso3" | "countryName" | "adm1" | "adm2" | "whereDescription" | "latitude" | "longitude">;

/** How the event screens say places, numbers and sides; what the source does not say is left out or said to be unknown. */
export function useEventWords() {
  const t = useMessages();
  const format = useFormat();
  const { language } = useLanguage();
  const degrees = (value: number) => format.number(value, { maximumFractionDigits: 2 });
  const country = ({ countryIso3, countryName: asWritten }: Pick<Place, "countryIso3" | "countryName">) => {
    const known = countryIso3 === null ? undefined : countryName(countryIso3, language);
    // A country that is in no list, such as an exercise's, is called as its source calls it.
    return (known === countryIso3 ? asWritten : known) ?? countryIso3 ?? asWritten ?? t("information.screen.events.country-unknown");
  };
  return {
    country,
    /** A source that gives only the day of the beginning has not said that it goes on. */
    when: (edtf: string) => (edtf.endsWith("/") ? t("information.screen.events.began", { date: format.partialDate(edtf.slice(0, -1)) }) : format.partialDate(edtf)),
    place: ({ whereDescription, adm2, adm1, latitude, longitude }: Place) => {
      const point = latitude === null || longitude === null ? undefined : t("information.screen.events.point", { latitude: degrees(latitude), longitude: degrees(longitude) });
      return whereDescription ?? adm2 ?? adm1 ?? point ?? t("information.screen.events.place-unknown");
    },
    deaths: ({ low, best, high }: Deaths) => {
      if (best === null && low === null && high === null) return t("information.screen.events.deaths-unknown");
      const number = (value: number | null) => (value === null ? t("information.screen.events.unknown") : format.number(value));
      if ((low === best && high === best) || (low === null && high === null)) return number(best);
      return t("information.screen.events.deaths-range", { best: number(best), low: number(low), high: number(high) });
    },
    sides: ({ sideA, sideB }: Pick<ListedEvent, "sideA" | "sideB">) => [sideA, sideB].filter((side) => side !== null),
    kind: (kind: ListedEvent["kind"]) => t(kind === null ? "information.screen.events.kind-unknown" : `information.kind-of-violence.${kind}`),
  };
}
