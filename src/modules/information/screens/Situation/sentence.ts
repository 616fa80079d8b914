import { countryName } from "#geography/model/countries.ts";
import { useFormat } from "#ui/format.ts";
import { useLanguage, useMessages } from "#ui/messages.ts";
import type { Situation } from "../../model/situation.ts";

/** The sentence that says it first: where, who is at risk, how concerned people are, and when they look again. */
export function useSentence(): (content: Situation) => string {
  const t = useMessages();
  const format = useFormat();
  const { language } = useLanguage();
  return ({ countries, populationsAtRisk, concernLevel, reviewOn }) =>
    t("information.screen.situation.sentence", {
      place: countries.length > 0 ? "yes" : "no",
      countries: format.list(countries.map((code) => countryName(code, language))),
      people: populationsAtRisk.length > 0 ? "yes" : "no",
      populations: format.list(populationsAtRisk.map(({ name }) => name)),
      level: concernLevel ?? "none",
      word: concernLevel === null ? "" : t(`information.concern-level.${concernLevel}`),
      review: reviewOn === null ? "no" : "yes",
      day: reviewOn === null ? "" : format.date(reviewOn),
    });
}
