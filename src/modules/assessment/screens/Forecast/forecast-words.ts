import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import type { Figures } from "../../model/forecast/figures.ts";

/** How the screens say numbers that nobody knows yet. */
export function useForecastWords() {
  const t = useMessages();
  const format = useFormat();
  const between = ([low, high]: readonly [number, number]) => (low === high ? format.number(low) : t("assessment.screen.forecast.between", { low, high }));
  return {
    between,
    /** A chance is never said to be none or certain: a thousand draws cannot know that. */
    chance: (share: number) => {
      if (share < 0.01) return t("assessment.screen.forecast.below", { share: format.percent(0.01) });
      return share > 0.99 ? t("assessment.screen.forecast.above", { share: format.percent(0.99) }) : format.percent(share);
    },
    range: ({ median, most }: Figures) => t("assessment.screen.forecast.range", { median, range: between(most) }),
  };
}
