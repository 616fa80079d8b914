import type { Structure } from "#numbers/forecast/structure.ts";
import { isPredictor, type TableColumn } from "../country-table/country-table.ts";
import type { CountryRow } from "../country-table/read-table.ts";

/** The columns of the Early Warning Project that onsets are best told by, chosen on windows before 2018 (docs/decisions/0027). */
export const onsetColumns: readonly string[] = ["popsize.log2", "un_imr_sqrt", "freediscussion", "discrimpop", "coup.try.5yr", "efindex", "ses_power_dist", "gdppcgrowth", "countryage.new.log2"];

/** What of a table is heard in forecasts of deaths: the columns known to tell onsets where a table has them all, otherwise those of land and people and of politics. What it tells of violence is in the events already. */
export function structureOf(columns: readonly TableColumn[], rows: readonly CountryRow[]): Structure {
  const predictors = columns.filter(({ role }) => isPredictor(role)).map((column, place) => ({ ...column, place }));
  const isKnown = onsetColumns.every((name) => predictors.some((column) => column.name === name));
  const heard = predictors.filter(({ name, role }) => (isKnown ? onsetColumns.includes(name) : role === "structure" || role === "politics"));
  return { columns: heard.map(({ name }) => name), rows: rows.map(({ unit, year, values }) => ({ unit, year, values: heard.map(({ place }) => values[place] ?? undefined) })) };
}
