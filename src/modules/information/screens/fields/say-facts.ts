import { countryName } from "#geography/model/countries.ts";
import { formatRange, type Counted, type CountRange } from "#platform/rules/range.ts";
import { useFormat } from "#ui/format.ts";
import { useLanguage, useMessages } from "#ui/messages.ts";
import { isolate } from "#ui/text/isolate.ts";
import type { Perpetrator } from "../../model/agreement.ts";
import type { Place } from "../../model/place.ts";

/** Dates, places, numbers and names as the screens say them; what is not known is said to be unknown. Names inside are isolated already. */
export function useFacts() {
  const t = useMessages();
  const format = useFormat();
  const { language } = useLanguage();
  const point = ({ latitude, longitude }: Place) => (latitude === null || longitude === null ? "" : `${format.number(latitude, { maximumFractionDigits: 5 })}, ${format.number(longitude, { maximumFractionDigits: 5 })}`);
  const count = (range: CountRange) => (range.low === null && range.best === null && range.high === null ? t("ui.not-known") : formatRange(range, language, (word, values) => t(`platform.count.${word}`, values)));
  return {
    date: (edtf: string) => format.partialDate(edtf),
    count,
    /** "30–50 (best 40) · from a list of names", where somebody said how it was counted. */
    counted: (range: Counted) => (range.method === undefined ? count(range) : [count(range), t(`information.count-method.${range.method}`)].join(" \u00b7 ")),
    /** "Belen (Chad, TD0102; 12.5, 18.25, in this place)", as far as each is known. */
    place: (place: Place) => {
      const country = place.country === null ? [] : [countryName(place.country, language)];
      const area = [...(place.said === "" ? [] : country), ...(place.pcode === null ? [] : [place.pcode])];
      const where = place.latitude === null ? [] : [point(place)];
      const precision = place.precision === "unknown" ? [] : [t(`information.precision.${place.precision}`)];
      const rest = [...area, ...where, ...precision].map(isolate);
      const name = place.said === "" ? (country[0] ?? t("information.screen.place.unnamed")) : place.said;
      return rest.length === 0 ? isolate(name) : t("information.screen.place.in-words", { name: isolate(name), rest: rest.join(" \u00b7 ") });
    },
    /** The same for a sentence: the name and the country only. */
    placeName: ({ said, country }: Place) => {
      const name = country === null ? undefined : countryName(country, language);
      if (said === "") return name ?? t("information.screen.place.unnamed");
      return name === undefined ? isolate(said) : t("information.screen.place.in-words", { name: isolate(said), rest: isolate(name) });
    },
    perpetrator: ({ name, involvement }: Perpetrator) => {
      const who = name === "" ? t("ui.not-known") : name;
      return involvement === "unknown" ? isolate(who) : t("information.screen.perpetrator.in-words", { name: isolate(who), involvement: t(`information.involvement.${involvement}`) });
    },
    acts: (types: readonly string[]) => format.list(types.map((type) => t(`information.act-type.${type}`))),
  };
}
