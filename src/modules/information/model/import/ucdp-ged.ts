import { eventKinds, datePrecisions, wherePrecisions } from "../event.ts";
import type { Event } from "../event.ts";
import { dayFrom, dayOf } from "./cell-values.ts";
import { eventDigest } from "./event-digest.ts";
import { eventWhen } from "./event-when.ts";
import type { Rejection } from "./rejection.ts";
import { RowReader } from "./row-reader.ts";
import { SeenKeys } from "./seen-keys.ts";
import { isCandidateRelease, recogniseUcdp } from "./ucdp-layout.ts";
import type { UcdpColumns, UcdpLayout, UcdpNotRecognised } from "./ucdp-layout.ts";

export type UcdpOptions = {
  /** As `releaseFromFileName` or the person who imports says. */
  readonly release: string;
  readonly countryOf: (name: string, gleditschWard: number | undefined) => string | null;
  readonly cellOf: (latitude: number, longitude: number) => number;
};

export type UcdpReader = {
  readonly layout: UcdpLayout;
  readonly release: string;
  /** The event of one row, or everything that is wrong with the row. Rows are given in the order of the file, each once. */
  readonly toEvent: (row: number, cells: readonly string[]) => Event | Rejection[];
};

export const ucdpDataset = "ucdp-ged";

const longestName = 1_000;
const longestText = 100_000;
const kindWords: ReadonlyMap<string, Event["kind"]> = new Map([
  ["1", "state-based"], ["2", "non-state"], ["3", "one-sided"],
  ["state-based violence", "state-based"], ["non-state violence", "non-state"], ["one-sided violence", "one-sided"],
  ...eventKinds.map((kind) => [kind, kind] as const),
]);
const yesOrNo = new Set(["", "true", "false", "0", "1"]);

/** Reads a UCDP GED table in any of its layouts; a header that is none of them is answered with what it lacks. */
export function readUcdpGed(header: readonly string[], options: UcdpOptions): UcdpReader | UcdpNotRecognised {
  const recognised = recogniseUcdp(header, options.release);
  if ("missing" in recognised) return recognised;
  const rows = new UcdpRows(header, recognised.columns, recognised.layout, options);
  return { layout: recognised.layout, release: options.release, toEvent: (row, cells) => rows.toEvent(row, cells) };
}

class UcdpRows {
  private readonly reader: RowReader;
  private readonly at: ReturnType<typeof columnNumbers>;
  private readonly isExtract: boolean;
  private readonly isCandidate: boolean;
  private readonly options: UcdpOptions;
  private readonly keys = new SeenKeys();
  private readonly countries = new Map<string, string | null>();

  constructor(header: readonly string[], columns: UcdpColumns, layout: UcdpLayout, options: UcdpOptions) {
    this.reader = new RowReader(header);
    this.at = columnNumbers(columns);
    this.isExtract = layout === "extract";
    this.isCandidate = isCandidateRelease(options.release);
    this.options = options;
  }

  toEvent(row: number, cells: readonly string[]): Event | Rejection[] {
    const { reader, at } = this;
    reader.begin(row, cells);
    if (cells.length !== reader.header.length) {
      reader.reject(-1, "columns-differ", { expected: reader.header.length, found: cells.length });
      return reader.rejections;
    }
    if (!yesOrNo.has(reader.cell(at.activeYear).toLowerCase())) reader.reject(at.activeYear, "not-yes-or-no");
    const sourceKey = this.key();
    const time = this.time();
    const deaths = this.deaths();
    const codeStatus = reader.text(at.codeStatus, 200) ?? "Clear";
    const event = {
      dataset: ucdpDataset,
      sourceKey,
      release: this.options.release,
      relid: reader.text(at.relid, longestName),
      ...time,
      ...this.place(),
      kind: this.kind(),
      conflictName: reader.text(at.conflictName, longestName),
      dyadName: reader.text(at.dyadName, longestName),
      sideA: reader.text(at.sideA, longestName),
      sideB: reader.text(at.sideB, longestName),
      ...deaths,
      numberOfSources: this.numberOfSources(),
      sourceHeadline: reader.text(at.sourceHeadline, longestText),
      sourceArticle: reader.text(at.sourceArticle, longestText),
      sourceOffice: reader.text(at.sourceOffice, longestText),
      sourceDate: reader.text(at.sourceDate, longestText),
      codeStatus: codeStatus === "Clear" ? "clear" : codeStatus,
      candidate: this.isCandidate || codeStatus.toLowerCase() !== "clear",
      language: "en",
      digest: "",
    };
    if (reader.rejections.length > 0) return reader.rejections;
    event.digest = eventDigest(event);
    return event;
  }

  private key(): string {
    const { reader, at } = this;
    const key = reader.requiredText(at.id, 200);
    if (key === "") return key;
    const problem = this.keys.add(key);
    if (problem) reader.reject(at.id, problem, problem === "too-many-keys" ? { limit: this.keys.limit } : {});
    return key;
  }

  private time(): Pick<Event, "dateFrom" | "dateTo" | "datePrecision" | "when"> {
    const { reader, at } = this;
    if (this.isExtract) {
      const began = reader.day(at.day, dayFrom(reader.cell(at.year), reader.cell(at.month), reader.cell(at.day)));
      return { dateFrom: began ?? "", dateTo: null, datePrecision: null, when: began === undefined ? "" : eventWhen(began, null) };
    }
    const from = reader.day(at.dateStart, dayOf(reader.cell(at.dateStart)));
    const to = reader.day(at.dateEnd, dayOf(reader.cell(at.dateEnd)));
    const datePrecision = this.oneOf(at.datePrec, datePrecisions);
    if (from === undefined || to === undefined) return { dateFrom: "", dateTo: "", datePrecision, when: "" };
    if (from > to) reader.reject(at.dateEnd, "dates-out-of-order", { from });
    return { dateFrom: from, dateTo: to, datePrecision, when: eventWhen(from, to) };
  }

  private place() {
    const { reader, at } = this;
    const latitude = reader.number(at.latitude, false);
    const longitude = reader.number(at.longitude, false);
    if (latitude !== null && Math.abs(latitude) > 90) reader.reject(at.latitude, "latitude-out-of-range");
    else if (longitude !== null && Math.abs(longitude) > 180) reader.reject(at.longitude, "longitude-out-of-range");
    else if ((reader.cell(at.latitude) === "") !== (reader.cell(at.longitude) === "")) {
      reader.reject(latitude === null ? at.latitude : at.longitude, "half-a-position");
    }
    const countryName = reader.text(at.country, longestName);
    return {
      countryName,
      countryIso3: countryName === null ? null : this.country(countryName),
      adm1: reader.text(at.adm1, longestName),
      adm2: reader.text(at.adm2, longestName),
      whereDescription: reader.text(at.whereDescription, longestText) ?? reader.text(at.whereCoordinates, longestText),
      latitude,
      longitude,
      wherePrecision: this.isExtract ? null : this.oneOf(at.wherePrec, wherePrecisions),
      prioGridCell: this.cell(latitude, longitude),
    };
  }

  /** The cell the file gives must be the cell of its own point; when they differ, one of the two is damaged. */
  private cell(latitude: number | null, longitude: number | null): number | null {
    const { reader, at } = this;
    const said = reader.count(at.prioGrid, false);
    if (latitude === null || longitude === null || reader.rejections.length > 0) return null;
    const cell = this.options.cellOf(latitude, longitude);
    if (said !== null && said !== cell) reader.reject(at.prioGrid, "cell-differs", { expected: cell });
    return cell;
  }

  private country(name: string): string | null {
    const { reader, at } = this;
    const id = reader.cell(at.countryId);
    const known = this.countries.get(`${name}\0${id}`);
    if (known !== undefined) return known;
    const found = this.options.countryOf(name, reader.count(at.countryId, false) ?? undefined);
    this.countries.set(`${name}\0${id}`, found);
    return found;
  }

  private deaths(): Pick<Event, "deaths" | "deathsSideA" | "deathsSideB" | "deathsCivilians" | "deathsUnknown" | "doubts"> {
    const { reader, at } = this;
    const deaths = { low: reader.count(at.low, true), best: reader.count(at.best, true), high: reader.count(at.high, true) };
    const [deathsSideA, deathsSideB, deathsCivilians, deathsUnknown] = [
      reader.count(at.deathsA, false), reader.count(at.deathsB, false), reader.count(at.deathsCivilians, false), reader.count(at.deathsUnknown, false),
    ];
    const { low, best, high } = deaths;
    const doubts: Event["doubts"] = [];
    if (low !== null && best !== null && high !== null && (low > best || best > high)) doubts.push("deaths-range-out-of-order");
    if (deathsSideA !== null && deathsSideB !== null && deathsCivilians !== null && deathsUnknown !== null) {
      if (deathsSideA + deathsSideB + deathsCivilians + deathsUnknown !== best) doubts.push("deaths-sum-differs");
    }
    return { deaths, deathsSideA, deathsSideB, deathsCivilians, deathsUnknown, doubts };
  }

  private kind(): Event["kind"] {
    const cell = this.reader.cell(this.at.kind);
    const kind = kindWords.get(cell) ?? kindWords.get(cell.toLowerCase());
    if (kind) return kind;
    this.reader.reject(this.at.kind, cell === "" ? "missing" : "unknown-word", cell === "" ? {} : { allowed: "1, 2, 3" });
    return null;
  }

  /** UCDP writes -1 where the sources were not counted. */
  private numberOfSources(): number | null {
    return this.reader.cell(this.at.numberOfSources) === "-1" ? null : this.reader.count(this.at.numberOfSources, false);
  }

  private oneOf<Word extends string>(column: number, words: readonly Word[]): Word | null {
    const cell = this.reader.cell(column);
    const word = words[Number(cell) - 1];
    if (word !== undefined && /^\d$/.test(cell)) return word;
    this.reader.reject(column, cell === "" ? "missing" : "unknown-word", cell === "" ? {} : { allowed: `1 – ${words.length}` });
    return null;
  }
}

function columnNumbers(columns: UcdpColumns) {
  const at = (name: string, other = name) => columns.get(name) ?? columns.get(other) ?? -1;
  return {
    id: at("id"), relid: at("relid"), activeYear: at("active_year"), codeStatus: at("code_status"), kind: at("type_of_violence"),
    conflictName: at("conflict_name"), dyadName: at("dyad_name"), sideA: at("side_a"), sideB: at("side_b"),
    year: at("year"), month: at("month"), day: at("day"), dateStart: at("date_start"), dateEnd: at("date_end"), datePrec: at("date_prec"),
    country: at("country"), countryId: at("country_id"), adm1: at("adm_1"), adm2: at("adm_2"), wherePrec: at("where_prec"),
    whereCoordinates: at("where_coordinates"), whereDescription: at("where_description"),
    latitude: at("latitude"), longitude: at("longitude"), prioGrid: at("priogrid_gid"),
    low: at("low", "low_death"), best: at("best", "best_death"), high: at("high", "high_death"),
    deathsA: at("deaths_a"), deathsB: at("deaths_b"), deathsCivilians: at("deaths_civilians"), deathsUnknown: at("deaths_unknown"),
    numberOfSources: at("number_of_sources"), sourceHeadline: at("source_headline"), sourceArticle: at("source_article"),
    sourceOffice: at("source_office"), sourceDate: at("source_date"),
  };
}
