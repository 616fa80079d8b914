import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { daysInMonth } from "#platform/rules/calendar-day.ts";
import { Event, datePrecisions, eventKinds, wherePrecisions } from "../event.ts";
import { eventDigest } from "./event-digest.ts";
import { eventWhen } from "./event-when.ts";
import { SeenKeys } from "./seen-keys.ts";
import { readUcdpGed } from "./ucdp-ged.ts";
import { recogniseUcdp, releaseFromFileName } from "./ucdp-layout.ts";

const header = [
  "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_name", "dyad_name", "side_a", "side_b", "number_of_sources",
  "source_article", "source_office", "source_date", "source_headline", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
  "latitude", "longitude", "priogrid_gid", "country", "country_id", "date_prec", "date_start", "date_end",
  "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
];
const extractHeader = ["id", "year", "month", "day", "country", "type_of_violence", "conflict_name", "side_a", "side_b", "latitude", "longitude", "low_death", "best_death", "high_death"];

/** An invented event of an invented country. */
const sound: Readonly<Record<string, string>> = {
  id: "9001", relid: "TAR-2016-1-1-1", year: "2016", active_year: "true", code_status: "Clear", type_of_violence: "3",
  conflict_name: "Government of Tarvo - Civilians", dyad_name: "Government of Tarvo - Civilians", side_a: "Government of Tarvo", side_b: "Civilians",
  number_of_sources: "2", source_article: "Tarvo Post,2016-06-06,Three dead in Lemme", source_office: "Tarvo Post", source_date: "2016-06-06",
  source_headline: "Three dead in Lemme", where_prec: "1", where_coordinates: "Lemme village", where_description: "market of Lemme", adm_1: "North", adm_2: "Lemme",
  latitude: "10.25", longitude: "20.75", priogrid_gid: "144402", country: "Tarvo", country_id: "999", date_prec: "1",
  date_start: "2016-06-05 00:00:00.000", date_end: "2016-06-05", deaths_a: "0", deaths_b: "0", deaths_civilians: "3", deaths_unknown: "0",
  best: "3", high: "5", low: "3", gwnoa: "999.0", gwnob: "",
};

const cellOf = (latitude: number, longitude: number) => Math.floor((latitude + 90) * 2) * 720 + Math.floor((longitude + 180) * 2) + 1;
function reader(release = "23.1", columns = header) {
  const found = readUcdpGed(columns, { release, countryOf: (name, gw) => (name === "Tarvo" && gw === 999 ? "TAR" : null), cellOf });
  if ("missing" in found) throw new Error(found.missing.join());
  return found;
}
const rowOf = (changes: Readonly<Record<string, string>> = {}) => header.map((name) => changes[name] ?? sound[name] ?? "");
const eventOf = (changes?: Readonly<Record<string, string>>, release?: string): Event => v.parse(Event, reader(release).toEvent(2, rowOf(changes)));

describe("a sound row", () => {
  test("becomes the event as it is said, with the place in the grid and the period as precise as it is known", () => {
    expect(eventOf()).toMatchObject({
      dataset: "ucdp-ged", sourceKey: "9001", release: "23.1", dateFrom: "2016-06-05", dateTo: "2016-06-05", datePrecision: "day", when: "2016-06-05",
      countryIso3: "TAR", kind: "one-sided", wherePrecision: "exact", prioGridCell: 144_402, latitude: 10.25, longitude: 20.75,
      deaths: { low: 3, best: 3, high: 5 }, deathsCivilians: 3, codeStatus: "clear", candidate: false, doubts: [], language: "en",
    });
  });

  test.each([
    ["1", "2016-06-05", "2016-06-05", "2016-06-05"],
    ["2", "2016-06-05", "2016-06-07", "2016-06-05/2016-06-07"],
    ["4", "2016-02-01", "2016-02-29", "2016-02"],
    ["5", "2016-01-01", "2016-12-31", "2016"],
    ["5", "2016-01-01", "2016-03-31", "2016-01/2016-03"],
    ["5", "2016-01-11", "2016-03-31", "2016-01-11/2016-03-31"],
  ])("with date precision %s from %s to %s is said as %s", (date_prec, date_start, date_end, when) => {
    expect(eventOf({ date_prec, date_start, date_end }).when).toBe(when);
  });

  test.each(["true", "false", "0", "1", "TRUE"])("may say %s for an active year", (active_year) => {
    expect(eventOf({ active_year }).sourceKey).toBe("9001");
  });

  test("may leave codes of countries empty, or write them as 652.0", () => {
    expect(eventOf({ gwnoa: "", country_id: "999.0" }).countryIso3).toBe("TAR");
    expect(eventOf({ country_id: "" }).countryIso3).toBeNull();
  });

  test("of a candidate release stays marked as one, and keeps what is still to check", () => {
    expect(eventOf({}, "23.0.10")).toMatchObject({ candidate: true, codeStatus: "clear" });
    expect(eventOf({ code_status: "Check dyad" }, "unknown")).toMatchObject({ candidate: true, codeStatus: "Check dyad" });
  });

  test("whose own numbers disagree is kept with the doubt named, because UCDP counts it", () => {
    expect(eventOf({ low: "5", best: "5", high: "4", deaths_civilians: "5" })).toMatchObject({ deaths: { low: 5, best: 5, high: 4 }, doubts: ["deaths-range-out-of-order"] });
    expect(eventOf({ deaths_unknown: "1" }).doubts).toEqual(["deaths-sum-differs"]);
  });

  test("whose sources were not counted says so with -1, which is not a number of sources", () => {
    expect(eventOf({ number_of_sources: "-1" }).numberOfSources).toBeNull();
  });
});

describe("a row is refused, with row, column, value and reason", () => {
  test.each([
    ["date_start", "2021-02-30", "date-does-not-exist"],
    ["date_start", "2100-02-29", "date-does-not-exist"],
    ["date_end", "30/02/2021", "not-a-date"],
    ["date_end", "2016-06-05 noon", "not-a-date"],
    ["date_end", "2016-06-04", "dates-out-of-order"],
    ["date_start", "", "missing"],
    ["latitude", "95", "latitude-out-of-range"],
    ["longitude", "181", "longitude-out-of-range"],
    ["longitude", "", "half-a-position"],
    ["latitude", "10,25", "not-a-number"],
    ["latitude", "Infinity", "not-a-number"],
    ["latitude", "0x10", "not-a-number"],
    ["best", "-1", "deaths-negative"],
    ["best", "many", "not-a-number"],
    ["high", "2.5", "not-a-whole-number"],
    ["high", "99999999999", "number-too-large"],
    ["low", "", "missing"],
    ["id", "", "missing"],
    ["id", "9".repeat(201), "text-too-long"],
    ["type_of_violence", "4", "unknown-word"],
    ["type_of_violence", "__proto__", "unknown-word"],
    ["active_year", "perhaps", "not-yes-or-no"],
    ["where_prec", "8", "unknown-word"],
    ["date_prec", "0", "unknown-word"],
    ["priogrid_gid", "144403", "cell-differs"],
    ["side_a", "x".repeat(1_001), "text-too-long"],
  ])("%s = %s: %s", (column, value, code) => {
    const shown = value.length > 200 ? `${value.slice(0, 200)}…` : value;
    expect(reader().toEvent(7, rowOf({ [column]: value }))).toEqual([expect.objectContaining({ row: 7, column, value: shown, code })]);
  });

  test("with everything that is wrong at once, so that it is repaired once", () => {
    const result = reader().toEvent(7, rowOf({ best: "many", latitude: "95", id: "" }));
    expect(Array.isArray(result) && result.map(({ code }) => code)).toEqual(["missing", "not-a-number", "latitude-out-of-range"]);
  });

  test("when its number of cells is not the header's", () => {
    expect(reader().toEvent(7, rowOf().slice(1))).toEqual([expect.objectContaining({ code: "columns-differ", values: { expected: 37, found: 36 } })]);
  });

  test("when an earlier row has the same id; the first one stays", () => {
    const rows = reader();
    expect(Array.isArray(rows.toEvent(2, rowOf()))).toBe(false);
    expect(rows.toEvent(3, rowOf())).toEqual([expect.objectContaining({ row: 3, column: "id", value: "9001", code: "duplicate-key" })]);
  });

  test("when the file holds more ids than one file may", () => {
    const keys = new SeenKeys(2);
    expect([keys.add("1"), keys.add("01"), keys.add("1"), keys.add("3")]).toEqual([undefined, undefined, "duplicate-key", "too-many-keys"]);
  });
});

describe("the teaching extract", () => {
  const row = ["9001", "2016", "2", "29", "Tarvo", "Non-state violence", "A - B", "A", "B", "10.25", "20.75", "1", "2", "3"];

  test("gives the day an event began, and its end stays unknown", () => {
    expect(reader("21.1", extractHeader).toEvent(2, row)).toMatchObject({ dateFrom: "2016-02-29", dateTo: null, datePrecision: null, when: "2016-02-29/", kind: "non-state" });
  });

  test("cannot say 30 February either", () => {
    expect(reader("21.1", extractHeader).toEvent(2, row.with(3, "30"))).toEqual([expect.objectContaining({ column: "day", code: "date-does-not-exist" })]);
  });
});

describe("the layout", () => {
  test("is known by its names in any order and any case", () => {
    const mixed = header.toReversed().map((name) => name.toUpperCase());
    expect(recogniseUcdp(mixed, "23.1")).toMatchObject({ layout: "current" });
    expect(recogniseUcdp(mixed, "23.0.10")).toMatchObject({ layout: "candidate" });
    expect(recogniseUcdp(header.filter((name) => name !== "relid"), "unknown")).toMatchObject({ layout: "older" });
    expect(recogniseUcdp(extractHeader, "21.1")).toMatchObject({ layout: "extract" });
  });

  test("of another table is answered with what it lacks", () => {
    expect(recogniseUcdp(header.filter((name) => name !== "best"), "23.1")).toEqual({ missing: ["best"], repeated: [] });
    expect(recogniseUcdp(["a", "b"], "23.1")).toMatchObject({ missing: expect.arrayContaining(["id", "latitude"]) });
    expect(recogniseUcdp([...header, "id"], "23.1")).toEqual({ missing: [], repeated: ["id"] });
  });

  test.each([
    ["ged211_extract_1989_2018.csv.gz", "21.1"],
    ["GEDEvent_v23_0_10.csv", "23.0.10"],
    ["GEDEvent_v25_1.csv.zip", "25.1"],
    ["data/ged231_sample.csv", "23.1"],
    ["ged_syria_2016_2017.csv.gz", undefined],
    ["events.csv", undefined],
  ])("the release of %s is %s", (name, release) => {
    expect(releaseFromFileName(name)).toBe(release);
  });
});

const days = fc.tuple(fc.integer({ min: 1900, max: 2100 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
  .map(([year, month, day]) => `${year}-${String(month).padStart(2, "0")}-${String(Math.min(day, daysInMonth(year, month))).padStart(2, "0")}`);
const words = fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }).map((text) => text.replaceAll("\0", "").trim());
const said = words.map((text) => (text === "" ? null : text));
const counts = fc.nat(600_000);

/** Any event the schema allows for a full layout. */
const anyEvent: fc.Arbitrary<Event> = fc.record({
  key: fc.integer({ min: 1, max: 10 ** 9 }), days: fc.tuple(days, days).map((pair) => pair.sort()), texts: fc.array(said, { minLength: 12, maxLength: 12 }),
  latitude: fc.integer({ min: -8_999_999, max: 8_999_999 }), longitude: fc.integer({ min: -17_999_999, max: 17_999_999 }), deaths: fc.tuple(counts, counts, counts),
  sides: fc.tuple(counts, counts, counts, counts), sources: fc.option(counts), kind: fc.constantFrom(...eventKinds),
  datePrecision: fc.constantFrom(...datePrecisions), wherePrecision: fc.constantFrom(...wherePrecisions), status: fc.constantFrom("clear", "Check deaths", "Check"),
}).map((some) => {
  const [dateFrom = "", dateTo = ""] = some.days;
  const [relid, countryName, adm1, adm2, whereDescription, conflictName, dyadName, sideA, sideB, sourceHeadline, sourceArticle, sourceOffice] = some.texts.map((text) => text ?? null);
  const [low, best, high] = some.deaths;
  const latitude = some.latitude / 100_000 || 0;
  const longitude = some.longitude / 100_000 || 0;
  const total = some.sides.reduce((sum, deaths) => sum + deaths, 0);
  const event = {
    dataset: "ucdp-ged", sourceKey: String(some.key), release: "23.0.10", relid: relid ?? null, dateFrom, dateTo, datePrecision: some.datePrecision, when: eventWhen(dateFrom, dateTo),
    countryIso3: null, countryName: countryName ?? null, adm1: adm1 ?? null, adm2: adm2 ?? null, whereDescription: whereDescription ?? null, latitude, longitude,
    wherePrecision: some.wherePrecision, prioGridCell: cellOf(latitude, longitude), kind: some.kind, conflictName: conflictName ?? null, dyadName: dyadName ?? null,
    sideA: sideA ?? null, sideB: sideB ?? null, deaths: { low, best, high }, deathsSideA: some.sides[0], deathsSideB: some.sides[1], deathsCivilians: some.sides[2], deathsUnknown: some.sides[3],
    numberOfSources: some.sources, sourceHeadline: sourceHeadline ?? null, sourceArticle: sourceArticle ?? null, sourceOffice: sourceOffice ?? null, sourceDate: null,
    codeStatus: some.status, candidate: true,
    doubts: [...(low > best || best > high ? (["deaths-range-out-of-order"] as const) : []), ...(total === best ? [] : (["deaths-sum-differs"] as const))],
    language: "en",
  };
  return { ...event, digest: eventDigest(event) };
});

function rowOfEvent(event: Event): string[] {
  const text = (value: string | number | null) => (value === null ? "" : String(value));
  return rowOf({
    id: event.sourceKey, relid: text(event.relid), code_status: event.codeStatus === "clear" ? "Clear" : event.codeStatus, type_of_violence: String(eventKinds.findIndex((kind) => kind === event.kind) + 1),
    conflict_name: text(event.conflictName), dyad_name: text(event.dyadName), side_a: text(event.sideA), side_b: text(event.sideB), number_of_sources: event.numberOfSources === null ? "-1" : text(event.numberOfSources),
    source_article: text(event.sourceArticle), source_office: text(event.sourceOffice), source_date: "", source_headline: text(event.sourceHeadline),
    where_prec: String(wherePrecisions.findIndex((word) => word === event.wherePrecision) + 1), where_coordinates: "", where_description: text(event.whereDescription), adm_1: text(event.adm1), adm_2: text(event.adm2),
    latitude: String(event.latitude), longitude: String(event.longitude), priogrid_gid: text(event.prioGridCell), country: text(event.countryName), country_id: "",
    date_prec: String(datePrecisions.findIndex((word) => word === event.datePrecision) + 1), date_start: event.dateFrom, date_end: text(event.dateTo),
    deaths_a: text(event.deathsSideA), deaths_b: text(event.deathsSideB), deaths_civilians: text(event.deathsCivilians), deaths_unknown: text(event.deathsUnknown),
    low: text(event.deaths.low), best: text(event.deaths.best), high: text(event.deaths.high),
  });
}

describe("the hand-written check is the schema", () => {
  test("every event the schema allows survives being written as a row and read again, digest included", () => {
    fc.assert(fc.property(anyEvent, (event) => {
      expect(v.is(Event, event)).toBe(true);
      expect(reader("23.0.10").toEvent(2, rowOfEvent(event))).toEqual(event);
    }));
  });

  test("whatever a row says, the answer is an event of the schema or at least one reason", () => {
    const oddities = fc.oneof(
      fc.constantFrom("", "0", "-1", "1", "1e3", "-0", "NaN", "2021-02-30", "2020-02-29", "many", " 3 ", "3.0", "95", "181", "9".repeat(12), "x".repeat(1_500), "\u202e", "1_000", "٣"),
      fc.string({ unit: "binary", maxLength: 12 }), fc.double().map(String), fc.integer().map(String), days,
    );
    const changes = fc.dictionary(fc.constantFrom(...header), oddities, { maxKeys: 4 });
    fc.assert(fc.property(changes, (changed) => {
      const result = reader().toEvent(2, rowOf(changed));
      if (Array.isArray(result)) expect(result.length).toBeGreaterThan(0);
      else expect(v.safeParse(Event, result).issues).toBeUndefined();
    }), { numRuns: 3_000 });
  });
});

describe("the digest", () => {
  test("does not depend on the release, and on every other field it does", () => {
    const event = eventOf();
    expect(eventOf({}, "24.1").digest).toBe(event.digest);
    const changed: Partial<Event>[] = Object.keys(event).filter((field) => field !== "release" && field !== "digest").map((field) => ({ [field]: field === "deaths" ? { low: 1, best: 1, high: 1 } : "other" }));
    const digests = changed.map((change) => eventDigest({ ...event, ...change, doubts: "doubts" in change ? ["deaths-sum-differs"] : [] }));
    expect(new Set([event.digest, ...digests]).size).toBe(changed.length + 1);
  });
});
