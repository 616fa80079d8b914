import { withPairs } from "#platform/records/search-terms.ts";
import type { Event } from "../model/event.ts";

/** What one import says about all its events. */
export type Release = {
  readonly name: string;
  /** The numbers in the name, in order: a release is newer when it is greater. A name without numbers is older than all. */
  readonly order: readonly number[];
  /** 0: a layout that leaves most of an event out, and must never thin one that is stored in full. */
  readonly richness: 0 | 1;
};

/** What is kept where neither the file nor whoever imports it names a release. */
export const unknownRelease = "unknown";

export function releaseOf(name: string, richness: 0 | 1): Release {
  const numbers = name.match(/\d{1,9}/g) ?? [];
  return { name, order: numbers.map(Number), richness };
}

/** Cells of a point at the two resolutions kept: 3 for the map of the world, 5 for a map of a region, as 64-bit numbers in text. */
export type MapCells = (latitude: number, longitude: number) => readonly [cell3: string, cell5: string];

const columns = [
  "dataset", "source_key", "release", "release_order", "richness", "relid", "date_from", "date_to", "date_precision", "edtf", "country_iso3",
  "country_name", "adm1", "adm2", "where_description", "latitude", "longitude", "where_precision", "priogrid_cell", "cell3", "cell5", "kind",
  "conflict_name", "dyad_name", "side_a", "side_b", "deaths_low", "deaths_best", "deaths_high", "deaths_side_a", "deaths_side_b",
  "deaths_civilians", "deaths_unknown", "number_of_sources", "source_headline", "source_article", "source_office", "source_date",
  "code_status", "candidate", "doubts", "language", "digest", "pairs",
] as const;

export const copyIntoStaging = `copy information.event_staging (${columns.join(", ")}) from stdin`;

/** One line of COPY's text form, in the order of `columns`. */
export function stagingLine(event: Event, release: Release, cellsOf: MapCells): string {
  const { latitude, longitude, deaths } = event;
  const cells = latitude === null || longitude === null ? none : cellsOf(latitude, longitude);
  const what = `${text(event.dataset)}\t${text(event.sourceKey)}\t${text(release.name)}\t{${release.order.join(",")}}\t${release.richness}\t${text(event.relid)}`;
  const when = `${event.dateFrom}\t${text(event.dateTo)}\t${text(event.datePrecision)}\t${text(event.when)}`;
  const area = `${text(event.countryIso3)}\t${text(event.countryName)}\t${text(event.adm1)}\t${text(event.adm2)}\t${text(event.whereDescription)}`;
  const point = `${number(latitude)}\t${number(longitude)}\t${text(event.wherePrecision)}\t${number(event.prioGridCell)}\t${cells[0]}\t${cells[1]}`;
  const who = `${text(event.kind)}\t${text(event.conflictName)}\t${text(event.dyadName)}\t${text(event.sideA)}\t${text(event.sideB)}`;
  const dead = `${number(deaths.low)}\t${number(deaths.best)}\t${number(deaths.high)}\t${number(event.deathsSideA)}\t${number(event.deathsSideB)}\t${number(event.deathsCivilians)}\t${number(event.deathsUnknown)}`;
  const source = `${number(event.numberOfSources)}\t${text(event.sourceHeadline)}\t${text(event.sourceArticle)}\t${text(event.sourceOffice)}\t${text(event.sourceDate)}`;
  const status = `${text(event.codeStatus)}\t${event.candidate ? "t" : "f"}\t{${event.doubts.join(",")}}\t${event.language}\t\\\\x${event.digest}`;
  return `${what}\t${when}\t${area}\t${point}\t${who}\t${dead}\t${source}\t${status}\t${text(pairsOf(event))}\n`;
}

const none = ["\\N", "\\N"] as const;

function number(value: number | null): string | number {
  return value ?? "\\N";
}

function text(value: string | null): string {
  if (value === null) return "\\N";
  return special.test(value) ? value.replace(everySpecial, (letter) => escapes.get(letter) ?? letter) : value;
}

const special = /[\\\t\n\r]/;
const everySpecial = /[\\\t\n\r]/g;
const escapes: ReadonlyMap<string, string> = new Map([["\\", "\\\\"], ["\t", "\\t"], ["\n", "\\n"], ["\r", "\\r"]]);

const han = /\p{Script=Han}/u;

/** Chinese is searched by pairs of characters, which PostgreSQL cannot make; null for everything else. */
function pairsOf(event: Event): string | null {
  if (event.language === "en") return null;
  const words = [event.countryName, event.adm1, event.adm2, event.sideA, event.sideB, event.conflictName, event.whereDescription, event.sourceHeadline, event.sourceArticle];
  const said = words.filter((word) => word !== null).join(" ");
  return han.test(said) ? withPairs(said) : null;
}
