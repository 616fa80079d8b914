import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systemAccount } from "#platform/system.ts";
import { openTestInstallation, type Person, type TestInstallation } from "../../../testing/installation.ts";
import { importEvents } from "../actions/import-events.ts";
import { guessedMapping } from "../actions/import-preview.ts";
import type { ImportFormat } from "../actions/import-reader.ts";
import { ensureOpenData } from "../store/import-batches.ts";

/** Real files lie beside the repository, are read in place and never copied into it. */
const folder = join(import.meta.dirname, "..", "..", "..", "..", "..", "shared", "data");
const isPresent = existsSync(folder);
if (!isPresent) process.stderr.write("event-real-data.test.ts did not run: the folder shared/data is not beside the repository.\n");
const onRealData = test.runIf(isPresent);

let vigie: TestInstallation;
let analyst: Person;

beforeAll(async () => {
  vigie = await openTestInstallation();
  analyst = await vigie.person({ roles: { [await vigie.compartment()]: ["analyst"] }, clearance: 0 });
});
afterAll(() => vigie.close());

async function bring(path: string, format: ImportFormat = "ucdp-ged", release?: string) {
  const file = join(folder, path);
  const mapping = format === "csv" ? (await guessedMapping(file)).mapping : undefined;
  const compartmentId = await ensureOpenData(vigie.database.worker);
  const requestedBy = await systemAccount(vigie.database);
  return importEvents(vigie.database, { path: file, fileName: basename(path), format, release, mapping, compartmentId, requestedBy }, { progress: async () => undefined });
}

const ged211 = "ucdp-ged-21-1/ged211_extract_1989_2018.csv.gz";
const sumBy = (items: any[], key: (item: any) => string, value: string) => {
  const sums: Record<string, number> = {};
  for (const item of items) sums[key(item)] = (sums[key(item)] ?? 0) + item[value];
  return sums;
};

describe("UCDP GED 21.1 in the database", () => {
  onRealData("gives every year of its README through the months, fits the world's map into 15 kB, and changes nothing the second time", async () => {
    expect(await bring(ged211)).toMatchObject({ read: 159_194, stored: 159_194, rejected: 0, doubtful: 1_207, release: "21.1" });
    const readme = readFileSync(join(folder, "ucdp-ged-21-1", "README.md"), "utf8");
    const expected = [...readme.matchAll(/^\| (\d{4}) \| (\d+) \| (\d+) \|$/gm)].map(([, year = "", events, best]) => [year, Number(events), Number(best)]);
    const months = (await analyst.get("/api/event-months")).body.items;
    const events = sumBy(months, (month) => month.month.slice(0, 4), "events");
    const best = sumBy(months, (month) => month.month.slice(0, 4), "best");
    expect(expected).toHaveLength(30);
    expect(Object.keys(events).sort().map((year) => [year, events[year], best[year]])).toEqual(expected);
    expect(sumBy(months, (month) => month.kind, "events")).toEqual({ "state-based": 116_778, "one-sided": 24_617, "non-state": 17_799 });

    const countries = (await analyst.get("/api/event-countries")).body.items;
    expect(countries.filter((country: any) => country.countryIso3 === null)).toEqual([]);
    const cells = await analyst.get("/api/event-cells");
    expect(cells.body.events.reduce((sum: number, count: number) => sum + count, 0)).toBe(159_194);
    expect(brotliCompressSync(cells.text).length).toBeLessThanOrEqual(15_000);

    expect(await bring(ged211)).toMatchObject({ read: 159_194, stored: 0, updated: 0, unchanged: 159_194, rejected: 0 });
  }, 120_000);

  onRealData("counts the same where the kept sums answer and where the events do", async () => {
    for (const query of ["country=RWA", "kind=one-sided&from=1994-01-01&to=1994-12-31", "country=COD&from=1998-03-01&to=2003-04-30"]) {
      const kept = (await analyst.get(`/api/event-months?${query}`)).body.items;
      const counted = (await analyst.get(`/api/event-months?${query}&deathsMin=0`)).body.items;
      expect(kept.length).toBeGreaterThan(5);
      expect(counted).toEqual(kept);
    }
  });
});

describe("the publisher's own layouts", () => {
  onRealData("of 49 columns, candidate and Syria go in completely, without touching what a later release said", async () => {
    expect(await bring("ucdp-ged-full-schema/GEDEvent_v23_0_10.csv.gz")).toMatchObject({ read: 2_391, stored: 2_391, rejected: 0, release: "23.0.10" });
    const sample = await bring("ucdp-ged-full-schema/ged231_sample_to_2018.csv.gz");
    expect(sample).toMatchObject({ read: 799, rejected: 0, release: "23.1" });
    expect(sample.stored + sample.updated).toBe(799);
    const syria = await bring("ucdp-ged-full-schema/ged_syria_2016_2017.csv.gz", "ucdp-ged", "20.1");
    expect(syria).toMatchObject({ read: 11_757, rejected: 0, updated: 0 });
    expect(syria.stored + syria.older).toBe(11_757);
    const candidates = (await analyst.get("/api/event-months?candidate=true")).body.items;
    expect(candidates.reduce((sum: number, month: any) => sum + month.best, 0)).toBe(12_603);
  });
});

describe("incidents against aid workers, by the guessed mapping alone", () => {
  onRealData("all 1,299 go in, with 593 killed in 65 countries", async () => {
    expect(await bring("security-incidents/aid_workers_killed_injured_kidnapped_arrested.json.gz", "csv")).toMatchObject({ read: 1_299, stored: 1_299, rejected: 0 });
    const countries = (await analyst.get("/api/event-countries?dataset=aid-workers-killed-injured-kidnapped-arrested")).body.items;
    expect(countries).toHaveLength(65);
    expect(countries.reduce((sum: number, country: any) => sum + country.best, 0)).toBe(593);
  });
});
