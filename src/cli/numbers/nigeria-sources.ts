import { join } from "node:path";
import * as v from "valibot";
import type { EventRecord } from "#numbers/matching/events.ts";
import type { ListedEvent } from "#numbers/matching/window-rule.ts";
import { rowsOf } from "./published-table.ts";
import { readTaxonomy } from "./taxonomies.ts";

/** An entry of one of the four sources, as the rule of MELTT sees it and as Vigie does. */
export type Entry = { readonly list: string; readonly listed: ListedEvent; readonly event: EventRecord };

type Row = Readonly<Record<string, string>>;
type Told = { readonly first: string; readonly last: string; readonly latitude: string; readonly longitude: string; readonly actor: string; readonly kind: string; readonly precision: string; readonly dead: readonly string[]; readonly text: readonly string[] };

/** The columns of each source, read as the authors' own script reads them: demonstrations with deaths are riots. The order is theirs, too. */
const sources: Readonly<Record<string, (get: (name: string) => string) => Told>> = {
  acled: (get) => ({
    first: get("EVENT_DATE"), last: get("EVENT_DATE"), latitude: get("LATITUDE"), longitude: get("LONGITUDE"), actor: get("ACTOR1"), precision: get("GEO_PRECISION"), dead: [get("FATALITIES")],
    kind: get("EVENT_TYPE") !== "Riots/Protests" ? get("EVENT_TYPE") : Number(get("FATALITIES")) > 0 ? "Riots" : "Protests", text: ["NOTES", "ACTOR1", "ACTOR2", "LOCATION", "ADMIN2"].map(get),
  }),
  ged: (get) => ({
    first: get("date_start"), last: get("date_end"), latitude: get("latitude"), longitude: get("longitude"), actor: get("side_a"), precision: get("where_prec"), dead: ["low_est", "best_est", "high_est"].map(get),
    kind: get("type_of_violence"), text: ["source_article", "where_description", "dyad_name", "adm_2"].map(get),
  }),
  gtd: (get) => {
    const day = `${get("iyear")}-${get("imonth").padStart(2, "0")}-${get("iday").padStart(2, "0")}`;
    return { first: day, last: day, latitude: get("latitude"), longitude: get("longitude"), actor: get("gname"), precision: get("specificity"), dead: [get("nkill")], kind: get("attacktype1"), text: ["summary", "city", "gname", "target1"].map(get) };
  },
  scad: (get) => ({
    first: get("startdate"), last: get("enddate"), latitude: get("latitude"), longitude: get("longitude"), actor: get("actor1"), precision: get("locnum"), dead: [get("ndeath")],
    kind: get("etype"), text: ["issuenote", "elocal", "actor1", "target1"].map(get),
  }),
};

/** Kilometres for the authors' narrowest categories of precision: what a district or a state of the country is across, half of it. */
const radii: Readonly<Record<string, number>> = {
  "exact town, area, city, village": 5, "fuzzy space around town, city, village (outskirts, checkpoints)": 20, "within a 2nd order admin region": 40, "within a 1st order admin region": 120, "within country": 600, "unknown or other": 100,
};

export function readNigeria(folder: string): Entry[] {
  const [actor, kind, precision] = [readTaxonomy(join(folder, "actor_tax.csv.gz")), readTaxonomy(join(folder, "event_tax.csv.gz")), readTaxonomy(join(folder, "prec_tax.csv.gz"))];
  return Object.entries(sources).flatMap(([list, read]) => v.parse(v.array(v.record(v.string(), v.string())), rowsOf(join(folder, `${list}.csv.gz`))).map((row: Row, index): Entry => {
    const told = read((name) => row[name] ?? "");
    const kinds = { actor: actor(list, told.actor), event: kind(list, told.kind) };
    const precise = precision(list, told.precision);
    const id = `${list} ${String(index).padStart(3, "0")}`;
    const time = { first: Date.parse(told.first) / 86_400_000, last: Date.parse(told.last) / 86_400_000 };
    const place = { latitude: Number(told.latitude), longitude: Number(told.longitude), radiusKm: radii[precise[0] ?? ""] ?? 100 };
    return { list, listed: { id, time, place, kinds: [kinds.actor, kinds.event, precise] }, event: { id, time, place, kinds, count: countOf(told.dead), text: told.text.join(" ") } };
  }));
}

/** Negative numbers stand for unknown in these sources. */
function countOf(dead: readonly string[]): EventRecord["count"] {
  const numbers = dead.map(Number);
  if (dead.includes("") || numbers.some((number) => !(number >= 0))) return undefined;
  return { low: numbers[0] ?? 0, best: numbers.at(dead.length >> 1) ?? 0, high: numbers.at(-1) ?? 0 };
}
