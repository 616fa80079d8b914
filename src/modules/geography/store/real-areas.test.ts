import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestInstallation, type Person, type TestInstallation } from "../../../testing/installation.ts";
import { systemAccount } from "#platform/system.ts";
import { importAreas } from "../actions/import-areas.ts";

const folder = join(import.meta.dirname, "../../../../../shared/data");
const isPresent = existsSync(join(folder, "cod-boundaries"));
if (!isPresent) process.stderr.write("Real boundaries in the database were not tested: the folder shared/data is not beside the repository.\n");

/** Units of both levels, as the README of the boundaries counts them. */
const units = { BFA: [13, 45], CAF: [17, 72], COD: [26, 189], MLI: [9, 50], NER: [8, 63], SDN: [19, 172], SSD: [10, 79], TCD: [23, 70] };
const paths = Object.keys(units).flatMap((country) => [`cod-boundaries/${country}_adm1.topo.json.gz`, `cod-boundaries/${country}_adm2.topo.json.gz`]);

describe.runIf(isPresent)("published boundaries in the database", () => {
  let house: TestInstallation;
  let reader: Person;
  let bring: (path: string) => ReturnType<typeof importAreas>;
  beforeAll(async () => {
    house = await openTestInstallation();
    reader = await house.person({ roles: { [await house.compartment()]: ["analyst"] } });
    const requestedBy = await systemAccount(house.database);
    bring = (path) => importAreas(house.database, { path: join(folder, path), fileName: path.replace(/^.*\//, ""), countryIso3: undefined, parentsPath: undefined, requestedBy });
    for (const path of paths) await bring(path);
    await bring("admin-geography/admin1_30_countries.geojson.gz");
  }, 120_000);
  afterAll(() => house?.close());

  const outlines = (country: string, level: number) => reader.get(`/api/areas?country=${country}&level=${level}`);

  test.each(Object.entries(units))("%s: both levels are there, each answer keeps to 30 kB", async (country, counts) => {
    const answers = [await outlines(country, 1), await outlines(country, 2)];
    expect(answers.map((answer) => answer.body.areas.length)).toEqual(counts);
    for (const answer of answers) expect(Buffer.byteLength(answer.text)).toBeLessThanOrEqual(30_000);
    const first = new Set(answers[0]!.body.areas.map((area: { pcode: string }) => area.pcode));
    expect(answers[1]!.body.areas.every((area: { parentPcode: string }) => first.has(area.parentPcode))).toBe(true);
  });

  test("importing every file again stores and changes nothing", async () => {
    for (const [index, path] of paths.entries()) {
      const read = Object.values(units)[Math.floor(index / 2)]![index % 2];
      expect(await bring(path), path).toMatchObject({ read, stored: 0, updated: 0, unchanged: read, rejected: 0 });
    }
  }, 60_000);

  test("Natural Earth's 717 units are 712 areas and five rejected without a name, and hide no P-code", async () => {
    const again = await bring("admin-geography/admin1_30_countries.geojson.gz");
    expect(again).toMatchObject({ read: 717, stored: 0, unchanged: 712, rejected: 5 });
    expect((await outlines("UGA", 1)).body.areas).toHaveLength(112);
    expect((await outlines("MLI", 1)).body.areas.every((area: { pcode: string }) => /^ML\d\d$/.test(area.pcode))).toBe(true);
  });

  test("the middle of Timbuktu is in its region and its cercle, and in the cells of both grids", async () => {
    const { body } = await reader.get("/api/areas/at?lat=16.7735&lon=-3.0074");
    expect(body.areas.map((area: { pcode: string; level: number }) => [area.level, area.pcode])).toEqual([[1, "ML06"], [2, "ML0605"]]);
    expect(body.prioGridCell).toBe(Math.floor((16.7735 + 90) * 2) * 720 + Math.floor((-3.0074 + 180) * 2) + 1);
  });

  test("a table of codes is refused and leaves what is there", async () => {
    await expect(bring("admin-geography/ocha_global_pcodes_adm_1_2.csv.gz")).rejects.toThrow("geography.file-not-json-invalid");
    expect((await outlines("MLI", 2)).body.areas).toHaveLength(50);
  });
});
