import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { openTable } from "#platform/files/open-table.ts";
import type { OpenTable } from "#platform/files/open-table.ts";
import type { TableRow } from "#platform/files/table-row.ts";
import { Event } from "../event.ts";
import { CsvMapping } from "./csv-mapping.ts";
import { guessMapping } from "./guess-mapping.ts";
import { previewRows, readMapped } from "./mapped-csv.ts";
import type { Rejection } from "./rejection.ts";
import { readUcdpGed } from "./ucdp-ged.ts";
import { releaseFromFileName } from "./ucdp-layout.ts";

/** Real files lie beside the repository, are read in place and never copied into it. */
const folder = fileURLToPath(new URL("../../../../../../shared/data/", import.meta.url));
const isPresent = existsSync(folder);
if (!isPresent) process.stderr.write("real-data.test.ts did not run: the folder shared/data is not beside the repository.\n");
const onRealData = test.runIf(isPresent);

/** The definition of the PRIO-GRID cell, as the README of the data states it; independent of the function the product uses. */
const cellOf = (latitude: number, longitude: number) => Math.floor((latitude + 90) * 2) * 720 + Math.floor((longitude + 180) * 2) + 1;

async function ucdp(path: string) {
  const table = await openTable(folder + path);
  const reader = readUcdpGed(table.header, { release: releaseFromFileName(basename(path)) ?? "unknown", countryOf: () => null, cellOf });
  if ("missing" in reader) throw new Error(`not recognised: ${reader.missing.join(", ")}`);
  const events: Event[] = [];
  const rejections: Rejection[] = [];
  for await (const { row, cells } of table.rows) {
    const result = reader.toEvent(row, cells);
    if (Array.isArray(result)) rejections.push(...result);
    else events.push(result);
  }
  return { reader, events, rejections };
}

const sum = (events: readonly Event[]) => events.reduce((total, event) => total + (event.deaths.best ?? 0), 0);
const countBy = (events: readonly Event[], key: (event: Event) => string | null) => {
  const counts: Record<string, number> = {};
  for (const event of events) counts[String(key(event))] = (counts[String(key(event))] ?? 0) + 1;
  return counts;
};
const yearOf = (event: Event) => event.dateFrom.slice(0, 4);

describe("UCDP GED 21.1, the extract of 1989 to 2018", () => {
  onRealData("every year has the events and the deaths that its README counts", async () => {
    const readme = readFileSync(`${folder}ucdp-ged-21-1/README.md`, "utf8");
    const expected = [...readme.matchAll(/^\| (\d{4}) \| (\d+) \| (\d+) \|$/gm)].map(([, year, events, deaths]) => [year, Number(events), Number(deaths)]);
    const { reader, events, rejections } = await ucdp("ucdp-ged-21-1/ged211_extract_1989_2018.csv.gz");
    const found = Object.entries(Object.groupBy(events, yearOf)).map(([year, ofYear = []]) => [year, ofYear.length, sum(ofYear)]);
    expect(expected).toHaveLength(30);
    expect(found).toEqual(expected);
    expect(rejections).toEqual([]);
    expect(reader).toMatchObject({ layout: "extract", release: "21.1" });
    expect(countBy(events, (event) => event.kind)).toEqual({ "state-based": 116_778, "one-sided": 24_617, "non-state": 17_799 });
    expect(new Set(events.map((event) => event.countryName)).size).toBe(120);
    expect(events.filter((event) => event.doubts.includes("deaths-range-out-of-order"))).toHaveLength(1_207);
    expect(new Set(events.map((event) => event.digest)).size).toBe(159_194);
    for (let index = 0; index < events.length; index += 97) expect(v.is(Event, events[index])).toBe(true);
  });
});

describe("UCDP GED in the publisher's own layouts", () => {
  onRealData("the Syria release of 41 columns", async () => {
    const { reader, events, rejections } = await ucdp("ucdp-ged-full-schema/ged_syria_2016_2017.csv.gz");
    expect(rejections).toEqual([]);
    expect(reader.layout).toBe("older");
    expect(events).toHaveLength(11_757);
    expect(Object.entries(Object.groupBy(events, yearOf)).map(([year, ofYear = []]) => [year, sum(ofYear)])).toEqual([["2016", 48_710], ["2017", 33_316]]);
    for (const event of events) expect(v.is(Event, event)).toBe(true);
  });

  onRealData("the sample of 49 columns", async () => {
    const { reader, events, rejections } = await ucdp("ucdp-ged-full-schema/ged231_sample_to_2018.csv.gz");
    expect(rejections).toEqual([]);
    expect(reader).toMatchObject({ layout: "current", release: "23.1" });
    expect(events).toHaveLength(799);
    expect(events.filter((event) => event.candidate)).toEqual([]);
    expect(events.filter((event) => event.numberOfSources === null)).toHaveLength(326);
    for (const event of events) expect(v.is(Event, event)).toBe(true);
  });

  onRealData("the candidate release, whose quoted line breaks make more lines than events", async () => {
    const { reader, events, rejections } = await ucdp("ucdp-ged-full-schema/GEDEvent_v23_0_10.csv.gz");
    expect(rejections).toEqual([]);
    expect(reader).toMatchObject({ layout: "candidate", release: "23.0.10" });
    expect(events).toHaveLength(2_391);
    expect(sum(events)).toBe(12_603);
    expect(countBy(events, (event) => event.kind)).toEqual({ "state-based": 1_592, "non-state": 509, "one-sided": 290 });
    expect(countBy(events, (event) => event.codeStatus)).toEqual({
      clear: 1_953, "Check dyad": 236, "Check type of violence": 63, "Check deaths": 61, "Check geography": 30,
      Check: 28, "Check vague or biased source": 18, "Check incompatibility": 2,
    });
    expect(events.every((event) => event.candidate)).toBe(true);
    expect(events.map((event) => event.dateFrom).sort().at(0)).toBe("2023-02-01");
    expect(events.map((event) => event.dateFrom).sort().at(-1)).toBe("2023-10-31");
    for (const event of events) expect(v.is(Event, event)).toBe(true);
  });
});

async function firstRows(table: OpenTable): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  for await (const row of table.rows) rows.push(row);
  return rows;
}

async function guessed(path: string) {
  const table = await openTable(folder + path);
  const rows = await firstRows(table);
  const guess = guessMapping([table.header, ...rows.slice(0, 100).map(({ cells }) => cells)], table.headerRow);
  return { table, rows, guess };
}

describe("incidents against aid workers, a JSON list as the publisher serves it", () => {
  const options = { release: "2024", countryOf: (name: string) => (/^[A-Z]{3}$/.test(name) ? name : null), cellOf };

  onRealData("the guessed mapping alone gives all 1,299 incidents and the 593 killed", async () => {
    const { table, rows, guess } = await guessed("security-incidents/aid_workers_killed_injured_kidnapped_arrested.json.gz");
    expect(v.is(CsvMapping, guess.mapping)).toBe(true);
    expect(guess.mapping.columns).toMatchObject({ key: ["SiND Event ID"], dateFrom: ["Date"], countryCode: ["Country ISO"], deathsBest: ["Aid Workers Killed"] });
    const reader = readMapped(table.header, guess.mapping, options);
    if ("missing" in reader) throw new Error(reader.missing.join());
    const { events, rejections } = previewRows(reader, rows);
    expect(rejections).toEqual([]);
    expect(events).toHaveLength(1_299);
    expect(new Set(events.map(({ event }) => event.countryIso3)).size).toBe(65);
    expect(sum(events.map(({ event }) => event))).toBe(593);
    expect(Object.entries(Object.groupBy(events, ({ event }) => yearOf(event))).map(([year, of = []]) => [year, sum(of.map(({ event }) => event))])).toEqual([
      ["2020", 138], ["2021", 110], ["2022", 127], ["2023", 183], ["2024", 35],
    ]);
    for (const { event } of events) expect(v.is(Event, event)).toBe(true);
  });

  onRealData("incidents in camps: 1,414, with the killed of two columns added up", async () => {
    const { table, rows, guess } = await guessed("security-incidents/protection_in_danger.json.gz");
    const columns = { ...guess.mapping.columns, deathsBest: ["Camp Resident Killed", "Service Provider Killed"] };
    const reader = readMapped(table.header, { ...guess.mapping, columns }, options);
    if ("missing" in reader) throw new Error(reader.missing.join());
    const { events, rejections } = previewRows(reader, rows);
    const column = (name: string) => table.header.indexOf(name);
    const killed = rows.reduce((total, { cells }) => total + Number(cells[column("Camp Resident Killed")]) + Number(cells[column("Service Provider Killed")]), 0);
    expect(rejections).toEqual([]);
    expect(events).toHaveLength(1_414);
    expect(new Set(events.map(({ event }) => event.countryIso3)).size).toBe(47);
    expect(sum(events.map(({ event }) => event))).toBe(killed);
    for (const { event } of events) expect(v.is(Event, event)).toBe(true);
  });
});

describe("HXL files of the standard's own collection", () => {
  onRealData.for([
    ["formats-hxl/test_io/input-valid.csv", 2, 4, "utf-8"],
    ["formats-hxl/test_io/input-valid-latin1.csv", 2, 4, "windows-1252"],
    ["formats-hxl/test_io/input-fuzzy.csv", 2, 4, "utf-8"],
    ["formats-hxl/test_io/input-multiple-headers.csv", 2, 4, "utf-8"],
    ["formats-hxl/test_scripts/input-simple.csv", 1, 3, "utf-8"],
    ["formats-hxl/ocha_3w_nigeria_2024q2_excerpt.csv", 1, 3, "utf-8"],
  ] as const)("%s: the names stand in row %d and the data begin in row %d", async ([path, headerRow, firstDataRow, encoding]) => {
    const { table, guess } = await guessed(path);
    expect(guess.mapping).toMatchObject({ headerRow, firstDataRow });
    expect(table.encoding()).toBe(encoding);
  });

  onRealData("a row of names without number signs is no tag row", async () => {
    const { guess } = await guessed("formats-hxl/test_io/input-invalid.csv");
    expect(guess.mapping).toMatchObject({ headerRow: 1, firstDataRow: 2 });
  });

  onRealData("dates in words, in ISO and as day/month are read by one mapping; a two-digit year is refused", async () => {
    const { table, rows, guess } = await guessed("formats-hxl/test_scripts/input-date.csv");
    expect(guess.because).toMatchObject({ dateFrom: "hxl", country: "hxl", adm1: "hxl" });
    const reader = readMapped(table.header, { ...guess.mapping, dataset: "targeted" }, { release: "1", countryOf: () => null, cellOf });
    if ("missing" in reader) throw new Error(reader.missing.join());
    const { events, rejections } = previewRows(reader, rows.filter(({ row }) => row >= guess.mapping.firstDataRow));
    expect(events.map(({ event }) => event.when)).toEqual(["2015-03-01", "2015-03-01", "2015-03-02", "2015-03-10", "2015-03-11", "2015-03-31"]);
    expect(rejections.map(({ row, code, value }) => [row, code, value])).toEqual([[4, "not-a-date", "03-18-14"], [9, "not-a-date", "19/3/15"]]);
  });
});
