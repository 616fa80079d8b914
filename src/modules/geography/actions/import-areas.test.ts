import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openTestInstallation, type Person, type TestInstallation } from "../../../testing/installation.ts";
import { systemAccount } from "#platform/system.ts";
import { drawnOutline } from "../model/coarse-outline.ts";
import type { AdministrativeArea } from "../model/area.ts";
import { farrowIslands, tahlaProvince, upperTahla } from "../examples.ts";
import { keepAreas, removeAreas } from "../store/area-rows.ts";
import { importAreas } from "./import-areas.ts";

let house: TestInstallation;
let reader: Person;
let folder: string;
let requestedBy: string;
beforeAll(async () => {
  house = await openTestInstallation();
  requestedBy = await systemAccount(house.database);
  reader = await house.person({ roles: { [await house.compartment()]: ["principal"] } });
  folder = mkdtempSync(join(tmpdir(), "vigie-areas-"));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await house.close();
});
beforeEach(() => sql`delete from geography.area`.execute(house.database.worker.db));

/** The examples as OCHA writes them. */
function fileOf(areas: readonly AdministrativeArea[], name = "kessar.geojson", change: Record<string, unknown> = {}): string {
  const features = areas.map((area) => ({
    type: "Feature",
    properties: {
      [`ADM${area.level}_PCODE`]: area.pcode, [`ADM${area.level}_EN`]: area.names["en"], [`ADM${area.level}_FR`]: area.names["fr"],
      ...(area.parentPcode === null ? {} : { ADM1_PCODE: area.parentPcode }), date: area.validOn, ...change,
    },
    geometry: area.geometry,
  }));
  const path = join(folder, name);
  const text = JSON.stringify({ type: "FeatureCollection", features });
  writeFileSync(path, name.endsWith(".gz") ? gzipSync(text) : text);
  return path;
}

const bring = (path: string, parentsPath?: string) => importAreas(house.database, { path, fileName: path.replace(/^.*\//, ""), countryIso3: "XKS", parentsPath, requestedBy });
const counts = async (path: string) => {
  const { rejections: _rejections, ...rest } = await bring(path);
  return rest;
};
const stored = async () => (await sql<{ count: number }>`select count(*) as count from geography.area`.execute(house.database.worker.db)).rows[0]!.count;

describe("importing boundaries", () => {
  test("twice stores nothing twice, also compressed and under another name", async () => {
    expect(await counts(fileOf([tahlaProvince(), farrowIslands()]))).toEqual({ read: 2, stored: 2, updated: 0, unchanged: 0, rejected: 0 });
    expect(await counts(fileOf([tahlaProvince(), farrowIslands()]))).toEqual({ read: 2, stored: 0, updated: 0, unchanged: 2, rejected: 0 });
    expect(await counts(fileOf([tahlaProvince(), farrowIslands()], "again.geojson.gz"))).toEqual({ read: 2, stored: 0, updated: 0, unchanged: 2, rejected: 0 });
    expect(await stored()).toBe(2);
  });

  test("a name that changed updates its area and no other", async () => {
    await bring(fileOf([tahlaProvince(), farrowIslands()]));
    expect(await counts(fileOf([tahlaProvince({ names: { en: "Tahla", fr: "Tahla-Ville" } }), farrowIslands()]))).toMatchObject({ stored: 0, updated: 1, unchanged: 1 });
    expect((await reader.get("/api/areas?country=XKS")).body.areas.map((area: { names: unknown }) => area.names)).toContainEqual({ en: "Tahla", fr: "Tahla-Ville" });
  });

  test("areas of another day are another edition, and the later one is shown", async () => {
    await bring(fileOf([tahlaProvince({ validOn: "2024-05-01" })], "new.geojson"));
    expect(await counts(fileOf([tahlaProvince(), farrowIslands()], "old.geojson"))).toMatchObject({ stored: 2 });
    expect((await reader.get("/api/areas/names?country=XKS")).body.areas, "names come of the current edition too").toMatchObject([{ pcode: "KX01", level: 1, parentPcode: null }]);
    expect((await reader.get("/api/areas?country=XKS")).body).toMatchObject({ validOn: "2024-05-01", source: "new.geojson", areas: [{ pcode: "KX01" }] });
    expect(await stored()).toBe(3);
  });

  test("P-codes are shown before a publisher's own identifiers, whichever came last", async () => {
    await bring(fileOf([tahlaProvince({ validOn: null })]));
    await bring(fileOf([tahlaProvince({ pcode: "XKS-17", validOn: null })], "others.geojson"));
    expect((await reader.get("/api/areas?country=XKS")).body.areas.map((area: { pcode: string }) => area.pcode)).toEqual(["KX01"]);
  });

  test("a feature that is no area is rejected with its number, the rest goes in", async () => {
    const answer = await bring(fileOf([tahlaProvince(), tahlaProvince()]));
    expect(answer).toMatchObject({ read: 2, stored: 1, rejected: 1, rejections: [{ feature: 2, code: "geography.pcode-twice-invalid" }] });
  });

  test.each([
    { what: "a table", text: "pcode,name\nKX01,Tahla\n", code: "geography.file-not-json-invalid" },
    { what: "other JSON", text: "{\"areas\":[]}", code: "geography.file-not-areas-invalid" },
    { what: "nothing", text: "", code: "platform.file-empty" },
  ])("$what is refused before anything is written", async ({ text, code }) => {
    const path = join(folder, "wrong.json");
    writeFileSync(path, text);
    await expect(bring(path)).rejects.toThrow(code);
    await expect(bring(join(folder, "absent.json"))).rejects.toThrow("geography.areas-file-not-found");
    expect(await stored()).toBe(0);
  });

  test("a second level without its first is refused; after it, or with it named beside, it goes in", async () => {
    const district = fileOf([{ ...upperTahla(), parentPcode: null }], "districts.geojson");
    await expect(bring(district)).rejects.toThrow("geography.parents-needed-invalid");
    expect(await stored()).toBe(0);
    expect(await bring(district, fileOf([tahlaProvince()], "provinces.geojson"))).toMatchObject({ stored: 1 });
    await sql`delete from geography.area`.execute(house.database.worker.db);
    await bring(fileOf([tahlaProvince()]));
    expect(await bring(district)).toMatchObject({ stored: 1 });
  });
});

describe("boundaries that are sent", () => {
  const sent = async (person: Person, path: string, name = "kessar.geojson", query = "&country=XKS") => {
    const headers = { cookie: person.cookie, "x-vigie": "1", origin: "http://localhost:8440", "sec-fetch-site": "same-origin", "accept-language": "fr" };
    const answer = await house.app.request(`/api/areas?fileName=${name}${query}`, { method: "POST", headers, body: readFileSync(path) });
    return { status: answer.status, body: await answer.json() };
  };

  test("by an administrator go in as by the command line, once, also compressed, and leave an entry in their name", async () => {
    const administrator = await house.person({ administrator: true, clearance: 0 });
    const both = [tahlaProvince(), farrowIslands()];
    expect(await sent(administrator, fileOf(both))).toEqual({ status: 200, body: { read: 2, stored: 2, updated: 0, unchanged: 0, rejected: 0, rejections: [] } });
    expect((await sent(administrator, fileOf(both, "again.geojson.gz"))).body).toMatchObject({ stored: 0, unchanged: 2 });
    expect(await counts(fileOf(both))).toMatchObject({ stored: 0, unchanged: 2 });
    const { rows } = await sql<{ actor: string }>`select actor_id as actor from ledger.entry where event = 'geography.areas-imported' and actor_id = ${administrator.id}`.execute(house.database.worker.db);
    expect(rows).toHaveLength(1);
  });

  test("are refused with a sentence, and what is left out is named by its place, in the language of the person", async () => {
    const administrator = await house.person({ administrator: true, clearance: 0 });
    const refused = await sent(administrator, fileOf([{ ...upperTahla(), parentPcode: null }], "districts.geojson"), "districts.geojson");
    expect(refused).toMatchObject({ status: 400, body: { code: "geography.parents-needed-invalid" } });
    expect(await stored()).toBe(0);
    const { body } = await sent(administrator, fileOf([tahlaProvince(), tahlaProvince()]));
    expect(body).toMatchObject({ read: 2, stored: 1, rejected: 1, rejections: [{ feature: 2, code: "geography.pcode-twice-invalid", sentence: expect.stringContaining("KX01") }] });
    expect(body.rejections[0].sentence).toMatch(/^Le code/);
  });

  test("by nobody else are taken: not by those who write in an office, not by a principal", async () => {
    const office = await house.compartment();
    const path = fileOf([tahlaProvince()]);
    for (const roles of [["monitor"], ["analyst", "senior", "director"], ["principal"], []]) {
      expect((await sent(await house.person({ roles: { [office]: roles } }), path)).status, roles.join()).toBe(403);
    }
    expect((await sent(house.stranger(), path)).status).toBe(401);
    expect(await stored()).toBe(0);
  });
});

describe("what everybody who is signed in may ask", () => {
  const kessar = () => house.database.worker.db.transaction().execute((db) => keepAreas(db, [tahlaProvince(), farrowIslands(), upperTahla()], "kessar"));

  test("the outline that is drawn is that of the area", async () => {
    await kessar();
    const { body } = await reader.get("/api/areas?country=XKS&level=2");
    expect(body.areas).toHaveLength(1);
    const ring = drawnOutline(body.areas[0].outline, body.step).coordinates[0]![0]!;
    const nearest = (x: number, y: number) => Math.min(...ring.map(([a, b]) => Math.hypot(a - x, b - y)));
    for (const [x, y] of [[-20, -38], [-16, -38], [-16, -36], [-20, -36]] as const) expect(nearest(x, y)).toBeLessThanOrEqual(body.step);
  });

  test("a point has its province, its district and its cells", async () => {
    await kessar();
    const { body } = await reader.get("/api/areas/at?lat=-37&lon=-18");
    expect(body.areas.map((area: { pcode: string; parentPcode: string | null }) => [area.pcode, area.parentPcode])).toEqual([["KX01", null], ["KX0101", "KX01"]]);
    expect(body).toMatchObject({ prioGridCell: 106 * 720 + 324 + 1, h3: { resolution3: expect.stringMatching(/^83/), resolution5: expect.stringMatching(/^85/) } });
  });

  test.each([{ lat: -38.5, lon: -18.5, what: "in the lake" }, { lat: 0, lon: 0, what: "at sea" }])("a point $what is in no area", async ({ lat, lon }) => {
    await kessar();
    expect((await reader.get(`/api/areas/at?lat=${lat}&lon=${lon}`)).body.areas).toEqual([]);
  });

  test.each([180, -180])("the meridian %d is the same one on both sides", async (lon) => {
    await kessar();
    expect((await reader.get(`/api/areas/at?lat=-40&lon=${lon}`)).body.areas.map((area: { pcode: string }) => area.pcode)).toEqual(["KX02"]);
  });

  test.each(["/api/areas", "/api/areas?country=xks", "/api/areas?country=XKS&level=3", "/api/areas/at?lat=91&lon=0", "/api/areas/at?lat=1"])("%s is refused", async (path) => {
    expect((await reader.get(path)).status).toBe(400);
  });

  test("a country without areas has none, and without a session nobody learns even that", async () => {
    expect((await reader.get("/api/areas?country=XKS")).body).toEqual({ step: expect.any(Number), source: null, validOn: null, areas: [] });
    expect((await house.stranger().get("/api/areas?country=XKS")).status).toBe(401);
  });

  test("the application reads areas and cannot write them", async () => {
    await expect(sql`delete from geography.area`.execute(house.database.app.db)).rejects.toThrow(/permission denied/);
  });

  test("an exercise takes its country away again, and no other", async () => {
    await kessar();
    await house.database.worker.db.transaction().execute((db) => keepAreas(db, [tahlaProvince({ countryIso3: "XFA", pcode: "FA01" })], "farrow"));
    expect(await removeAreas(house.database.worker.db, "XKS")).toBe(3);
    expect(await stored()).toBe(1);
  });
});
