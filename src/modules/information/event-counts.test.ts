import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { settle, type Decision } from "#numbers/matching/decisions.ts";
import { csvLine } from "#platform/rules/csv-line.ts";
import { openTestInstallation, type Person, type TestInstallation } from "../../testing/installation.ts";
import { importEvents } from "./actions/import-events.ts";
import type { CsvMapping } from "./model/import/csv-mapping.ts";
import { ensureOpenData } from "./store/import-batches.ts";
import { listMonthlyDeaths } from "./store/event-datasets.ts";
import { listMonthlyPoints } from "./store/event-points.ts";
import { listWeeklyCounts } from "./store/event-weeks.ts";

/** Three publishers tell of the same days; nobody says which of their events are one until somebody decides. */
let house: TestInstallation;
let openData: string;
let analyst: Person;
let uncleared: Person;
let ids: Readonly<Record<string, string>>;

const header = ["key", "day", "iso3", "country", "area", "latitude", "longitude", "type", "side_a", "low", "best", "high"];
const rows: Readonly<Record<string, readonly (readonly (string | number)[])[]>> = {
  harbour: [
    ["h1", "2031-03-04", "XKS", "Kasuria", "Coast", -32, -14, "massacre", "Black Cord", 10, 12, 15],
    ["h2", "2031-03-05", "XKS", "Kasuria", "Coast", -32.1, -14, "massacre", "Black Cord", 3, 4, 6],
    ["h3", "2031-04-01", "XKS", "Kasuria", "Ridge", -33, -15, "battle", "River Front", "", "", ""],
  ],
  lantern: [
    ["l1", "2031-03-05", "XKS", "Kasuria", "Coast", -32.05, -14, "massacre", "The Black Cord", 5, 8, 20],
    ["l2", "2031-03-31", "MLI", "Mali", "North", -33, -15.1, "battle", "River Front", 1, 2, 3],
  ],
  beacon: [["b1", "2031-03-04", "XKS", "Kasuria", "Coast", -32, -14, "battle", "Black Cord", "", 11, ""]],
};
const mappingOf = (dataset: string): CsvMapping => ({
  name: dataset, dataset, headerRow: 1, firstDataRow: 2,
  columns: { key: ["key"], dateFrom: ["day"], countryCode: ["iso3"], country: ["country"], adm1: ["area"], latitude: ["latitude"], longitude: ["longitude"], sideA: ["side_a"], deathsLow: ["low"], deathsBest: ["best"], deathsHigh: ["high"] },
  dateFormat: "iso", decimalComma: false, kind: { by: "column", column: "type", values: { massacre: "one-sided", battle: "state-based" } }, defaultCountry: null, language: "en",
});

beforeAll(async () => {
  house = await openTestInstallation();
  const office = await house.compartment();
  openData = await ensureOpenData(house.database.worker);
  analyst = await house.person({ roles: { [office]: ["analyst"] }, clearance: 1 });
  uncleared = await house.person({ roles: { [office]: ["analyst"] }, clearance: 0 });
  const folder = mkdtempSync(join(tmpdir(), "vigie-counts-"));
  for (const [dataset, lines] of Object.entries(rows)) {
    const path = join(folder, `${dataset}.csv`);
    writeFileSync(path, [header, ...lines].map(csvLine).join(""));
    await importEvents(house.database, { path, fileName: `${dataset}.csv`, format: "csv", release: "1", mapping: mappingOf(dataset), compartmentId: openData, requestedBy: analyst.id }, { progress: async () => undefined });
  }
  rmSync(folder, { recursive: true });
  const stored = await sql<{ id: string; key: string }>`select id, source_key as key from information.event`.execute(worker());
  ids = Object.fromEntries(stored.rows.map(({ id, key }) => [key, id]));
});
afterAll(() => house.close());
beforeEach(async () => {
  for (const table of ["event_pair_decision", "event_pair"]) await sql`delete from ${sql.table(`information.${table}`)}`.execute(worker());
});

const worker = () => house.database.worker.db;

/** A pair, as a matching finds it. */
async function pair(one: string, other: string): Promise<string> {
  const [first, second] = [ids[one]!, ids[other]!].toSorted();
  const { rows: [found] } = await sql<{ id: string }>`
    insert into information.event_pair (compartment_id, label, one_id, other_id, probability, bits, reasons, matched_at)
    select compartment_id, label, ${first}, ${second}, 0.9, 3, '[]', now() from information.event where id = ${first}
        on conflict (one_id, other_id) do update set bits = event_pair.bits returning id
  `.execute(worker());
  return found!.id;
}

async function decide(one: string, other: string, verdict: string, person = analyst): Promise<string> {
  const id = await pair(one, other);
  const seen = (await person.get(`/api/event-pairs/${id}`)).body.decisions.length;
  expect((await person.send("POST", `/api/event-pairs/${id}/decisions`, { verdict, seen })).status).toBe(201);
  return id;
}

/** What every place that counts says of a filter: events, and deaths as best, low and high. */
async function counted(query = "", person = analyst) {
  const [months, cells, countries, count] = await Promise.all(["months", "cells", "countries", "count"].map(async (what) => (await person.get(`/api/event-${what}?${query}`)).body));
  const sum = (items: any[], part: string) => items.reduce((whole, one) => whole + one[part], 0);
  const events = [sum(months.items, "events"), cells.events.reduce((whole: number, one: number) => whole + one, 0), sum(countries.items, "events"), count.events];
  expect(new Set(events).size, "months, map, countries and count agree").toBe(1);
  expect([sum(months.items, "best"), cells.best.reduce((whole: number, one: number) => whole + one, 0)]).toEqual(Array(2).fill(sum(countries.items, "best")));
  return { events: events[0], deaths: ["best", "low", "high"].map((part) => sum(months.items, part)), joined: months.joined };
}

const alone = { tellings: 0, events: 0, contested: 0 };

describe("an event that several tell of", () => {
  test("counts as often as it is told, until somebody decides", async () => {
    await pair("h1", "l1");
    expect(await counted()).toEqual({ events: 6, deaths: [37, 19, 44], joined: alone });
  });

  test("counts once when two are decided to be one: with the number of one telling and the range of both, never the sum", async () => {
    await decide("h1", "l1", "same");
    expect(await counted("country=XKS")).toEqual({ events: 4, deaths: [8 + 4 + 11, 5 + 3, 20 + 6], joined: { tellings: 2, events: 1, contested: 0 } });
    await decide("l1", "b1", "same");
    expect(await counted("country=XKS")).toEqual({ events: 3, deaths: [11 + 4, 5 + 3, 20 + 6], joined: { tellings: 3, events: 1, contested: 0 } });
  });

  test("counts again as often as it is told once the decision is taken back", async () => {
    const before = await counted();
    await decide("h1", "l1", "same");
    await decide("h1", "l1", "withdrawn");
    expect(await counted()).toEqual(before);
  });

  test("counts in whatever part of it a filter lets through, once", async () => {
    await decide("h1", "l1", "same");
    await decide("l1", "b1", "same");
    expect(await counted("dataset=lantern&country=XKS")).toEqual({ events: 1, deaths: [8, 5, 20], joined: alone });
    expect(await counted("kind=state-based&country=XKS"), "only the third publisher calls it a battle").toMatchObject({ events: 2, deaths: [11, 0, 0] });
    expect(await counted("actor=Black%20Cord")).toMatchObject({ events: 2, deaths: [15, 13, 21], joined: { tellings: 2 } });
    expect(await counted("from=2031-03-05&to=2031-03-05")).toMatchObject({ events: 2, deaths: [12, 8, 26] });
  });

  test("is where the telling that stands for it puts it, and a number stands for one that has none", async () => {
    await decide("h3", "l2", "same");
    const { items } = (await analyst.get("/api/event-countries")).body;
    expect(items.map((one: any) => [one.countryIso3, one.events, one.uncounted])).toEqual([["XKS", 4, 0], ["MLI", 1, 0]]);
    const months = (await analyst.get("/api/event-months?kind=state-based")).body.items;
    expect(months.map((one: any) => [one.month, one.events, one.uncounted, one.best])).toEqual([["2031-03", 2, 0, 13]]);
  });

  test.each([
    { what: "one that knows the day before one that knows the month", of: "h1", change: sql`date_precision = 'day'`, ofOther: sql`date_precision = 'month'` },
    { what: "one that knows the place before one that knows the district", of: "l1", change: sql`where_precision = 'exact'` },
    { what: "one that rests on more sources", of: "h1", change: sql`number_of_sources = 4` },
    { what: "a published one before one that may still be dropped", of: "h1", change: sql`candidate = false`, ofOther: sql`candidate = true` },
  ])("is stood for by $what", async ({ of, change, ofOther = sql`candidate = false` }) => {
    await decide("h1", "l1", "same");
    const other = of === "h1" ? "l1" : "h1";
    await sql`update information.event set ${change} where id = ${ids[of]!}`.execute(worker());
    await sql`update information.event set ${ofOther} where id = ${ids[other]!}`.execute(worker());
    expect((await analyst.get(`/api/events/${ids[of]}`)).body.joined.tellings[0].id).toBe(ids[of]);
    expect((await counted("country=XKS")).deaths[0]).toBe((of === "h1" ? 12 : 8) + 4 + 11);
    await sql`update information.event set date_precision = 'day', where_precision = null, number_of_sources = null, candidate = false where id = any (${[ids["h1"]!, ids["l1"]!]}::uuid[])`.execute(worker());
  });

  test("counts once under each name that any of its tellings gives", async () => {
    await decide("h1", "l1", "same");
    await decide("h1", "h2", "same");
    const names = (await analyst.get("/api/event-names?country=XKS&part=side-a")).body.items;
    expect(Object.fromEntries(names.map((one: any) => [one.name, [one.events, one.best]]))).toEqual({ "Black Cord": [2, 23], "The Black Cord": [1, 8], "River Front": [1, 0] });
  });

  test("counts once within one data set too, also when only another data set holds its two rows together", async () => {
    await decide("h1", "l1", "same");
    await decide("h2", "l1", "same");
    expect(await counted("dataset=harbour")).toEqual({ events: 2, deaths: [12, 3, 15], joined: { tellings: 2, events: 1, contested: 0 } });
    expect((await analyst.get("/api/event-datasets")).body.items.map((one: any) => [one.dataset, one.events])).toEqual([["harbour", 2], ["lantern", 2], ["beacon", 1]]);
    const deaths = await listMonthlyDeaths(worker(), "harbour", "2031-03");
    expect(deaths.map(({ month, kind, best, events }) => [month, kind, best, events]), "what forecasts are made from").toEqual([["2031-03", "one-sided", 12, 1]]);
    const points = await listMonthlyPoints(worker(), "harbour", "XKS", "2031-03");
    expect(points.map(({ latitude, best, events }) => [latitude, best, events]), "what forecasts of areas are made from").toEqual([[-32, 12, 1]]);
    const weeks = await listWeeklyCounts(worker(), { compartmentId: openData, dataset: "harbour", first: "2031-03-01", last: "2031-04-30" }, "2031-03-01", "2031-04-30");
    expect(weeks.filter(({ violence, actor }) => violence === null && actor === null).map(({ week, events }) => [week, events]), "what surges are found in").toEqual([["2031-03-03", 1], ["2031-03-31", 1]]);
    expect(weeks.filter(({ violence }) => violence !== null).reduce((sum, { events }) => sum + events, 0), "also kind by kind").toBe(2);
  });

  test("is told with its other tellings on its page and in the list, and is one in the file", async () => {
    await decide("h1", "l1", "same");
    await decide("l1", "b1", "same");
    const { joined } = (await analyst.get(`/api/events/${ids["b1"]}`)).body;
    expect(joined).toMatchObject({ isContested: false, deaths: { low: 5, best: 11, high: 20 } });
    expect(joined.tellings.map((one: any) => one.sourceKey), "the newest first, where nothing else tells them apart").toEqual(["b1", "l1", "h1"]);
    expect((await analyst.get(`/api/events/${ids["h2"]}`)).body.joined).toBeNull();
    const items = (await analyst.get("/api/events")).body.items;
    expect(Object.fromEntries(items.map((one: any) => [one.sourceKey, one.tellings]))).toEqual({ h1: 3, h2: 1, h3: 1, l1: 3, l2: 1, b1: 3 });
    const [, ...lines] = (await analyst.get("/api/events.csv?country=XKS")).text.trim().split("\r\n");
    expect(new Set(lines.map((line) => line.split(",").at(-1))).size).toBe(3);
  });
});

describe("decisions that contradict each other", () => {
  test("join nothing: the tellings count apart and are said to, until one decision is taken back", async () => {
    await decide("h1", "l1", "same");
    await decide("l1", "b1", "same");
    await decide("h1", "b1", "different");
    expect(await counted("country=XKS")).toMatchObject({ events: 5, joined: { tellings: 0, events: 0, contested: 3 } });
    expect((await analyst.get(`/api/events/${ids["h1"]}`)).body.joined).toMatchObject({ isContested: true });
    await decide("l1", "b1", "withdrawn");
    expect(await counted("country=XKS")).toMatchObject({ events: 4, joined: { tellings: 2, events: 1, contested: 0 } });
  });
});

describe("S12, S16: whoever does not see one of the tellings", () => {
  test("counts as if there were neither it nor what hangs together through it alone", async () => {
    await decide("h1", "l1", "same");
    await decide("l1", "h2", "same");
    await sql`update information.event set label = 1 where id = ${ids["l1"]!}`.execute(worker());
    expect((await counted("dataset=harbour", uncleared)).joined).toEqual(alone);
    expect((await uncleared.get(`/api/events/${ids["h1"]}`)).body.joined).toBeNull();
    expect((await uncleared.get("/api/events?dataset=harbour")).body.items.map((one: any) => one.tellings)).toEqual([1, 1, 1]);
    expect(await counted("dataset=harbour"), "whoever is cleared counts them once").toMatchObject({ events: 2, joined: { tellings: 2, events: 1 } });
    const deaths = await listMonthlyDeaths(worker(), "harbour", "2031-03", { compartmentId: openData, labelRank: 1 });
    expect(deaths.map(({ best, labelRank }) => [best, labelRank]), "and a forecast made of it is as high as what joined them").toEqual([[12, 1]]);
    expect((await listMonthlyDeaths(worker(), "harbour", "2031-03", { compartmentId: openData, labelRank: 0 })).map(({ best }) => best)).toEqual([16]);
    const pointsAt = async (labelRank: number) => (await listMonthlyPoints(worker(), "harbour", "XKS", "2031-03", { compartmentId: openData, labelRank })).reduce((sum, { best }) => sum + best, 0);
    expect([await pointsAt(1), await pointsAt(0)]).toEqual([12, 16]);
    await sql`update information.event set label = 0 where id = ${ids["l1"]!}`.execute(worker());
    expect((await counted("dataset=harbour", uncleared)).joined, "and again, once it is no longer above them").toEqual({ tellings: 2, events: 1, contested: 0 });
  });

  test("cannot write what is joined", async () => {
    const { rows: rights } = await sql`select from unnest(array['insert', 'update', 'delete']) as right_ where has_table_privilege('vigie_app', 'information.event_cluster', right_)`.execute(worker());
    expect(rights).toEqual([]);
  });
});

describe("whatever people decide, in whatever order", () => {
  const keys = ["h1", "h2", "h3", "l1", "l2", "b1"] as const;
  const anything = fc.array(fc.record({ one: fc.constantFrom(...keys), other: fc.constantFrom(...keys), verdict: fc.constantFrom("same", "same", "different", "cannot-say", "withdrawn") }).filter(({ one, other }) => one < other), { maxLength: 12 });

  test("the groups in the database are those that the method gives, and totals add no event twice", async () => {
    await fc.assert(fc.asyncProperty(anything, async (decisions) => {
      await sql`delete from information.event_pair_decision`.execute(worker());
      for (const [index, { one, other, verdict }] of decisions.entries()) {
        const id = await pair(one, other);
        await sql`insert into information.event_pair_decision (pair_id, ordinal, compartment_id, label, verdict, reason, decided_by, decided_at) values (${id}, ${index + 1}, ${openData}, 0, ${verdict}, '', ${analyst.id}, now())`.execute(worker());
      }
      const standing = new Map(decisions.map((decision) => [`${decision.one} ${decision.other}`, decision]));
      const asked = [...standing.entries()].flatMap(([id, { one, other, verdict }]): Decision[] => (verdict === "same" || verdict === "different" ? [{ id, one: ids[one]!, other: ids[other]!, verdict }] : []));
      const { groups } = settle(Object.values(ids), asked);
      const expected = new Set(Object.values(ids).map((id) => groups.speakerOf(id)));
      const { rows: joined } = await sql<{ id: string; cluster: string }>`select event_id as id, cluster_id as cluster from information.event_cluster where label = 0 and not contested`.execute(worker());
      const found = new Map(joined.map(({ id, cluster }) => [id, cluster]));
      expect(Object.values(ids).map((id) => found.get(id) ?? id)).toEqual(Object.values(ids).map((id) => groups.speakerOf(id)));
      expect((await counted()).events).toBe(expected.size);
    }), { numRuns: 40 });
  });
});
