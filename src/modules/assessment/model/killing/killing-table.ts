import { countryYearsOf, type CountryYears, type Family } from "#numbers/mass-killing/country-years.ts";
import type { Derivation } from "#numbers/mass-killing/predictors.ts";
import { isPredictor, type ColumnRole, type TableColumn } from "../country-table/country-table.ts";
import type { CountryRow } from "../country-table/read-table.ts";

/** Rows of a table that says where mass killings began, for the learners. Throws RangeError for rows that were not checked when they were read. */
export function killingTable(columns: readonly TableColumn[], rows: readonly CountryRow[]): CountryYears {
  const predictors = columns.filter(({ role }) => isPredictor(role)).map(({ name, role }) => ({ name, family: familyOf(role) }));
  return countryYearsOf(predictors, rows.map(({ unit, year, onset, region, values }) => ({ country: unit, year, region, onset: onset === true, values: values.map((value) => value ?? Number.NaN) })));
}

function familyOf(role: ColumnRole): Family {
  return role === "politics" || role === "violence" || role === "past-killings" ? role : "structure";
}

/** What is made of the columns of the Early Warning Project: chosen by forecasts for 1974 to 1993 (docs/methods/mass-killing.md). */
export const assessmentDerivation: Derivation = {
  decayed: ["battledeaths.log2", "mk_ongoing_count_log2", "gdppcgrowth"],
  changes: [
    { name: "battledeaths.log2", years: 1 }, { name: "freediscussion", years: 1 }, { name: "freediscussion", years: 3 }, { name: "pol_killing_approved", years: 3 }, { name: "coup.try.5yr", years: 1 },
    { name: "ses_power_dist", years: 5 }, { name: "un_imr_sqrt", years: 5 },
  ],
  surroundings: ["battledeaths.log2", "coup.try.5yr", "newcountry"],
};

/** So many columns of violence and of politics are looked at over time in a table of other columns: the first ones. */
const mostDerived = 5;

/** What is made of the columns of a table: of one with other columns, the past of its violence, how its politics changed, and the violence around. */
export function derivationOf({ names, families }: Pick<CountryYears, "names" | "families">): Derivation {
  const { decayed, changes, surroundings } = assessmentDerivation;
  if ([...decayed, ...surroundings, ...changes.map(({ name }) => name)].every((name) => names.includes(name))) return assessmentDerivation;
  const of = (family: Family) => names.filter((_, place) => families[place] === family).slice(0, mostDerived);
  return { decayed: of("violence"), changes: [...of("violence").map((name) => ({ name, years: 1 })), ...of("politics").map((name) => ({ name, years: 3 }))], surroundings: of("violence") };
}
