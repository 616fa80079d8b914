import { csvLine } from "#platform/rules/csv-line.ts";

/** Rows as the publisher of UCDP GED lays them out, with invented events; tests change what they are about. */
const soundRow = {
  id: "1", relid: "TAR-2016-1-1-1", code_status: "Clear", type_of_violence: "1", conflict_name: "Tarvo: Government", dyad_name: "Government of Tarvo - Free Valley",
  side_a: "Government of Tarvo", side_b: "Free Valley", source_headline: "Shelling of the market", source_article: "Radio Ombrel", country: "France", adm_1: "Upper Ombrel",
  where_description: "Orra village", latitude: "10.25", longitude: "20.25", where_prec: "1", date_prec: "1", date_start: "2016-06-05", date_end: "2016-06-05",
  low: "2", best: "3", high: "5",
};
export type ExampleRow = Partial<Record<keyof typeof soundRow, string>>;

export function ucdpText(rows: Iterable<ExampleRow>): string {
  const header = Object.keys(soundRow);
  const lines = [csvLine(header)];
  for (const row of rows) lines.push(csvLine(Object.values({ ...soundRow, ...row })));
  return lines.join("");
}

const soundExtract = {
  id: "1", year: "2016", month: "6", day: "5", country: "France", type_of_violence: "State-based violence", conflict_name: "Tarvo: Government",
  side_a: "Government of Tarvo", side_b: "Free Valley", latitude: "10.25", longitude: "20.25", low_death: "2", best_death: "3", high_death: "5",
};

export function extractText(rows: Iterable<Partial<Record<keyof typeof soundExtract, string>>>): string {
  return [csvLine(Object.keys(soundExtract)), ...[...rows].map((row) => csvLine(Object.values({ ...soundExtract, ...row })))].join("");
}
