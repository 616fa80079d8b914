import { join } from "node:path";
import * as v from "valibot";
import { isPredictor } from "#assessment/model/country-table/country-table.ts";
import { proposedColumns } from "#assessment/model/country-table/known-columns.ts";
import { killingTable } from "#assessment/model/killing/killing-table.ts";
import type { CountryYears } from "#numbers/mass-killing/country-years.ts";
import { rowsOf } from "./published-table.ts";

const number = v.pipe(v.string(), v.transform((text) => (text === "" || text === "NA" ? Number.NaN : Number(text))));
const Prepared = v.array(v.objectWithRest({ ewp_name: v.string(), year: number, mk_onset: number }, v.string()));
const OutOfSample = v.array(v.object({
  ewp_name: v.string(), year: number, mk_onset: number, risk_prev: number, rank_prev: number, risk_two_years_prior: number, rank_two_years_prior: number, maxrisk2: number, minrank2: number,
}));
const Final = v.array(v.objectWithRest({ ewp_name: v.string(), "risk.2025and2026.from2024": number, "rank.2025and2026.from2025": number, year_sq: number }, v.string()));
const Weights = v.array(v.object({ variable: v.string(), "coef.full": number }));

/** The country-years from which the forecasts of 2025 were made, by the columns that Vigie proposes for such a table. */
export function readCountryYears(folder: string): CountryYears {
  const rows = v.parse(Prepared, rowsOf(join(folder, "prepared2024predictors-2025-09-03.csv.gz")));
  const columns = proposedColumns(Object.keys(rows[0] ?? {})).filter(({ role }) => isPredictor(role));
  return killingTable(columns, rows.map((row) => ({
    unit: row.ewp_name, year: row.year, onset: row.mk_onset === 1,
    region: columns.filter(({ role }) => role === "region").map(({ name }) => row[name]).join(" "),
    values: columns.map(({ name }) => valueOf(row, name)),
  })));
}

/** A value that stands under a name; NaN where it is empty. Throws RangeError where there is no such column. */
function valueOf(row: Readonly<Record<string, unknown>>, name: string): number {
  const text = row[name];
  if (typeof text === "number") return text;
  if (typeof text !== "string") throw new RangeError(`the file has no column ${name}`);
  return text === "" || text === "NA" ? Number.NaN : Number(text);
}

/** What the project said of each country-year from 1994 to 2024 one and two years before it, and whether a mass killing began in it. */
export function readOutOfSample(folder: string): v.InferOutput<typeof OutOfSample> {
  return v.parse(OutOfSample, rowsOf(join(folder, "FOOSforecasts_3Sep2025.csv.gz")));
}

/** The published forecast of each country for 2025 and 2026, and the log-odds that the published weights give it, which are rounded to four places. */
export function readFinal(folder: string): { readonly country: string; readonly chance: number; readonly rank: number; readonly logOdds: number }[] {
  const weights = v.parse(Weights, rowsOf(join(folder, "coefficients_3Sep2025.csv")));
  return v.parse(Final, rowsOf(join(folder, "final_forecasts_data_3Sep2025.csv"))).map((row) => ({
    country: row.ewp_name, chance: row["risk.2025and2026.from2024"], rank: row["rank.2025and2026.from2025"],
    logOdds: weights.reduce((sum, weight) => sum + weight["coef.full"] * (weight.variable === "(Intercept)" ? 1 : valueOf(row, weight.variable)), 0),
  }));
}
