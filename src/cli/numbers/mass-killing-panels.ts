import { join } from "node:path";
import * as v from "valibot";
import { rowsOf, type Compared, type PublishedTable } from "./published-table.ts";

/** How much of what is rare the older panels hold, and who led the forecasts of 2015. */
export const panelsTable: PublishedTable = { folder: "mass-killing-panels", compare: (folder) => [...onsetCounts(folder), ...forecasts2015(folder)] };

/** Published counts by file and column. */
const counts = [
  ["freire_uzonyi_country_years_1945_2013.csv.gz", "MKstart", "onsets of state-sponsored mass killing", 114],
  ["freire_uzonyi_country_years_1945_2013.csv.gz", "MKongoing", "country-years of state-sponsored mass killing", 1_417],
  ["freire_uzonyi_country_years_1945_2013.csv.gz", "uamkstart", "onsets, stricter list", 43],
  ["freire_uzonyi_country_years_1945_2013.csv.gz", "uamkongoing", "country-years, stricter list", 292],
  ["mkl.csv.gz", "mkl.start", "onsets of state-led mass killing", 115],
  ["pit.csv.gz", "pit.reg.onset", "onsets of adverse regime change", 122],
  ["pit.csv.gz", "pit.rev.onset", "onsets of revolutionary war", 70],
  ["pit.csv.gz", "pit.eth.onset", "onsets of ethnic war", 84],
  ["pit.csv.gz", "pit.gen.onset", "onsets of genocide or politicide", 44],
] as const;

const Row = v.record(v.string(), v.string());
const Forecasts = v.array(v.object({ country: v.string(), "mean.p": v.string(), "rf.p": v.string(), "threat.p": v.string(), "harff.p": v.string() }));

function onsetCounts(folder: string): Compared[] {
  const files = new Map([...new Set(counts.map(([file]) => file))].map((file) => [file, v.parse(v.array(Row), rowsOf(join(folder, file)))]));
  return counts.map(([file, column, measure, published]) => ({
    what: file.split(/[_.]/)[0] ?? file, measure, published,
    ours: (files.get(file) ?? []).filter((row) => Number(row[column]) === 1).length,
  }));
}

/** The mean of three models (random forest, threat of coups and wars, Harff's), computed anew from them. */
function forecasts2015(folder: string): Compared[] {
  const rows = v.parse(Forecasts, rowsOf(join(folder, "ewp.forecasts.2015.csv"))).map((row) => {
    const parts = [row["rf.p"], row["threat.p"], row["harff.p"]].filter((text) => text !== "NA" && text !== "").map(Number);
    return { country: row.country, chance: parts.reduce((sum, part) => sum + part, 0) / parts.length, published: Number(row["mean.p"]) };
  }).toSorted((one, other) => other.chance - one.chance);
  return [
    ...rows.slice(0, 10).map(({ country, chance, published }) => ({ what: `2015: ${country}`, measure: "mean chance of three models, %", ours: 100 * chance, published: 100 * published })),
    { what: "2015", measure: "largest distance of any mean, %", ours: 100 * Math.max(...rows.map(({ chance, published }) => Math.abs(chance - published))), published: 0 },
  ];
}
