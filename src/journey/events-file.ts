import { country, perpetrators } from "./story.ts";

const columns = [
  "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name",
  "side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office", "source_date", "source_headline",
  "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region",
  "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
] as const;
type Row = Partial<Record<(typeof columns)[number], string>>;

const places = [["Hvannar", "64.90", "-19.20"], ["Selmyra", "64.60", "-20.10"], ["Oddvik", "65.20", "-18.40"], ["Kaldhamar", "64.20", "-17.00"]] as const;
const conflicts = [
  { name: "Plain: Water", dyad: "Plain Guard - River Front", sides: ["Plain Guard", "River Front"], kind: "1" },
  { name: "Northern Herders - Southern Herders", dyad: "Northern Herders - Southern Herders", sides: ["Northern Herders", "Southern Herders"], kind: "2" },
] as const;

export type EventsFile = { readonly name: string; readonly text: string; readonly rows: number; readonly events: number; readonly water: number };

/**
 * A file of events in the layout of 49 columns, in the year before today: two conflicts, one attack on civilians eight days ago, and
 * one row that nobody can read.
 */
export function eventsFile(count: number, today: Date): EventsFile {
  const ago = (days: number) => new Date(today.getTime() - days * 86_400_000);
  const row = (id: number, date: Date, given: Row): Row => {
    const day = date.toISOString().slice(0, 10);
    return { id: String(id), relid: `HVA-${id}`, year: day.slice(0, 4), active_year: "true", code_status: "Clear", number_of_sources: "1", source_office: "Radio Oddvik", where_prec: "1", event_clarity: "1", date_prec: "1", date_start: day, date_end: day, country: country.name, country_id: "395", region: "Europe", ...given };
  };
  const fights = Array.from({ length: count }, (_, index) => {
    const [place, latitude, longitude] = places[index % places.length]!;
    const { name, dyad, sides, kind } = conflicts[index % 3 === 0 ? 1 : 0]!;
    return row(10_000 + index, ago(10 + (index % 350)), { type_of_violence: kind, conflict_name: name, dyad_name: dyad, side_a: sides[0], side_b: sides[1], where_description: place, adm_1: "North", latitude, longitude, low: "0", best: String(index % 3), high: "4", deaths_unknown: String(index % 3) });
  });
  const well = row(9_001, ago(8), {
    type_of_violence: "3", conflict_name: `${perpetrators} - Civilians`, dyad_name: `${perpetrators} - Civilians`, side_a: perpetrators, side_b: "Civilians", source_headline: "Deaths at the well", where_description: "Hvannar well",
    adm_1: "North", latitude: "64.91", longitude: "-19.21", low: "5", best: "7", high: "9", deaths_civilians: "7",
  });
  const unreadable = row(9_002, ago(9), { type_of_violence: "1", conflict_name: "Plain: Water", side_a: "A", side_b: "B", latitude: "north", longitude: "-19", low: "1", best: "1", high: "1" });
  const all = [...fights, well, unreadable];
  const text = [columns.join(","), ...all.map((one) => columns.map((column) => one[column] ?? "").join(","))].join("\n");
  return { name: "GEDEvent_v26_1.csv", text, rows: all.length, events: all.length - 1, water: fights.filter(({ conflict_name }) => conflict_name === "Plain: Water").length };
}
