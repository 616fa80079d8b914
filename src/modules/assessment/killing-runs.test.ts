import { gzipSync } from "node:zlib";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import * as v from "valibot";
import { ensureOpenData } from "#information/store/import-batches.ts";
import { inventedCountryYears } from "../../testing/country-years.ts";
import { openTestInstallation, type Person, type TestInstallation } from "../../testing/installation.ts";
import { scoreKillings } from "./actions/score-killings.ts";
import { KillingChances, KillingCountryAnswer, TableReadingAnswer, TrackRecord } from "./contract.ts";
import { proposedColumns } from "./model/country-table/known-columns.ts";

let house: TestInstallation;
let office: string;
let people: Record<"analyst" | "senior" | "elsewhere", Person>;
beforeAll(async () => {
  house = await openTestInstallation();
  house.clock.now = new Date("2032-01-20T09:00:00Z");
  office = await house.compartment();
  people = {
    analyst: await house.person({ roles: { [office]: ["analyst"] } }),
    senior: await house.person({ roles: { [office]: ["senior"] } }),
    elsewhere: await house.person({ roles: { [await house.compartment("Another office")]: ["analyst", "senior"] }, clearance: 2 }),
  };
});
afterAll(() => house.close());

const header = inventedCountryYears(1).split("\n")[0]!.split(",");

async function draft(part: object = {}): Promise<{ id: string; version: number }> {
  const content = { label: "confidential", title: "Countries and years", source: "Invented for a test.", columns: proposedColumns(header), note: "", ...part };
  return (await people.analyst.send("POST", "/api/country-tables", { compartmentId: office, content, reason: "" })).body;
}

async function table(text: string, part: object = {}): Promise<string> {
  const { id } = await draft(part);
  const answer = await people.analyst.upload(`/api/country-tables/${id}/rows`, text);
  expect(answer.status, answer.text).toBe(201);
  return id;
}

const plan = async (tableId: string, until: number, part: object = {}) => (await people.analyst.send("POST", "/api/mass-killing-runs", { compartmentId: office, content: { label: "confidential", title: "Chances", tableId, until, note: "", ...part }, reason: "" })).body as { id: string };
const step = (person: Person, id: string, name: string, version: number, reason = "") => person.send("POST", `/api/mass-killing-runs/${id}/steps/${name}`, { reason, input: {} }, version);

async function computed(id: string): Promise<void> {
  const started = await people.analyst.send("POST", `/api/mass-killing-runs/${id}/estimate`, {});
  expect(started.status).toBe(202);
  await vi.waitFor(async () => expect((await people.analyst.get(`/api/jobs/${started.body.runId}`)).body).toMatchObject({ state: "done" }), { timeout: 90_000, interval: 300 });
}

async function published(tableId: string, until: number): Promise<string> {
  const { id } = await plan(tableId, until);
  expect((await step(people.analyst, id, "freeze", 1)).status).toBe(200);
  await computed(id);
  await step(people.analyst, id, "check", 3, "Looked at the ten highest");
  expect((await step(people.senior, id, "publish", 4)).status).toBe(200);
  return id;
}

describe("a table of countries and years", () => {
  test("is read whole, and says what it holds; once", async () => {
    const id = await table(inventedCountryYears(3));
    const { reading } = v.parse(TableReadingAnswer, (await people.analyst.get(`/api/country-tables/${id}/rows`)).body);
    expect(reading).toMatchObject({ rows: 90, units: 30, first: 2000, last: 2002 });
    expect(reading!.columns.map(({ name, role }) => [name, role])).toEqual([["battle_deaths", "violence"], ["infant_mortality", "structure"], ["region", "region"]]);
    expect(reading!.columns.map(({ known }) => known === 90)).toEqual([true, false, true]);
    expect((await people.analyst.get(`/api/country-tables/${id}`)).body).toMatchObject({ state: "read", version: 2 });
    expect((await people.analyst.upload(`/api/country-tables/${id}/rows`, inventedCountryYears(3))).body.code).toBe("assessment.country-table-not-draft");
  });

  test("is the same packed and unpacked", async () => {
    const digest = async (body: BodyInit) => {
      const { id } = await draft();
      expect((await people.analyst.upload(`/api/country-tables/${id}/rows`, body)).status).toBe(201);
      return (await people.analyst.get(`/api/country-tables/${id}/rows`)).body.reading.sha256;
    };
    expect(await digest(new Uint8Array(gzipSync(inventedCountryYears(3))))).toBe(await digest(inventedCountryYears(3)));
  });

  const three = "iso3,year,mk_onset,battle_deaths,infant_mortality,region\n";
  test.each([
    ["a year that is none", "XAA,ninety,0,1,1,0", "assessment.country-table-year-unreadable", 2, "year"],
    ["a country nobody knows", "QQQ,2001,0,1,1,0", "assessment.country-table-country-unknown", 2, "iso3"],
    ["a beginning that is neither 1 nor 0", "XAA,2001,,1,1,0", "assessment.country-table-onset-unreadable", 2, "mk_onset"],
    ["a number that is none", "XAA,2001,0,many,1,0", "assessment.country-table-cell-unreadable", 2, "battle_deaths"],
    ["a year told twice", "XAA,2001,0,1,1,0\nXAA,2001,0,1,1,0", "assessment.country-table-year-twice", 3, "iso3"],
    ["a year left out", "XAA,2001,0,1,1,0\nXAA,2003,0,1,1,0", "assessment.country-table-year-left-out", 3, "year"],
  ])("with %s is refused with row and column, and nothing of it is stored", async (_what, rows, code, row, column) => {
    const { id } = await draft();
    const answer = await people.analyst.upload(`/api/country-tables/${id}/rows`, three + rows);
    expect(answer.body.code).toBe(code);
    expect(answer.body.title).toMatch(new RegExp(code.endsWith("year-twice") ? `${row}` : `row ${row}`));
    if (!code.includes("-year-")) expect(answer.body.title).toContain(column);
    expect((await people.analyst.get(`/api/country-tables/${id}/rows`)).body).toEqual({ reading: null });
    expect((await people.analyst.get(`/api/country-tables/${id}`)).body.state).toBe("draft");
  });

  test("with a column that tells what came afterwards is refused by the name of the column", async () => {
    const rows = inventedCountryYears(20).split("\n").slice(1).map((line) => line.split(","));
    const began = new Set(rows.filter((cells) => cells[2] === "1").map(([unit, year]) => `${unit} ${year}`));
    const leaking = rows.map(([unit, year, onset, deaths, mortality, region]) => [unit, year, onset, Number([1, 2].some((after) => began.has(`${unit} ${Number(year) + after}`))), mortality, region, deaths].slice(0, 6).join(","));
    const { id } = await draft();
    const answer = await people.analyst.upload(`/api/country-tables/${id}/rows`, three + leaking.join("\n"));
    expect([answer.body.code, answer.body.title]).toEqual(["assessment.country-table-column-foreknows", expect.stringContaining("battle_deaths")]);
  });

  test("whose file has other columns than were said is refused with their names", async () => {
    const { id } = await draft();
    const answer = await people.analyst.upload(`/api/country-tables/${id}/rows`, "iso3,year,mk_onset,rain\nXAA,2001,0,3");
    expect(answer.body.code).toBe("assessment.country-table-columns-differ");
    expect(answer.body.title).toContain("rain");
  });

  test("needs a column for the country, one for the year, and something to learn from", async () => {
    const refused = async (columns: readonly object[]) => (await people.analyst.send("POST", "/api/country-tables", { compartmentId: office, content: { label: "confidential", title: "Table", source: "Invented", columns, note: "" }, reason: "" })).body.fields[0].code;
    const [country, year, deaths] = [{ name: "iso3", role: "country" }, { name: "year", role: "year" }, { name: "deaths", role: "violence" }];
    expect(await refused([year, deaths])).toBe("assessment.country-table-without-country");
    expect(await refused([country, deaths])).toBe("assessment.country-table-without-year");
    expect(await refused([country, year])).toBe("assessment.country-table-without-predictor");
    expect(await refused([country, year, deaths, deaths])).toBe("assessment.country-table-names-repeat");
    expect(await refused([country, year, deaths, { name: "a", role: "onset" }, { name: "b", role: "onset" }])).toBe("assessment.country-table-two-onsets");
  });

  test("of another office is there for nobody else, with its rows", async () => {
    const id = await table(inventedCountryYears(3));
    const [hidden, absent] = [await people.elsewhere.get(`/api/country-tables/${id}/rows`), await people.elsewhere.get("/api/country-tables/00000000-0000-4000-8000-00000000dead/rows")];
    expect([hidden.status, hidden.text.replaceAll(id, "ID")]).toEqual([absent.status, absent.text.replaceAll("00000000-0000-4000-8000-00000000dead", "ID")]);
    expect((await people.elsewhere.upload(`/api/country-tables/${id}/rows`, "x")).body.code).toBe("assessment.country-table-not-found");
  });
});

describe("chances of mass killing from planning to scoring", () => {
  let id: string;
  let tableId: string;

  test("are frozen with their table, computed by a job, checked with a reason, and published by a senior", { timeout: 120_000 }, async () => {
    tableId = await table(inventedCountryYears(30));
    ({ id } = await plan(tableId, 2027));
    expect((await people.analyst.get(`/api/mass-killing-runs/${id}/chances`)).body).toEqual({ basis: null, estimate: null, earlier: null, items: [] });
    expect((await people.analyst.send("POST", `/api/mass-killing-runs/${id}/estimate`, {})).body.code).toBe("assessment.forecast-not-frozen");
    await step(people.analyst, id, "freeze", 1);
    await computed(id);
    expect((await step(people.analyst, id, "check", 3, "Looked at the ten highest")).status).toBe(200);
    expect((await step(people.analyst, id, "publish", 4)).body.code).toBe("platform.step-not-for-your-role");
    expect((await step(people.senior, id, "publish", 4)).status).toBe(200);
  });

  test("are told of every country of the last year, the highest first, with the record of the method on the same table", async () => {
    const { basis, estimate, items, earlier } = v.parse(KillingChances, (await people.analyst.get(`/api/mass-killing-runs/${id}/chances`)).body);
    expect(basis).toMatchObject({ tableId, tableTitle: "Countries and years", until: 2027, units: 30 });
    expect(items).toHaveLength(30);
    expect(items.map(({ withinTwo }) => withinTwo)).toEqual(items.map(({ withinTwo }) => withinTwo).toSorted((one, other) => other - one));
    for (const { withinOne, withinTwo } of items) expect(withinOne > 0 && withinOne <= withinTwo && withinTwo < 1).toBe(true);
    expect(items[0]!.rank).toBe(1);
    expect(earlier).toBeNull();
    expect(estimate).toMatchObject({ modelVersion: "1", seed: 1 });
    expect(estimate!.record!.to).toBe(2027);
    expect(estimate!.record!.auc).toBeGreaterThan(0.7);
    expect(estimate!.record!.brier).toBeLessThan(estimate!.record!.brierOfBaseRate);
  });

  test("have a page for each country: what it stands beside, why, and five situations of the past", async () => {
    const { items } = v.parse(KillingChances, (await people.analyst.get(`/api/mass-killing-runs/${id}/chances`)).body);
    const highest = v.parse(KillingCountryAnswer, (await people.analyst.get(`/api/mass-killing-runs/${id}/chances/${items[0]!.unit}`)).body);
    expect(highest.withinTwo).toBeGreaterThan(highest.baseRate);
    expect(highest.reason.families[0]!.family).toBe("violence");
    expect(highest.reason.alike).toHaveLength(5);
    expect(highest.onsets.every((year) => year >= 2000 && year <= 2027)).toBe(true);
    expect((await people.analyst.get(`/api/mass-killing-runs/${id}/chances/PRT`)).body.code).toBe("assessment.forecast-not-found");
  });

  test("say how much was reported to the end of the last year by data sets that tell of the country over five years, and that it is not known where none does", async () => {
    const { items } = v.parse(KillingChances, (await people.analyst.get(`/api/mass-killing-runs/${id}/chances`)).body);
    const reported = async (unit: string) => v.parse(KillingCountryAnswer, (await people.analyst.get(`/api/mass-killing-runs/${id}/chances/${unit}`)).body).reported;
    const [told, other] = [items[0]!.unit, items[1]!.unit];
    const openData = await ensureOpenData(house.database.worker);
    const count = (dataset: string, compartmentId: string, label: number, months: Readonly<Record<string, number>>) => sql`
      insert into information.event_sum (compartment_id, label, dataset, country_iso3, cell3, month, kind, events, uncounted, low, best, high)
      select ${compartmentId}::uuid, ${label}, ${dataset}, ${told}, 0, (key || '-01')::date, 'one-sided', 1, 0, value::bigint, value::bigint, value::bigint from jsonb_each_text(${JSON.stringify(months)}::jsonb)
    `.execute(house.database.worker.db);
    expect(await reported(told), "nothing was imported").toBeNull();
    await count("begins-late", openData, 0, { "2023-02": 5, "2028-01": 5 });
    expect(await reported(told), "the first of sixty months lies before it").toBeNull();
    await count("harbour", openData, 0, { "2022-12": 3, "2023-01": 2, "2027-01": 4, "2027-06": 0, "2027-12": 1 });
    expect(await reported(told)).toEqual({ of12: 2, of60: 3, datasets: ["harbour"] });
    expect(await reported(other), "it tells of other countries").toBeNull();
    await count("of-a-higher-label", office, 2, { "2020-01": 9, "2027-02": 9, "2028-01": 9 });
    await count("of-another-office", await house.compartment("A third office"), 0, { "2020-01": 9, "2027-02": 9, "2028-01": 9 });
    expect(await reported(told), "nor by events above the label of the run, or of another office").toEqual({ of12: 2, of60: 3, datasets: ["harbour"] });
  });

  test("are not there for somebody of another office: as ones that do not exist", async () => {
    for (const path of ["chances", "chances/XAA"]) {
      const [hidden, absent] = [await people.elsewhere.get(`/api/mass-killing-runs/${id}/${path}`), await people.elsewhere.get(`/api/mass-killing-runs/00000000-0000-4000-8000-00000000dead/${path}`)];
      expect([hidden.status, hidden.text.replaceAll(id, "ID")]).toEqual([absent.status, absent.text.replaceAll("00000000-0000-4000-8000-00000000dead", "ID")]);
    }
    expect((await people.elsewhere.get("/api/forecast-track-record")).body.killings).toEqual([]);
  });

  test("are scored for both windows from a table that reaches further, beside always telling the base rate, and once", async () => {
    const room = { database: house.database, killingRuns: house.kinds.find(({ kind }) => kind.kind === "assessment.killing-run")!, systemId: people.analyst.id };
    expect(await scoreKillings(room, house.clock.now)).toBe(1);
    expect(await scoreKillings(room, house.clock.now), "nothing is scored twice").toBe(0);
    const { items } = v.parse(KillingChances, (await people.analyst.get(`/api/mass-killing-runs/${id}/chances`)).body);
    const began = new Set(inventedCountryYears(30).split("\n").filter((line) => /^X..,202[89],1/.test(line)).map((line) => line.slice(0, 3)));
    expect(new Set(items.filter(({ happenedTwo }) => happenedTwo).map(({ unit }) => unit))).toEqual(began);
    const { killings, label } = v.parse(TrackRecord, (await people.analyst.get("/api/forecast-track-record")).body);
    expect(killings.map(({ years, runs, scores }) => [years, runs, scores.cases])).toEqual([[1, 1, 30], [2, 1, 30]]);
    expect(killings[1]!.scores.onsets).toBe(began.size);
    expect(label).toBe("confidential");
    expect((await people.analyst.get(`/api/mass-killing-runs/${id}`)).body.state).toBe("scored");
  });

  test("stay published, with one year scored, while only one year is over", { timeout: 120_000 }, async () => {
    const early = await published(tableId, 2028);
    const room = { database: house.database, killingRuns: house.kinds.find(({ kind }) => kind.kind === "assessment.killing-run")!, systemId: people.analyst.id };
    expect(await scoreKillings(room, house.clock.now)).toBe(1);
    const { items, earlier } = v.parse(KillingChances, (await people.analyst.get(`/api/mass-killing-runs/${early}/chances`)).body);
    expect(items.every(({ happenedOne, happenedTwo }) => happenedOne !== null && happenedTwo === null)).toBe(true);
    expect(earlier, "and what was said last time stands beside them").toEqual({ id, until: 2027 });
    expect(items.every((one) => one.earlier !== null)).toBe(true);
    expect((await people.analyst.get(`/api/mass-killing-runs/${early}`)).body.state).toBe("published");
  });
});

describe("the data are not frozen, with a sentence,", () => {
  test("for a table without rows, for one without beginnings or with few, and for years that are not in it or not over", async () => {
    const frozen = async (tableId: string, until: number) => (await step(people.analyst, (await plan(tableId, until)).id, "freeze", 1)).body.code;
    const few = await table(inventedCountryYears(3));
    const beyond = await table(inventedCountryYears(34));
    const without = await table(inventedCountryYears(3), { columns: proposedColumns(header).map((column) => (column.role === "onset" ? { ...column, role: "left-out" } : column)) });
    expect(await frozen((await draft()).id, 2001)).toBe("assessment.killing-table-not-read");
    expect(await frozen(without, 2001)).toBe("assessment.killing-table-without-onsets");
    expect(await frozen(few, 2001)).toBe("assessment.killing-too-few-onsets");
    expect(await frozen(few, 2007)).toBe("assessment.killing-year-not-in-table");
    expect(await frozen(beyond, 2033)).toBe("assessment.killing-year-not-over");
  });
});
