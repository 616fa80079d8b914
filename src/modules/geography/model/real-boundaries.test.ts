import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { geoArea } from "d3-geo";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { AdministrativeArea } from "./area.ts";
import { forDrawing, polygonsOf } from "./geometry.ts";
import { areaAt, buildAreaIndex } from "./point-in-area.ts";
import { readAreas } from "./read-areas.ts";
import type { AreaHints } from "./read-areas.ts";

/** Real files lie beside the repository, are read in place and never copied into it. */
const folder = fileURLToPath(new URL("../../../../../shared/data/", import.meta.url));
const isPresent = existsSync(folder);
if (!isPresent) process.stderr.write("real-boundaries.test.ts did not run: the folder shared/data is not beside the repository.\n");
const onRealData = test.runIf(isPresent);

function textOf(path: string): string {
  const bytes = readFileSync(folder + path);
  return (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
}

function read(path: string, hints: AreaHints = {}) {
  const result = readAreas(textOf(path), hints);
  if ("refused" in result) throw new Error(result.refused);
  return result;
}

const both = (country: string) => {
  const provinces = read(`cod-boundaries/${country}_adm1.topo.json.gz`).areas;
  const districts = read(`cod-boundaries/${country}_adm2.topo.json.gz`, { parentPcodes: provinces.map(({ pcode }) => pcode) }).areas;
  return { provinces, districts };
};

/** The middle of the longest stretch inside the area on a line through it: as far from its border as a simple search gets. */
function interiorPoints(area: AdministrativeArea): { latitude: number; longitude: number; margin: number }[] {
  return [0.25, 0.5, 0.75].flatMap((share) =>
    polygonsOf(area.geometry).flatMap((rings) => {
      const latitudes = rings[0]!.map(([, y]) => y);
      const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
      const latitude = south + (north - south) * share + 1.234e-7;
      const crossings = rings.flatMap((ring) => ring.flatMap(([x2, y2], index) => {
        const [x1, y1] = ring[index - 1] ?? [x2, y2];
        return y1 > latitude !== y2 > latitude ? [x1 + ((latitude - y1) / (y2 - y1)) * (x2 - x1)] : [];
      })).toSorted((a, b) => a - b);
      const stretches = crossings.flatMap((west, index) => (index % 2 === 0 ? [{ west, east: crossings[index + 1]! }] : [])).toSorted((a, b) => b.east - b.west - (a.east - a.west));
      const [longest] = stretches;
      return longest ? [{ latitude, longitude: (longest.west + longest.east) / 2, margin: (longest.east - longest.west) / 2 }] : [];
    }),
  );
}

/** What the files themselves contradict: Kollo is drawn over the capital, Niamey, which has no district; Abyei is drawn as a county but in no state. */
const contradictions: Record<string, readonly string[]> = { NER: ["NE006007 lies in NE008"], SSD: ["SS0807 lies in undefined"] };
const withoutDistricts: Record<string, readonly string[]> = { NER: ["NE008"] };

const counts = { BFA: [13, 45], CAF: [17, 72], COD: [26, 189], MLI: [9, 50], NER: [8, 63], SDN: [19, 172], SSD: [10, 79], TCD: [23, 70] };

describe("OCHA's boundaries of eight countries", () => {
  onRealData.each(Object.entries(counts))("%s: all units of both levels are read, with a parent for each district", (country, [first, second]) => {
    const { provinces, districts } = both(country);
    expect([provinces.length, districts.length]).toEqual([first, second]);
    for (const area of [...provinces, ...districts]) {
      expect(area.countryIso3).toBe(country);
      expect(v.is(AdministrativeArea, area)).toBe(true);
      expect(geoArea(forDrawing(area.geometry)), area.pcode).toBeLessThan(0.2);
    }
    const empty = provinces.filter(({ pcode }) => !districts.some(({ parentPcode }) => parentPcode === pcode)).map(({ pcode }) => pcode);
    expect(empty).toEqual(withoutDistricts[country] ?? []);
  });

  onRealData.each(Object.keys(counts))("%s: points inside a unit resolve to it, and a district's point to the province that its code names", (country) => {
    const { provinces, districts } = both(country);
    const index = buildAreaIndex([...provinces, ...districts]);
    let checked = 0;
    const strangers = new Set<string>();
    for (const area of [...provinces, ...districts]) {
      for (const { latitude, longitude, margin } of interiorPoints(area)) {
        checked += 1;
        expect(areaAt(index, latitude, longitude, area.level)?.pcode).toBe(area.pcode);
        // The two levels were simplified apart: within a tenth of a degree of a border they may contradict each other.
        const province = areaAt(index, latitude, longitude, 1)?.pcode;
        if (area.level === 2 && margin > 0.1 && province !== area.parentPcode) strangers.add(`${area.pcode} lies in ${province}`);
      }
    }
    expect(checked).toBeGreaterThanOrEqual(3 * (provinces.length + districts.length));
    expect([...strangers]).toEqual(contradictions[country] ?? []);
  });

  onRealData("without the first level the second is refused, since its file names no parents", () => {
    expect(readAreas(textOf("cod-boundaries/MLI_adm2.topo.json.gz"))).toEqual({ refused: "geography.parents-needed-invalid", values: {} });
  });

  onRealData("the simplified GeoJSON of Mali with HXL columns has the nine regions, French names and the day of its edition", () => {
    const { areas, rejected } = read("cod-boundaries/MLI_adm1_simplified.geojson.gz");
    expect(rejected).toEqual([]);
    expect(areas.map(({ pcode }) => pcode).toSorted()).toEqual(read("cod-boundaries/MLI_adm1.topo.json.gz").areas.map(({ pcode }) => pcode).toSorted());
    for (const area of areas) expect(area).toMatchObject({ countryIso3: "MLI", validOn: "2019-08-02", names: { fr: expect.any(String) } });
  });
});

describe("Natural Earth", () => {
  onRealData("of 717 first-level units 712 are read, under the ISO codes of South Sudan and Palestine, without broken bytes; five have no name", () => {
    const { areas, rejected } = read("admin-geography/admin1_30_countries.geojson.gz");
    expect(areas.length + rejected.length).toBe(717);
    expect(rejected.map(({ code, values }) => [code, values.pcode])).toEqual(["COL+99?", "MMR+99?", "PHL+99?", "VEN+99?", "YEM+99?"].map((pcode) => ["geography.area-unnamed-invalid", pcode]));
    const perCountry = Object.fromEntries(Object.entries(Object.groupBy(areas, ({ countryIso3 }) => countryIso3)).map(([country, some = []]) => [country, some.length]));
    expect(perCountry).toEqual({
      AFG: 34, BDI: 17, BFA: 45, CAF: 17, CMR: 10, COD: 11, COL: 33, ETH: 11, HTI: 10, IRQ: 18, KEN: 8, LBN: 6, LBY: 22, MLI: 9, MMR: 14, MOZ: 11, NER: 8, NGA: 37, PAK: 8, PHL: 119, PSE: 2,
      SDN: 17, SSD: 10, SOM: 13, SYR: 15, TCD: 22, UGA: 112, UKR: 27, VEN: 25, YEM: 21,
    });
    expect(areas.find(({ pcode }) => pcode === "MLI-2688")?.aliases).toContain("Timbuct");
    expect(areas.filter((area) => /\p{Cc}/u.test(JSON.stringify([area.names, area.aliases])))).toEqual([]);
  });

  onRealData.each([
    ["caf", "CAF", 17, []],
    ["sds", "SSD", 10, []],
    ["mli", "MLI", 8, ["ML.KK"]],
    ["cod", "COD", 10, ["CD."]],
  ] as const)("admin1_%s.topo.json gives the units of %s; where the file gives one code to two units, the second is rejected", (file, countryIso3, count, twice) => {
    const { areas, rejected } = read(`admin-geography/admin1_${file}.topo.json`, { countryIso3 });
    expect(areas).toHaveLength(count);
    expect(rejected.map(({ code, values }) => [code, values.pcode])).toEqual(twice.map((pcode) => ["geography.pcode-twice-invalid", pcode]));
    expect(new Set(areas.map((area) => area.countryIso3))).toEqual(new Set([countryIso3]));
  });
});

onRealData.each(["country-codes/gw_states.csv", "formats-iati/README.md"])("%s is refused whole", (path) => {
  expect(readAreas(textOf(path))).toEqual({ refused: "geography.file-not-json-invalid", values: {} });
});
