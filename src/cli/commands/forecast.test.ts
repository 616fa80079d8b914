import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importAreas } from "#geography/actions/import-areas.ts";
import { importEvents } from "#information/actions/import-events.ts";
import type { CsvMapping } from "#information/model/import/csv-mapping.ts";
import { ensureOpenData } from "#information/store/import-batches.ts";
import { readSentences } from "#platform/messages/sentences.ts";
import { readSettings } from "#platform/settings.ts";
import { systemAccount } from "#platform/system.ts";
import { openTestInstallation, type TestInstallation } from "../../testing/installation.ts";
import { forecast } from "./forecast.ts";
import { importFiles } from "./import.ts";

/** Eight years of an invented register: battles in the north of Kasuria, two raids in its south, and now and then one at sea, beyond all outlines. Nobody dies in Mali. */
function register(): string {
  const lines = ["day,iso3,dead,lat,lon"];
  for (let month = 0; month < 96; month += 1) {
    const day = `${2031 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-11`;
    lines.push(`${day},XKS,${20 + ((month * 7) % 30)},1.5,0.5`);
    if (month % 40 === 10) lines.push(`${day},XKS,6,0.5,0.5`);
    if (month % 12 === 0) lines.push(`${day},XKS,2,9,9`);
  }
  return lines.join("\n");
}

const mapping: CsvMapping = {
  name: "The register", dataset: "the-register", headerRow: 1, firstDataRow: 2, columns: { dateFrom: ["day"], countryCode: ["iso3"], deathsBest: ["dead"], latitude: ["lat"], longitude: ["lon"] },
  dateFormat: "iso", decimalComma: false, kind: { by: "constant", kind: "state-based" }, defaultCountry: null, language: "en",
};

const square = (code: string, y: number) => ({ type: "Feature", properties: { admin1Pcode: code, admin1Name_en: code }, geometry: { type: "Polygon", coordinates: [[[0, y], [1, y], [1, y + 1], [0, y + 1], [0, y]]] } });

let house: TestInstallation;
let folder: string;
beforeAll(async () => {
  house = await openTestInstallation();
  folder = mkdtempSync(join(tmpdir(), "vigie-forecast-cli-"));
  writeFileSync(join(folder, "register.csv"), register());
  writeFileSync(join(folder, "areas.geojson"), JSON.stringify({ type: "FeatureCollection", features: [square("KAS01", 0), square("KAS02", 1), square("KAS03", 2)] }));
  const requestedBy = await systemAccount(house.database);
  const compartmentId = await ensureOpenData(house.database.worker);
  await importEvents(house.database, { path: join(folder, "register.csv"), fileName: "register.csv", format: "csv", release: "1", mapping, compartmentId, requestedBy }, { progress: async () => undefined });
  await importAreas(house.database, { path: join(folder, "areas.geojson"), fileName: "areas.geojson", countryIso3: "XKS", parentsPath: undefined, requestedBy });
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await house.close();
});

async function call(what: string, options: Readonly<Record<string, string>>, said: string[] = []) {
  if (!("run" in forecast)) throw new Error("the command works on a database");
  return forecast.run({ words: [what], options, settings: readSettings({}), sentences: readSentences(), language: "en", say: (line) => void said.push(line), database: house.database });
}

describe("forecasts from elsewhere", () => {
  const bring = async (rows: string) => {
    writeFileSync(join(folder, "archive.csv"), `issue_month,target_month,country,mean\n${rows}`);
    if (!("run" in importFiles)) throw new Error("the command works on a database");
    return importFiles.run({ words: ["forecasts", join(folder, "archive.csv")], options: { source: "Invented for a test", office: "The office of the archive" }, settings: readSettings({}), sentences: readSentences(), language: "en", say: () => undefined, database: house.database });
  };
  const kept = async () => (await sql<{ count: number }>`select count(*)::int as count from record.head where kind = 'assessment.foreign-forecast'`.execute(house.database.worker.db)).rows[0]!.count;

  test("become a record of an office; a file with a row that cannot be read leaves nothing behind", async () => {
    await house.compartment("The office of the archive");
    await expect(bring("2026-01,2025-12,XKS,3")).rejects.toMatchObject({ code: "assessment.foreign-month-past", values: { row: 2 } });
    expect(await kept()).toBe(0);
    const { result, lines } = await bring("2026-01,2026-03,XKS,3\n2026-01,2026-04,XKS,4");
    expect(result).toMatchObject({ file: "archive.csv", rows: 2, countries: 1, dataset: "the-register" });
    expect(lines).toEqual(["archive.csv: 2 forecasts of 1 country kept as they were said, and held against what is known."]);
    expect(await kept()).toBe(1);
  });
});

describe("forecasts of areas", () => {
  test("tell each area, count what could not be placed, and stand beside the country's own", { timeout: 60_000 }, async () => {
    const { result, lines } = await call("run", { unit: "area", "cut-off": "2037-12" });
    const units = result["units"] as { unit: string; isLearnt: boolean; months: { median: number }[]; year: { median: number } }[];
    expect(units.map(({ unit, isLearnt, months }) => [unit, isLearnt, months.length])).toEqual([["XKS KAS01", true, 14], ["XKS KAS02", true, 14], ["XKS KAS03", false, 14]]);
    expect(units[1]!.months[0]!.median).toBeGreaterThan(15);
    expect(units[2]!.months[0]!.median).toBe(0);
    const [kasuria] = result["countries"] as { country: string; placed: { events: number }; outside: { events: number; deaths: number }; areas: number; whole: number }[];
    expect(kasuria).toMatchObject({ country: "XKS", placed: { events: 84 + 2 }, outside: { events: 7, deaths: 14 } });
    expect(kasuria!.areas / kasuria!.whole).toBeGreaterThan(0.5);
    expect(kasuria!.areas / kasuria!.whole).toBeLessThan(2);
    expect(lines[0]).toContain("Not placed: 0 told too roughly, 7 in no known area");
  });

  test("are held against what happened, apart for areas with and without an event before", { timeout: 60_000 }, async () => {
    const { result, lines } = await call("backtest", { unit: "area", from: "2037-12", to: "2037-12" });
    const models = result["models"] as { model: string; isLearnt: boolean; months: number }[];
    expect(models.filter(({ isLearnt }) => isLearnt).map(({ model }) => model).toSorted()).toEqual(["allZero", "conflictology", "lastPoisson", "persistence", "vigie"]);
    expect(models.find(({ model, isLearnt }) => model === "vigie" && !isLearnt)!.months).toBe(12);
    expect(lines.at(-1)).toContain("areas without an event before");
  });
});

test("with a table of country-years the version says so, countries that the table does not know are named, and nothing is kept", { timeout: 60_000 }, async () => {
  const path = join(folder, "years.csv");
  writeFileSync(path, ["iso3,year,people", ...["XKS", "MLI"].flatMap((iso3) => Array.from({ length: 8 }, (_, index) => `${iso3},${2030 + index},${index}`))].join("\n"));
  const { result } = await call("run", { covariates: path, "cut-off": "2037-12" });
  expect(result).toMatchObject({ modelVersion: "1+structure", columns: ["people"], leftOut: 0 });
  expect(result["unknown"]).not.toContain("MLI");
  expect(result["unknown"]).toContain("BFA");
  expect((result["units"] as { unit: string }[]).length).toBeGreaterThan(190);
  const { rows } = await sql<{ runs: number }>`select count(*)::int as runs from assessment.forecast_basis`.execute(house.database.worker.db);
  expect(rows).toEqual([{ runs: 0 }]);
});

test.each([
  [{ unit: "village", "cut-off": "2037-12" }, "cli.forecast-unit-unknown"],
  [{ unit: "area", covariates: "years.csv", "cut-off": "2037-12" }, "cli.forecast-area-structure"],
  [{ unit: "area", "cut-off": "2032-12" }, "cli.forecast-too-short"],
  [{ covariates: "absent.csv", "cut-off": "2037-12" }, "cli.covariates-file-not-found"],
  [{ covariates: "absent.csv", "country-code": "fips", "cut-off": "2037-12" }, "cli.covariates-code-unknown"],
])("%j is refused: %s", async (options, code) => {
  await expect(call("run", options as unknown as Record<string, string>)).rejects.toThrow(code);
});

test("a forecast of countries is made and kept in its office with its progress, held against what happened, and scored once somebody has published it", { timeout: 120_000 }, async () => {
  const [{ id: office }] = (await sql<{ id: string }>`select id from access.compartment where name = 'The office of the archive'`.execute(house.database.auth.db)).rows as [{ id: string }];
  // Twenty years earlier: the command asks the clock on the wall whether a month is over.
  writeFileSync(join(folder, "earlier.csv"), register().replaceAll(/^20(\d\d)/gm, (_, year: string) => String(1980 + Number(year))));
  await importEvents(house.database, { path: join(folder, "earlier.csv"), fileName: "earlier.csv", format: "csv", release: "1", mapping: { ...mapping, name: "The earlier register", dataset: "the-earlier-register" }, compartmentId: await ensureOpenData(house.database.worker), requestedBy: await systemAccount(house.database) }, { progress: async () => undefined });
  const said: string[] = [];
  const of = { dataset: "the-earlier-register" };
  const { result } = await call("run", { ...of, "cut-off": "2016-12", office: "The office of the archive" }, said);
  expect(result).toMatchObject({ target: "state-based", dataset: "the-earlier-register", cutOff: "2016-12" });
  expect([result["forecasts"], said.at(-1)], "fourteen months and the year of each State").toEqual([Number(result["units"]) * 15, "100 % done"]);
  const tested = (await call("backtest", { ...of, from: "2015-12", to: "2016-12" })).result as { windows: { cutOff: string }[]; models: { model: string; crps: number }[] };
  expect(tested.windows.map(({ cutOff }) => cutOff)).toEqual(["2015-12", "2016-12"]);
  expect(new Set(tested.models.map(({ model }) => model))).toEqual(new Set(["vigie", "allZero", "persistence", "lastPoisson", "conflictology"]));
  const senior = await house.person({ roles: { [office]: ["analyst", "senior"] } });
  expect((await call("score", {})).result, "what nobody published is not scored").toEqual({ scored: 0 });
  const step = (name: string, version: number) => senior.send("POST", `/api/forecast-runs/${result["id"]}/steps/${name}`, { reason: "Looked at", input: {} }, version);
  for (const [name, version] of [["check", 3], ["publish", 4]] as const) expect((await step(name, version)).status, name).toBe(200);
  const published = (await call("score", {})).result;
  expect(published).toEqual({ scored: 1 });
  expect((await call("score", {})).result).toEqual({ scored: 0 });
});
