import { useEventWords } from "#information/screens/event-words.ts";
import { useAreaNames } from "#information/screens/use-area-names.ts";
import { useMessages } from "#ui/messages.ts";

/** Names of what is foretold: a country, or an area with its country, "Oumé Plain, Kasuria". Until its names are here, an area is told by its code. */
export function useUnitWords(units: readonly string[]): (unit: string) => string {
  const t = useMessages();
  const words = useEventWords();
  const parts = (unit: string) => ({ countryIso3: unit.slice(0, 3), code: unit.slice(4) });
  const countries = [...new Set(units.filter((unit) => unit.length > 3).map((unit) => unit.slice(0, 3)))].toSorted();
  const names = new Map(useAreaNames(countries).map(({ pcode, name }) => [pcode, name]));
  return (unit) => {
    const { countryIso3, code } = parts(unit);
    const country = words.country({ countryIso3, countryName: null });
    return code === "" ? country : t("assessment.screen.forecast.area-in", { area: names.get(code) ?? code, country });
  };
}
