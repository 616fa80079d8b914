import type { ColumnRole, TableColumn } from "./country-table.ts";

const all = (role: ColumnRole, names: readonly string[]) => names.map((name): [string, ColumnRole] => [name, role]);

/** The columns of the Statistical Risk Assessment of the Early Warning Project (edition of 2025) by what they are about. */
const known: ReadonlyMap<string, ColumnRole> = new Map([
  ...all("structure", ["popsize.log2", "gdppcgrowth", "un_imr_sqrt", "efindex", "newcountry", "countryage.new.log2", "year_sq", "includesnonstate"]),
  ...all("region", ["reg.na", "reg.eap", "reg.sca", "reg.mna", "reg.eur"]),
  ...all("politics", [
    "v2csgender_binary", "v2mecenefm_binary", "partyban.new.0", "partyban.new.1", "partyban.new.2", "minorityrule", "judicialreform", "religiousfreedom", "pol_killing_approved", "freediscussion", "social_inequality",
    "even_civilrights", "repress_civilsoc", "social_power_dist", "ses_power_dist", "discrimpop", "ios.iccpr1", "coup.try.5yr",
  ]),
  ...all("violence", ["battledeaths.log2"]),
  ...all("past-killings", ["widetargeting", "narrowtargeting", "mk_ongoing_count_log2", "mean_mk_onset_interaction", "mk_onset_prev_year", "mk_ever"]),
  ...all("onset", ["mk_onset"]),
  // The first is the name of the country beside its number; the others tell what came after the year.
  ...all("left-out", ["ewp_name", "mk_onset_1or2", "mk_onset_1", "mk_onset_2"]),
]);

/** Names under which tables say which country and which year, the ones preferred first. */
const named = { country: ["iso3", "country_iso3", "iso_a3", "iso", "ccode", "cowcode", "gwcode", "gwno", "country", "country_name"], year: ["year", "annee", "jahr"] } as const;

/** Words in names of columns that say what a column is about. */
const hints = [
  ["left-out", /^(.*_)?(id|name|code|version)$|(^|[._])(next|lead|future|within)([._]|$)|_t[+_]?[12]$/],
  ["region", /^region$|^reg(ion)?[._]/],
  ["past-killings", /^mk|mass.?kill|genocid|politicid/],
  ["violence", /death|battle|violen|conflict|war(?!d)|fatal|attack/],
  ["politics", /^v2|polity|regime|democr|civil|repress|elite|coup|elect|party|right|freedom|discrim|judic|govern/],
] as const satisfies readonly (readonly [ColumnRole, RegExp])[];

/** What the columns of a table seem to be, for a person to look at. One that nothing is known of is taken for structure; a table whose countries nobody finds has a column to be chosen. */
export function proposedColumns(header: readonly string[]): TableColumn[] {
  const lower = header.map((name) => name.trim().toLowerCase());
  const at = (names: readonly string[]) => lower.indexOf(names.find((name) => lower.includes(name)) ?? "");
  const [country, year] = [at(named.country), at(named.year)];
  return header.map((name, index) => ({ name: name.trim(), role: index === country ? "country" : index === year ? "year" : proposedRole(lower[index] ?? "") }));
}

function proposedRole(name: string): ColumnRole {
  if (["onset", "mk_start", "mkstart"].includes(name)) return "onset";
  if (named.country.some((one) => one === name)) return "left-out";
  return known.get(name) ?? hints.find(([, pattern]) => pattern.test(name))?.[0] ?? "structure";
}
