import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { sql } from "kysely";
import { latLngToCell } from "h3-js";
import { openTestInstallation, type Person, type TestInstallation } from "../../../testing/installation.ts";
import type { CsvMapping } from "../model/import/csv-mapping.ts";
import { placedCells, type PlacedCell } from "../model/cell-places.ts";

const table = [
  "day,where,latitude,longitude,type,dead",
  "2031-01-05,Oumé,-32.42,-14.61,raid,4",
  "2031-01-06,Oumé,-32.43,-14.60,raid,1",
  "2031-02-07,Port Ivern,-34.85,-13.24,shelling,",
  "2031-02-08,Talat,95,-14.12,raid,2",
].join("\n");
const mapping: CsvMapping = {
  name: "Harbour list", dataset: "harbour", headerRow: 1, firstDataRow: 2,
  columns: { dateFrom: ["day"], place: ["where"], latitude: ["latitude"], longitude: ["longitude"], deathsBest: ["dead"] },
  dateFormat: "iso", decimalComma: false, kind: { by: "column", column: "type", values: { raid: "non-state" } }, defaultCountry: "MLI", language: "en",
};

let house: TestInstallation;
let analyst: Person;
let upload: string;
beforeAll(async () => {
  house = await openTestInstallation();
  analyst = await house.person({ roles: { [await house.compartment()]: ["analyst"] } });
  const answer = await house.app.request("/api/imports/preview?fileName=harbour.csv", { method: "POST", headers: { cookie: analyst.cookie, "x-vigie": "1", origin: "http://localhost:8440", "content-type": "text/csv" }, body: table });
  expect(answer.status).toBe(200);
  upload = ((await answer.json()) as { upload: string }).upload;
});
afterAll(() => house.close());

const attempt = (person: Person, change: Partial<CsvMapping> = {}) => person.send("POST", "/api/import-mappings/try", { upload, fileName: "harbour.csv", mapping: { ...mapping, ...change } });

describe("a mapping that is not saved yet", () => {
  test("shows what the first rows become, and each problem with row and column", async () => {
    const { status, body } = await attempt(analyst);
    expect(status).toBe(200);
    expect(body.events.map(({ row, event }: { row: number; event: { kind: string; whereDescription: string } }) => [row, event.kind, event.whereDescription])).toEqual([[2, "non-state", "Oumé"], [3, "non-state", "Oumé"]]);
    expect(body.rejections.map(({ row, column, code }: { row: number; column: string; code: string }) => [row, column, code])).toEqual([[4, "type", "unknown-word"], [5, "latitude", "latitude-out-of-range"]]);
  });

  test("names columns that the file does not have", async () => {
    expect((await attempt(analyst, { columns: { dateFrom: ["Tag"] } })).body).toEqual({ events: [], rejections: [], missingColumns: ["Tag"], missingFields: [] });
  });

  test("names what no event can be without and no column is said to hold, as does the first look at a file; and such a table is refused", async () => {
    expect((await attempt(analyst, { columns: { place: ["where"] } })).body).toMatchObject({ events: [], missingColumns: [], missingFields: ["dateFrom"] });
    const headers = { cookie: analyst.cookie, "x-vigie": "1", origin: "http://localhost:8440", "content-type": "text/csv" };
    const post = async (path: string) => (await house.app.request(path, { method: "POST", headers, body: "colA,colB\nhello,world\n" })).json();
    expect(await post("/api/imports/preview?fileName=wrong.csv")).toMatchObject({ ucdp: null, events: [], rejections: [], missingFields: ["dateFrom"] });
    const noDay = { ...mapping, name: "No day", columns: { place: ["colA"] }, kind: { by: "nothing" } };
    expect(await analyst.send("POST", "/api/import-mappings", noDay)).toMatchObject({ status: 400, body: { fields: [{ code: "information.import.no-date-column" }] } });
    expect(await analyst.send("POST", "/api/import-mappings", { ...noDay, columns: { dateFrom: ["colA"] }, defaultCountry: "ABC" })).toMatchObject({ status: 400, body: { fields: [{ code: "geography.no-country-has-this-code" }] } });
    // As an earlier version kept it.
    await analyst.send("POST", "/api/import-mappings", { ...noDay, columns: { ...noDay.columns, dateFrom: ["colB"] } });
    await sql`update information.import_mapping set mapping = mapping #- '{columns,dateFrom}' where name = 'No day'`.execute(house.database.worker.db);
    expect(await post("/api/imports?format=csv&fileName=wrong.csv&mapping=No%20day")).toMatchObject({ status: 409, code: "information.import.no-date-column" });
    expect((await analyst.get("/api/imports")).body.items).toEqual([]);
  });

  test("is not tried on somebody else's upload, nor for people who only receive", async () => {
    const office = await house.compartment();
    const other = await house.person({ roles: { [office]: ["analyst"] } });
    const principal = await house.person({ roles: { [office]: ["principal"] } });
    expect((await attempt(other)).body.code).toBe("information.import-upload-not-found");
    expect((await attempt(principal)).status).toBe(403);
  });
});

describe("what the screen of events asks", () => {
  beforeAll(async () => {
    await analyst.send("POST", "/api/import-mappings", mapping);
    const { body } = await analyst.send("POST", `/api/imports?format=csv&fileName=harbour.csv&mapping=Harbour%20list&upload=${upload}`, {});
    const mustBeDone = async () => expect((await analyst.get(`/api/jobs/${body.runId}`)).body.state).toBe("done");
    await vi.waitFor(mustBeDone, { timeout: 20_000, interval: 200 });
  }, 30_000);

  test("a cell comes with its place, so that the browser needs no grid arithmetic", async () => {
    const { body } = await analyst.get("/api/event-cells");
    const cells: PlacedCell[] = placedCells(body);
    expect(cells.map(({ id, events, best }) => [id, events, best])).toEqual([[latLngToCell(-32.42, -14.61, 3), 2, 5]]);
    expect(Math.hypot(cells[0]!.latitude + 32.42, cells[0]!.longitude + 14.61)).toBeLessThan(1);
  });

  test("the cell that a map gives is one that the filter takes", async () => {
    const [cell] = placedCells((await analyst.get("/api/event-cells")).body);
    const { body } = await analyst.get(`/api/events?cell=${cell!.id}`);
    expect(body.items).toHaveLength(2);
    const finer = placedCells((await analyst.get(`/api/event-cells?cell=${cell!.id}`)).body);
    expect(finer.every(({ id }) => id.startsWith("85"))).toBe(true);
    expect((await analyst.get(`/api/events?cell=${finer[0]!.id}`)).body.items.length).toBeGreaterThan(0);
  });

  test("data sets are listed with their months, and for those who may see them only", async () => {
    expect((await analyst.get("/api/event-datasets")).body).toEqual({ items: [{ dataset: "harbour", events: 2, first: "2031-01", last: "2031-01" }] });
    const principal = await house.person({ roles: { [await house.compartment()]: ["principal"] } });
    expect((await principal.get("/api/event-datasets")).body).toEqual({ items: [] });
  });
});
