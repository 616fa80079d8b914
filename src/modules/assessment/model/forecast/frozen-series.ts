import { countries } from "#geography/model/countries.ts";
import { monthNumber } from "#platform/rules/calendar-month.ts";
import type { Basis } from "./compute.ts";

type Deaths = { readonly countryIso3: string; readonly month: string; readonly kind: string; readonly best: number };

/** Deaths month by month, one row for each kind and country with any; a month that nothing is told of had no death of that kind. */
export function seriesOf(deaths: readonly Deaths[], first: number, last: number): Basis["series"][number][] {
  const rows = Map.groupBy(deaths.filter(({ countryIso3, kind }) => countryIso3 !== "" && kind !== ""), ({ kind, countryIso3 }) => `${kind} ${countryIso3}`);
  return [...rows].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, all]) => {
    const counts = new Array<number>(last - first + 1).fill(0);
    for (const { month, best } of all) counts[monthNumber(month) - first] = best;
    return { kind: all[0]?.kind ?? "", unit: all[0]?.countryIso3 ?? "", counts };
  });
}

/** Whom a run forecasts: every State, at peace or not, and whatever else the data name. */
export function unitsOf(series: Basis["series"]): string[] {
  const states = countries.filter(({ status }) => status === "member-state" || status === "observer-state").map(({ iso3 }) => iso3);
  return [...new Set([...states, ...series.map(({ unit }) => unit)])].toSorted();
}
