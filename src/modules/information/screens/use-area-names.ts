import { useQueries } from "@tanstack/react-query";
import { AreaNames } from "#geography/contract.ts";
import { areaName } from "#geography/model/area.ts";
import { api } from "#ui/api.ts";
import { useLanguage } from "#ui/messages.ts";

export type NamedArea = { readonly pcode: string; readonly name: string };

/** Areas of some countries by their names in the reader's language; none where no boundaries are installed, or not yet here. */
export function useAreaNames(countries: readonly string[]): readonly NamedArea[] {
  const { language } = useLanguage();
  const found = useQueries({
    queries: countries.map((country) => ({ queryKey: ["geography.area", country, "names"], queryFn: () => api.get("/api/areas/names", { country }, AreaNames), staleTime: 3_600_000 })),
  });
  return found.flatMap(({ data }) => (data?.areas ?? []).map((area) => ({ pcode: area.pcode, name: areaName(area, language) })));
}

/** "Oumé Plain (KX01)", or the code alone where no name is known. */
export function areaWords(pcode: string, known: readonly NamedArea[]): string {
  const area = known.find((one) => one.pcode === pcode);
  return area === undefined ? pcode : `${area.name} (${pcode})`;
}

/** The code of what was typed: the words of an area, its name where only one has it, or a code as it is. */
export function areaCodeOf(typed: string, known: readonly NamedArea[]): string {
  const wanted = typed.trim();
  const said = known.find(({ pcode }) => areaWords(pcode, known) === wanted);
  const named = known.filter(({ name }) => name.toLowerCase() === wanted.toLowerCase());
  return said?.pcode ?? (named.length === 1 ? named[0]?.pcode : undefined) ?? wanted;
}
