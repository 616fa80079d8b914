import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { prioGridBounds, prioGridCell, prioGridCells, prioGridCentre } from "./priogrid.ts";

const folder = fileURLToPath(new URL("../../../../../shared/data/", import.meta.url));
const isPresent = existsSync(folder);
if (!isPresent) process.stderr.write("priogrid.test.ts ran in part only: the folder shared/data is not beside the repository.\n");
const onRealData = test.runIf(isPresent);
const rowsOf = (path: string): Record<string, string>[] => parse(gunzipSync(readFileSync(folder + path)), { columns: true, bom: true });

test.each([
  ["the South Pole at 180° west is the first cell", -90, -180, 1],
  ["the last cell before 180° east ends the first row", -90, 179.99, 720],
  ["180° east is 180° west", -90, 180, 1],
  ["a point on an edge belongs to the cell north and east of it", -89.5, -179.5, 722],
  ["just below the edge it belongs to the one before", -89.51, -179.51, 1],
  ["the North Pole belongs to the last row", 90, 179.99, 259_200],
  ["the meeting of equator and Greenwich", 0, 0, 129_961],
])("%s", (_, latitude, longitude, cell) => {
  expect(prioGridCell(latitude, longitude)).toBe(cell);
});

test.each([[90.01, 0], [-90.01, 0], [0, 180.01], [0, -180.01], [Number.NaN, 0], [0, Number.NaN], [Infinity, 0]])("latitude %s, longitude %s is no place", (latitude, longitude) => {
  expect(() => prioGridCell(latitude, longitude)).toThrow(RangeError);
});

test.each([0, -1, 1.5, 259_201, Number.NaN])("%s is no cell", (cell) => {
  expect(() => prioGridBounds(cell)).toThrow(RangeError);
});

test("a point lies in the bounds of its cell, and the centre of a cell in that cell", () => {
  // Seven decimals are a centimetre; a longitude of -5e-324 is 0 as soon as 180 is added to it.
  const latitude = fc.integer({ min: -900_000_000, max: 900_000_000 }).map((n) => n / 1e7);
  const longitude = fc.integer({ min: -1_800_000_000, max: 1_799_999_999 }).map((n) => n / 1e7);
  fc.assert(fc.property(latitude, longitude, (y, x) => {
    const { south, west, north, east } = prioGridBounds(prioGridCell(y, x));
    expect(south <= y && y <= north && west <= x && x <= east).toBe(true);
  }), { numRuns: 2000 });
  fc.assert(fc.property(fc.integer({ min: 1, max: prioGridCells }), (cell) => {
    const centre = prioGridCentre(cell);
    expect(prioGridCell(centre.latitude, centre.longitude)).toBe(cell);
  }), { numRuns: 2000 });
});

onRealData("all 64,818 land cells of PRIO-GRID 2.0 have their number, row, column and centre", () => {
  const rows = rowsOf("admin-geography/priogrid_land_cells.csv.gz");
  expect(rows).toHaveLength(64_818);
  const wrong = rows.filter((row) => {
    const cell = Number(row.gid);
    const centre = prioGridCentre(cell);
    return prioGridCell(Number(row.ycoord), Number(row.xcoord)) !== cell || centre.latitude !== Number(row.ycoord) || centre.longitude !== Number(row.xcoord)
      || (Number(row.row) - 1) * 720 + Number(row.col) !== cell;
  });
  expect(wrong).toEqual([]);
});

onRealData.each([
  ["ged_syria_2016_2017.csv.gz", 11_757], ["ged231_sample_to_2018.csv.gz", 799], ["GEDEvent_v23_0_10.csv.gz", 2_391],
])("every event of %s has the cell that UCDP gave it", (file, count) => {
  const rows = rowsOf(`ucdp-ged-full-schema/${file}`);
  expect(rows).toHaveLength(count);
  expect(rows.filter((row) => prioGridCell(Number(row.latitude), Number(row.longitude)) !== Number(row.priogrid_gid))).toEqual([]);
});
