import { join } from "node:path";
import * as v from "valibot";
import { countryYearsOf, type CountryYears, type Family } from "#numbers/mass-killing/country-years.ts";
import type { Derivation } from "#numbers/mass-killing/predictors.ts";
import { rowsOf } from "./published-table.ts";

/** The predictors of the Early Warning Project by what they are about. Whatever tells what began after a row's year is not among them. */
const published = {
  structure: ["popsize.log2", "gdppcgrowth", "un_imr_sqrt", "efindex", "newcountry", "countryage.new.log2", "year_sq", "reg.na", "reg.eap", "reg.sca", "reg.mna", "reg.eur", "includesnonstate"],
  politics: [
    "v2csgender_binary", "v2mecenefm_binary", "partyban.new.0", "partyban.new.1", "partyban.new.2", "minorityrule", "judicialreform", "religiousfreedom", "pol_killing_approved", "freediscussion", "social_inequality",
    "even_civilrights", "repress_civilsoc", "social_power_dist", "ses_power_dist", "discrimpop", "ios.iccpr1", "coup.try.5yr",
  ],
  violence: ["battledeaths.log2"],
  "past-killings": ["widetargeting", "narrowtargeting", "mk_ongoing_count_log2", "mean_mk_onset_interaction", "mk_onset_prev_year", "mk_ever"],
} as const satisfies Partial<Record<Family, readonly string[]>>;

const columns = [
  ...published.structure.map((name) => ({ name, family: "structure" as const })),
  ...published.politics.map((name) => ({ name, family: "politics" as const })),
  ...published.violence.map((name) => ({ name, family: "violence" as const })),
  ...published["past-killings"].map((name) => ({ name, family: "past-killings" as const })),
];

/** What Vigie makes of them. */
export const derivation: Derivation = {
  decayed: ["battledeaths.log2", "mk_ongoing_count_log2", "gdppcgrowth"],
  changes: [
    { name: "battledeaths.log2", years: 1 }, { name: "freediscussion", years: 1 }, { name: "freediscussion", years: 3 }, { name: "pol_killing_approved", years: 3 }, { name: "coup.try.5yr", years: 1 },
    { name: "ses_power_dist", years: 5 }, { name: "un_imr_sqrt", years: 5 },
  ],
  surroundings: ["battledeaths.log2", "coup.try.5yr", "newcountry"],
};

const number = v.pipe(v.string(), v.transform((text) => (text === "" || text === "NA" ? Number.NaN : Number(text))));
const Prepared = v.array(v.objectWithRest({ ewp_name: v.string(), year: number, mk_onset: number }, v.string()));
const OutOfSample = v.array(v.object({
  ewp_name: v.string(), year: number, mk_onset: number, risk_prev: number, rank_prev: number, risk_two_years_prior: number, rank_two_years_prior: number, maxrisk2: number, minrank2: number,
}));
const Final = v.array(v.objectWithRest({ ewp_name: v.string(), "risk.2025and2026.from2024": number, "rank.2025and2026.from2025": number, year_sq: number }, v.string()));
const Weights = v.array(v.object({ variable: v.string(), "coef.full": number }));

/** The country-years from which the forecasts of 2025 were made. */
export function readCountryYears(folder: string): CountryYears {
  const rows = v.parse(Prepared, rowsOf(join(folder, "prepared2024predictors-2025-09-03.csv.gz")));
  return countryYearsOf(columns, rows.map((row) => ({
    country: row.ewp_name, year: row.year, onset: row.mk_onset === 1,
    region: ["reg.na", "reg.eap", "reg.sca", "reg.mna", "reg.eur"].find((name) => row[name] === "1") ?? "reg.ssa",
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
