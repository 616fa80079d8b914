import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import * as v from "valibot";
import { importEvents } from "#information/actions/import-events.ts";
import { ensureOpenData } from "#information/store/import-batches.ts";
import type { CsvMapping } from "#information/model/import/csv-mapping.ts";
import { keepAreas } from "#geography/store/area-rows.ts";
import { exerciseAreas } from "../../exercise/areas.ts";
import { coverageOf, type Place } from "#numbers/forecast/calibration.ts";
import { seededRandom } from "#numbers/random.ts";
import { openTestInstallation, type Person, type TestInstallation } from "../../testing/installation.ts";
import { scoreForecasts } from "./actions/score-forecasts.ts";
import { ForeignAnswer, RunForecasts, TrackRecord, UnitForecastAnswer } from "./contract.ts";

/** Eight years of an invented register: a war of about forty a month in Kasuria, raids now and then beyond the border. */
function register(years = 8): string {
  const random = seededRandom(5);
  const lines = ["day,iso3,type,dead"];
  for (let month = 0; month < years * 12; month += 1) {
    const day = `${2031 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-11`;
    lines.push(`${day},XKS,battle,${20 + Math.floor(random() * 40)}`);
    if (random() < 0.3) lines.push(`${day},XKS,massacre,${1 + Math.floor(random() * 12)}`);
    if (random() < 0.2) lines.push(`${day},MLI,raid,${Math.floor(random() * 5)}`);
  }
  return lines.join("\n");
}

/** Eight years in which twenty die on the plain each month, three at sea, and a few by the river until the third year. */
function placedRegister(): string {
  const lines = ["day,iso3,type,dead,latitude,longitude"];
  for (let month = 0; month < 96; month += 1) {
    const day = `${2031 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-11`;
    lines.push(`${day},XKS,battle,20,-32.42,-14.61`, `${day},XKS,battle,3,-20,-10`);
    if (month < 36) lines.push(`${day},XKS,battle,${(month % 4) + 1},-33.71,-15.05`);
  }
  return lines.join("\n");
}

const mapping: CsvMapping = {
  name: "The register", dataset: "the-register", headerRow: 1, firstDataRow: 2, columns: { dateFrom: ["day"], countryCode: ["iso3"], deathsBest: ["dead"] },
  dateFormat: "iso", decimalComma: false, kind: { by: "column", column: "type", values: { battle: "state-based", massacre: "one-sided", raid: "non-state" } }, defaultCountry: null, language: "en",
};

let house: TestInstallation;
let office: string;
let people: Record<"analyst" | "senior" | "elsewhere", Person>;
beforeAll(async () => {
  house = await openTestInstallation();
  house.clock.now = new Date("2039-01-20T09:00:00Z");
  office = await house.compartment();
  people = {
    analyst: await house.person({ roles: { [office]: ["analyst"] } }),
    senior: await house.person({ roles: { [office]: ["senior"] } }),
    elsewhere: await house.person({ roles: { [await house.compartment("Another office")]: ["analyst", "senior"] }, clearance: 2 }),
  };
  await bringIn(register());
  await bringIn(register(7), "1", { ...mapping, name: "The short register", dataset: "the-short-register" });
});
afterAll(() => house.close());

async function bringIn(table: string, release = "1", by = mapping): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "vigie-forecast-"));
  const path = join(folder, "register.csv");
  writeFileSync(path, table);
  const compartmentId = await ensureOpenData(house.database.worker);
  await importEvents(house.database, { path, fileName: "register.csv", format: "csv", release, mapping: by, compartmentId, requestedBy: people.analyst.id }, { progress: async () => undefined });
  rmSync(folder, { recursive: true });
}

const content = (part: object = {}) => ({ label: "confidential", title: "Deaths in the next year", target: "all", dataset: "the-register", cutOff: "2037-12", note: "", ...part });
const plan = async (part: object = {}) => (await people.analyst.send("POST", "/api/forecast-runs", { compartmentId: office, content: content(part), reason: "" })).body as { id: string; version: number };
const step = (person: Person, id: string, name: string, version: number, reason = "") => person.send("POST", `/api/forecast-runs/${id}/steps/${name}`, { reason, input: {} }, version);

async function computed(id: string): Promise<void> {
  const started = await people.analyst.send("POST", `/api/forecast-runs/${id}/estimate`, {});
  expect(started.status).toBe(202);
  await vi.waitFor(async () => expect((await people.analyst.get(`/api/jobs/${started.body.runId}`)).body).toMatchObject({ state: "done" }), { timeout: 60_000, interval: 300 });
}

describe("a forecast from planning to publishing", () => {
  let id: string;

  test("is frozen with its data, computed by a job, checked with a reason, and published by a senior", { timeout: 90_000 }, async () => {
    ({ id } = await plan());
    expect((await people.analyst.get(`/api/forecast-runs/${id}/forecasts`)).body).toEqual({ basis: null, estimate: null, earlier: null, items: [] });
    expect((await step(people.analyst, id, "freeze", 1)).status).toBe(200);
    const frozen = v.parse(RunForecasts, (await people.analyst.get(`/api/forecast-runs/${id}/forecasts`)).body);
    expect(frozen).toMatchObject({ basis: { target: "all", first: "2031-01", last: "2037-12", releases: ["1"] }, estimate: null, items: [] });
    await computed(id);
    expect((await step(people.analyst, id, "check", 3)).body.code).toBe("platform.reason-invalid");
    expect((await step(people.analyst, id, "check", 3, "Looked at the ten largest")).status).toBe(200);
    expect((await step(people.analyst, id, "publish", 4)).body.code).toBe("platform.step-not-for-your-role");
    expect((await step(people.senior, id, "publish", 4)).status).toBe(200);
  });

  test("tells every State, at peace or not, with the last year beside the next", async () => {
    const { items, estimate } = v.parse(RunForecasts, (await people.analyst.get(`/api/forecast-runs/${id}/forecasts`)).body);
    expect(items.length).toBe(196);
    expect(estimate).toMatchObject({ modelVersion: "1", seed: 1 });
    const war = items.find(({ unit }) => unit === "XKS")!;
    expect(war.past).toBeGreaterThan(300);
    expect(war.figures.median).toBeGreaterThan(250);
    expect(war.figures.most[0]).toBeLessThanOrEqual(war.figures.half[0]);
    expect(war.figures.chances.of100).toBeGreaterThan(0.8);
    expect(war.dots).toEqual(war.dots.toSorted((a, b) => a - b));
    expect(items.find(({ unit }) => unit === "PRT")).toMatchObject({ past: 0, figures: { median: 0, most: [0, 0], chances: { any: 0 } } });
  });

  test("tells one country whole: month by month, baselines, families, past situations", async () => {
    const sheet = v.parse(UnitForecastAnswer, (await people.analyst.get(`/api/forecast-runs/${id}/forecasts/XKS`)).body);
    expect(sheet.past).toHaveLength(36);
    expect(sheet.past.at(-1)!.month).toBe("2037-12");
    expect(sheet.months.map(({ month }) => month)).toEqual(["2038-01", "2038-02", "2038-03", "2038-04", "2038-05", "2038-06", "2038-07", "2038-08", "2038-09", "2038-10", "2038-11", "2038-12", "2039-01", "2039-02"]);
    expect(sheet.baselines.map(({ name }) => name)).toEqual(["allZero", "persistence", "lastPoisson", "conflictology"]);
    expect(sheet.baselines[1]!.figures.median).toBe(sheet.past.at(-1)!.count);
    expect(sheet.reported).toEqual({ of12: 12, of60: 60 });
    expect(sheet.reason!.families[0]!.family).toBe("own-history");
    expect(sheet.reason!.alike.length).toBeGreaterThan(0);
    expect(sheet.earlier).toBeNull();
    expect((await people.analyst.get(`/api/forecast-runs/${id}/forecasts/XXX`)).body.code).toBe("assessment.forecast-not-found");
  });

  test("is not there for somebody of another office: as one that does not exist", async () => {
    for (const path of ["forecasts", "forecasts/XKS"]) {
      const [hidden, absent] = [await people.elsewhere.get(`/api/forecast-runs/${id}/${path}`), await people.elsewhere.get(`/api/forecast-runs/00000000-0000-4000-8000-00000000dead/${path}`)];
      expect([hidden.status, hidden.text.replaceAll(id, "ID")]).toEqual([absent.status, absent.text.replaceAll("00000000-0000-4000-8000-00000000dead", "ID")]);
    }
    expect((await people.elsewhere.send("POST", `/api/forecast-runs/${id}/estimate`, {})).body.code).toBe("assessment.forecast-run-not-found");
  });

  test("is scored month by month as the months become known, beside the simple rules, and once", async () => {
    const room = { database: house.database, runs: house.kinds.find(({ kind }) => kind.kind === "assessment.forecast-run")!, systemId: people.analyst.id };
    expect((await people.analyst.get("/api/forecast-track-record")).body).toEqual({ label: "unclassified", models: [], tenths: [], coverage: [], misses: [], killings: [] });
    expect(await scoreForecasts(room, house.clock.now)).toBe(1);
    expect(await scoreForecasts(room, house.clock.now), "nothing is scored twice").toBe(0);
    const record = v.parse(TrackRecord, (await people.analyst.get("/api/forecast-track-record")).body);
    // The register ends in December 2038: twelve of the fourteen months are known.
    expect(record.models.map(({ model, months }) => [model, months]).toSorted()).toEqual(["allZero", "conflictology", "lastPoisson", "persistence", "vigie"].map((model) => [model, 196 * 12]));
    const crpsOf = (name: string) => record.models.find(({ model }) => model === name)!.crps;
    expect(crpsOf("vigie")).toBeLessThan(crpsOf("allZero"));
    expect(record.label, "as confidential as the runs it rests on").toBe("confidential");
    expect(record.tenths).toHaveLength(10);
    expect(record.tenths.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 3);
    const { rows: places } = await sql<Place>`select below, up_to as "upTo" from assessment.forecast_score where run_id = ${id} and model = 'vigie' and is_active`.execute(house.database.worker.db);
    expect(record.coverage.map(({ share }) => share)).toEqual([0.5, 0.8, 0.9]);
    for (const { share, within } of record.coverage) expect(within, `${share}`).toBeCloseTo(coverageOf(places, share), 5);
    expect(record.misses[0]).toMatchObject({ runId: id, unit: "XKS" });
    expect((await people.elsewhere.get("/api/forecast-track-record")).body, "another office has no record of it").toEqual({ label: "unclassified", models: [], tenths: [], coverage: [], misses: [], killings: [] });
    expect((await people.analyst.get(`/api/forecast-runs/${id}`)).body.state).toBe("published");
  });

  test("stands beside forecasts from elsewhere of the same months, as far ahead, each by its distance from what happened", async () => {
    const archive = { label: "confidential", title: "Somebody's archive", source: "Invented for a test.", target: "all", dataset: "the-register", note: "" };
    const { id: archiveId } = (await people.analyst.send("POST", "/api/foreign-forecasts", { compartmentId: office, content: archive, reason: "" })).body;
    const rows = ["2038-01,2038-01,XKS,50", "2038-01,2038-02,XKS,50", "2038-01,2038-02,PRT,0", "2037-12,2038-01,XKS,50", "2038-01,2039-01,XKS,50"];
    expect((await people.analyst.upload(`/api/foreign-forecasts/${archiveId}/rows`, ["issue_month,target_month,country,mean", ...rows].join("\n"))).status).toBe(201);
    const { reading, scores } = v.parse(ForeignAnswer, (await people.analyst.get(`/api/foreign-forecasts/${archiveId}/rows`)).body);
    expect(reading).toMatchObject({ rows: 5, units: 2, firstIssued: "2037-12", lastTarget: "2039-01" });
    // January 2039 is not over; what was said a month earlier had data that end in another month than ours.
    expect(scores).toMatchObject([{ set: "", months: 4, units: 2, beside: { months: 3 } }]);
    const dead = (month: string, iso3: string) => register().split("\n").map((line) => line.split(",")).filter(([day, unit]) => day!.startsWith(month) && unit === iso3).reduce((sum, cells) => sum + Number(cells[3]), 0);
    expect(scores[0]!.beside!.theirs).toBeCloseTo((Math.abs(50 - dead("2038-01", "XKS")) + Math.abs(50 - dead("2038-02", "XKS"))) / 3, 6);
    expect(scores[0]!.beside!.ours).toBeGreaterThan(0);
    const [hidden, absent] = [await people.elsewhere.get(`/api/foreign-forecasts/${archiveId}/rows`), await people.elsewhere.get("/api/foreign-forecasts/00000000-0000-4000-8000-00000000dead/rows")];
    expect([hidden.status, hidden.text]).toEqual([absent.status, absent.text]);
  });

  test("stands as what was said last time beside the next one, with what happened since", { timeout: 90_000 }, async () => {
    const next = await plan({ cutOff: "2038-06" });
    await step(people.analyst, next.id, "freeze", 1);
    await computed(next.id);
    const list = v.parse(RunForecasts, (await people.analyst.get(`/api/forecast-runs/${next.id}/forecasts`)).body);
    expect(list.earlier).toEqual({ id, last: "2037-12" });
    expect(list.items.find(({ unit }) => unit === "XKS")!.earlier!.median).toBeGreaterThan(250);
    const { earlier, past } = v.parse(UnitForecastAnswer, (await people.analyst.get(`/api/forecast-runs/${next.id}/forecasts/XKS`)).body);
    expect(earlier!.months.map(({ month, happened }) => ({ month, count: happened }))).toEqual(past.slice(-6));
    expect(earlier!.year!.median).toBeGreaterThan(250);
  });

  test("is the same to the bit when it is computed again from the same data, whatever was imported since", { timeout: 90_000 }, async () => {
    const before = (await people.analyst.get(`/api/forecast-runs/${id}/forecasts`)).body;
    const again = await plan();
    await step(people.analyst, again.id, "freeze", 1);
    await computed(again.id);
    const after = (await people.analyst.get(`/api/forecast-runs/${again.id}/forecasts`)).body;
    expect(after.basis.sha256).toBe(before.basis.sha256);
    const withoutEarlier = ({ items }: { items: object[] }) => items.map((one) => ({ ...one, earlier: null }));
    expect(withoutEarlier(after)).toEqual(withoutEarlier(before));
  });
});

describe("a forecast told with a table of countries and years", () => {
  test("is the same to the bit where people die, may differ where nobody has died for two years, and says what it was made with", { timeout: 120_000 }, async () => {
    const columns = [{ name: "iso3", role: "country" }, { name: "year", role: "year" }, { name: "infant_mortality", role: "structure" }];
    const { id: tableId } = (await people.analyst.send("POST", "/api/country-tables", { compartmentId: office, content: { label: "confidential", title: "Structure", source: "Invented.", columns, note: "" }, reason: "" })).body;
    const random = seededRandom(3);
    const rows = ["XKS", "MLI", "PRT", "CHE", "PER"].flatMap((unit) => Array.from({ length: 8 }, (_, year) => `${unit},${2030 + year},${Math.round(random() * 80)}`));
    await people.analyst.upload(`/api/country-tables/${tableId}/rows`, ["iso3,year,infant_mortality", ...rows].join("\n"));
    const made = async (part: object) => {
      const { id } = await plan(part);
      expect((await step(people.analyst, id, "freeze", 1)).body.code).toBeUndefined();
      await computed(id);
      return v.parse(RunForecasts, (await people.analyst.get(`/api/forecast-runs/${id}/forecasts`)).body);
    };
    const [plain, told] = [await made({ cutOff: "2037-06" }), await made({ cutOff: "2037-06", tableId })];
    expect(told.estimate!.modelVersion).toBe("1+structure");
    expect(told.basis!.table).toMatchObject({ id: tableId, title: "Structure" });
    expect(told.basis!.sha256).not.toBe(plain.basis!.sha256);
    const war = (of: RunForecasts) => ({ ...of.items.find(({ unit }) => unit === "XKS")!, earlier: null });
    expect(war(told)).toEqual(war(plain));
    const linked = (await people.analyst.get(`/api/forecast-runs?linked=${tableId}`)).body.items;
    expect(linked, "the chain leads from the table to what was made from it").toHaveLength(1);
  });

  test("is not frozen before the rows of the table are there, and not planned for areas", async () => {
    const columns = [{ name: "iso3", role: "country" }, { name: "year", role: "year" }, { name: "infant_mortality", role: "structure" }];
    const { id: tableId } = (await people.analyst.send("POST", "/api/country-tables", { compartmentId: office, content: { label: "confidential", title: "Empty", source: "Invented.", columns, note: "" }, reason: "" })).body;
    const { id } = await plan({ tableId });
    expect((await step(people.analyst, id, "freeze", 1)).body.code).toBe("assessment.killing-table-not-read");
    const refused = await people.analyst.send("POST", "/api/forecast-runs", { compartmentId: office, content: content({ tableId, level: "area" }), reason: "" });
    expect(refused.body.fields).toMatchObject([{ path: "tableId", code: "assessment.forecast-areas-without-table" }]);
  });
});

describe("a forecast of first-level areas", () => {
  let id: string;

  test("is made from events that say where they were; the rest is counted and put nowhere", { timeout: 120_000 }, async () => {
    await house.database.worker.db.transaction().execute((db) => keepAreas(db, exerciseAreas, "test"));
    await bringIn(placedRegister(), "1", { ...mapping, name: "The placed register", dataset: "the-placed-register", columns: { ...mapping.columns, latitude: ["latitude"], longitude: ["longitude"] } });
    ({ id } = await plan({ dataset: "the-placed-register", level: "area" }));
    expect((await step(people.analyst, id, "freeze", 1)).status).toBe(200);
    await computed(id);
    const { basis, items } = v.parse(RunForecasts, (await people.analyst.get(`/api/forecast-runs/${id}/forecasts`)).body);
    expect(basis).toMatchObject({ level: "area", notPlaced: { imprecise: { events: 0 }, outside: { events: 84, deaths: 84 * 3 } } });
    expect(items.map(({ unit }) => unit)).toEqual(["XKS KX01", "XKS KX02", "XKS KX03"]);
    const [plain, river, coast] = items;
    expect(plain!.past).toBe(12 * 20);
    expect(plain!.figures.median).toBeGreaterThan(100);
    expect(river!.past).toBe(0);
    expect([coast!.past, coast!.figures.median]).toEqual([0, 0]);
  });

  test("has a page for each area, is scored area by area, and stands apart in the record of the forecasts", async () => {
    const sheet = v.parse(UnitForecastAnswer, (await people.analyst.get(`/api/forecast-runs/${id}/forecasts/${encodeURIComponent("XKS KX01")}`)).body);
    expect([sheet.past.at(-1)!.count, sheet.months.length]).toEqual([20, 14]);
    await step(people.analyst, id, "check", 3, "Looked at all of them");
    await step(people.senior, id, "publish", 4);
    const room = { database: house.database, runs: house.kinds.find(({ kind }) => kind.kind === "assessment.forecast-run")!, systemId: people.analyst.id };
    expect(await scoreForecasts(room, house.clock.now)).toBe(1);
    const { models } = v.parse(TrackRecord, (await people.analyst.get("/api/forecast-track-record")).body);
    const areas = models.filter(({ level }) => level === "area");
    expect(areas.map(({ model, months }) => [model, months]).toSorted()).toEqual(["allZero", "conflictology", "lastPoisson", "persistence", "vigie"].map((model) => [model, 3 * 12]));
    expect(areas.find(({ model }) => model === "vigie")!.crps).toBeLessThan(areas.find(({ model }) => model === "allZero")!.crps);
  });

  test("is not frozen where no event can be placed", async () => {
    const { id: other } = await plan({ level: "area", dataset: "the-short-register", cutOff: "2036-12" });
    expect((await step(people.analyst, other, "freeze", 1)).body.code).toBe("assessment.forecast-no-areas");
  });
});

describe("data are not frozen, with a sentence,", () => {
  test.each([
    ["where there is no such data set", { dataset: "no-such" }, "assessment.forecast-dataset-unknown"],
    ["where they end before the last month: what nobody looked at is not zero", { cutOff: "2038-12", dataset: "the-short-register" }, "assessment.forecast-cut-off-beyond-data"],
    ["for a month that is not over", { cutOff: "2039-01" }, "assessment.forecast-month-not-over"],
    ["where there is too little past to learn from", { cutOff: "2033-01" }, "assessment.forecast-too-little-past"],
  ])("%s", async (_why, part, code) => {
    const { id } = await plan(part);
    expect((await step(people.analyst, id, "freeze", 1)).body.code).toBe(code);
    expect((await people.analyst.get(`/api/forecast-runs/${id}`)).body).toMatchObject({ state: "planned", version: 1 });
  });

  test("and nothing is computed before they are", async () => {
    const { id } = await plan();
    expect((await people.analyst.send("POST", `/api/forecast-runs/${id}/estimate`, {})).body.code).toBe("assessment.forecast-not-frozen");
  });
});

test("a last month that is none is refused at its field", async () => {
  const answer = await people.analyst.send("POST", "/api/forecast-runs", { compartmentId: office, content: content({ cutOff: "2037-13" }), reason: "" });
  expect(answer.body.fields).toMatchObject([{ path: "cutOff", code: "assessment.month-unreadable" }]);
});
