import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as v from "valibot";
import { openTestInstallation, type Person, type TestInstallation } from "../../testing/installation.ts";
import { ForeignAnswer } from "./contract.ts";
import { foreignScores } from "./model/foreign-forecast/foreign-scores.ts";
import { foreignReader, type ForeignRow } from "./model/foreign-forecast/read-foreign.ts";

let house: TestInstallation;
let office: string;
let analyst: Person;
beforeAll(async () => {
  house = await openTestInstallation();
  office = await house.compartment();
  analyst = await house.person({ roles: { [office]: ["analyst"] } });
});
afterAll(() => house.close());

async function draft(): Promise<string> {
  const content = { label: "confidential", title: "Somebody's archive", source: "Invented for a test.", target: "all", dataset: "the-register", note: "" };
  return (await analyst.send("POST", "/api/foreign-forecasts", { compartmentId: office, content, reason: "" })).body.id;
}

const header = "issue_month,target_month,country,mean,min,max\n";

describe("an archive of forecasts from elsewhere", () => {
  test("is read once, kept as it was said, and waits for what happens", async () => {
    const id = await draft();
    expect((await analyst.get(`/api/foreign-forecasts/${id}/rows`)).body).toEqual({ reading: null, scores: [] });
    expect((await analyst.upload(`/api/foreign-forecasts/${id}/rows`, `${header}2026-01,2026-03,Sudan,12.5,,\n201801,2018-01-01,Bosnia and Herz.,0,0,3`)).status).toBe(201);
    const { reading, scores } = v.parse(ForeignAnswer, (await analyst.get(`/api/foreign-forecasts/${id}/rows`)).body);
    expect(reading).toMatchObject({ rows: 2, units: 2, firstIssued: "2018-01", lastIssued: "2026-01", firstTarget: "2018-01", lastTarget: "2026-03" });
    expect(scores, "there is no such data set yet").toEqual([]);
    expect((await analyst.upload(`/api/foreign-forecasts/${id}/rows`, `${header}2026-01,2026-03,Sudan,1,,`)).body.code).toBe("assessment.foreign-not-draft");
  });

  test.each([
    ["a month that is none", "soon,2026-03,Sudan,1,,", "assessment.foreign-month-unreadable", "issue_month"],
    ["a month that was over when it was foretold", "2026-04,2026-03,Sudan,1,,", "assessment.foreign-month-past", "row 2"],
    ["a country nobody knows", "2026-01,2026-03,Atlantis,1,,", "assessment.country-table-country-unknown", "country"],
    ["no number", "2026-01,2026-03,Sudan,,,", "assessment.foreign-number-unreadable", "mean"],
    ["a lower number above the upper one", "2026-01,2026-03,Sudan,1,4,2", "assessment.foreign-bounds-crossed", "row 2"],
    ["the same said twice", "2026-01,2026-03,Sudan,1,,\n2026-01,2026-03,SDN,2,,", "assessment.foreign-said-twice", "rows 2 and 3"],
  ])("with %s is refused with the place, and nothing of it is stored", async (_what, rows, code, place) => {
    const id = await draft();
    const { body } = await analyst.upload(`/api/foreign-forecasts/${id}/rows`, header + rows);
    expect([body.code, body.title]).toEqual([code, expect.stringContaining(place)]);
    expect((await analyst.get(`/api/foreign-forecasts/${id}/rows`)).body.reading).toBeNull();
  });

  test("without a column that it needs is refused with what is missing", async () => {
    const { body } = await analyst.upload(`/api/foreign-forecasts/${await draft()}/rows`, "when,country,mean\n2026-01,Sudan,1");
    expect(body.code).toBe("assessment.foreign-columns-missing");
    expect(body.title).toMatch(/issue_month.*target_month/);
    expect(body.title).not.toMatch(/iso3|mean\)/);
  });
});

test("each forecast counts in its own set, and whoever says what happened is at no distance", () => {
  const forecast = fc.record({ set: fc.constantFrom("a", "b"), unit: fc.constantFrom("XKS", "XBE"), mean: fc.nat(500), low: fc.constant(null), high: fc.constant(null), outcome: fc.nat(500), ours: fc.option(fc.nat(100), { nil: null }), rule: fc.nat(100) });
  fc.assert(fc.property(fc.array(forecast, { minLength: 1 }), (known) => {
    const scores = foreignScores(known);
    expect(scores.reduce((sum, { months }) => sum + months, 0)).toBe(known.length);
    expect(scores.reduce((sum, { beside }) => sum + (beside?.months ?? 0), 0)).toBe(known.filter(({ ours }) => ours !== null).length);
    expect(foreignScores(known.map((one) => ({ ...one, mean: one.outcome }))).every(({ absolute, squaredLog, beside }) => absolute === 0 && squaredLog === 0 && (beside?.theirs ?? 0) === 0)).toBe(true);
  }));
});

/** Real files lie beside the repository, are read in place and never copied into it. */
const folder = fileURLToPath(new URL("../../../../shared/data/country-month-forecasts/", import.meta.url));
const isPresent = existsSync(folder);
if (!isPresent) process.stderr.write("foreign-forecasts.test.ts left the real archive out: the folder shared/data is not beside the repository.\n");

test.runIf(isPresent)("all 53,676 rows of the real archive are read, with every country recognised, and brought in within seconds", { timeout: 60_000 }, async () => {
  const packed = readFileSync(new URL("forecasts.csv.gz", `file://${folder}`));
  const [head = [], ...cells] = parse(gunzipSync(packed)) as string[][];
  const reader = foreignReader(head);
  if ("missing" in reader) throw new Error(reader.missing.join());
  const read = cells.map((row, place) => reader.read(place + 2, row));
  expect(read.filter((row) => "code" in row)).toEqual([]);
  const rows = read as ForeignRow[];
  expect([rows.length, new Set(rows.map(({ set }) => set)).size, new Set(rows.map(({ issued }) => issued)).size]).toEqual([53_676, 2, 24]);
  const id = await draft();
  const began = performance.now();
  const answer = await analyst.upload(`/api/foreign-forecasts/${id}/rows`, new Uint8Array(packed));
  expect(answer.body).toMatchObject({ rows: 53_676 });
  expect(performance.now() - began).toBeLessThan(30_000);
});
