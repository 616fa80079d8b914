import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importEvents } from "#information/actions/import-events.ts";
import { ucdpText } from "#information/actions/import-example.ts";
import type { CsvMapping } from "#information/model/import/csv-mapping.ts";
import { ensureOpenData } from "#information/store/import-batches.ts";
import { csvLine } from "#platform/rules/csv-line.ts";
import { systemAccount } from "#platform/system.ts";
import { hostileTexts, markupFromText, watchForScripts } from "./testing/hostile-text.ts";
import { openServedInstallation, type ServedInstallation } from "./testing/served.ts";
import type { Person } from "./testing/installation.ts";

/** S52 for files of others: each cell and each name of a column is one of the ways of writing a script that runs. */
let vigie: ServedInstallation;
let analyst: Person;
let page: Page;
let ran: readonly string[];
let folder: string;
const words = ["place", "adm1", "adm2", "conflict", "sideA", "sideB", "account", "source"] as const;
const named = Object.fromEntries(words.map((field, at) => [field, `${field} ${hostileTexts[at]}`]));

beforeAll(async () => {
  vigie = await openServedInstallation();
  folder = mkdtempSync(join(tmpdir(), "vigie-hostile-"));
  analyst = await vigie.house.person({ roles: { [await vigie.house.compartment()]: ["analyst"] } });
  const compartmentId = await ensureOpenData(vigie.house.database.worker);
  const columns = { key: ["No"], dateFrom: ["Day"], country: ["Land"], deathsBest: ["Killed"], ...Object.fromEntries(words.map((field) => [field, [named[field]!]])) };
  const mapping: CsvMapping = { name: `Notes ${hostileTexts[0]}`, dataset: "hostile-notes", headerRow: 1, firstDataRow: 2, columns, dateFormat: "iso", decimalComma: false, kind: { by: "nothing" }, defaultCountry: null, language: "en" };
  const rows = hostileTexts.map((_, row) => [row, row === 0 ? hostileTexts[1]! : "2020-01-05", "France", 2, ...words.map((_field, at) => hostileTexts[(row + at) % hostileTexts.length]!)]);
  writeFileSync(join(folder, "notes.csv"), [["No", "Day", "Land", "Killed", ...words.map((field) => named[field]!)], ...rows].map(csvLine).join(""));
  writeFileSync(join(folder, "valley.csv"), ucdpText(hostileTexts.map((text, row) => ({ id: `${row + 1}`, conflict_name: text, dyad_name: text, side_a: text, side_b: text, source_headline: text, source_article: text, where_description: text, adm_1: text }))));
  const common = { compartmentId, requestedBy: await systemAccount(vigie.house.database) };
  const notes = await importEvents(vigie.house.database, { ...common, path: join(folder, "notes.csv"), fileName: `${hostileTexts[0]}.csv`, format: "csv", release: undefined, mapping }, { progress: async () => undefined });
  expect([notes.stored, notes.rejected]).toEqual([hostileTexts.length - 1, 1]);
  const valley = await importEvents(vigie.house.database, { ...common, path: join(folder, "valley.csv"), fileName: `${hostileTexts[7]}.csv`, format: "ucdp-ged", release: "21.1", mapping: undefined }, { progress: async () => undefined });
  expect([valley.stored, valley.rejected]).toEqual([hostileTexts.length, 0]);
  const context = await vigie.visit(analyst);
  ran = await watchForScripts(context);
  page = await context.newPage();
});
afterAll(async () => {
  await vigie.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("S52: a file full of scripts", () => {
  test("runs on no screen of what was brought in: events, each event, countries, pairs, imports, searches", { timeout: 120_000 }, async () => {
    const ids = (await analyst.get("/api/events?limit=50")).body.items.map(({ id }: { id: string }) => id);
    expect(ids.length).toBe(2 * hostileTexts.length - 1);
    let shown = 0;
    for (const path of ["", "events", "events?q=alert", "countries/FRA", "event-pairs", "imports", "surge-signals", "jobs", ...ids.map((id: string) => `events/${id}`)]) {
      await page.goto(`${vigie.base}/${path}`, { waitUntil: "networkidle" });
      if ((await page.locator("main").innerText()).includes("alert(1)")) shown += 1;
      expect(await markupFromText(page), path).toEqual([]);
    }
    expect(shown).toBeGreaterThan(ids.length);
    expect(ran).toEqual([]);
  });

  test("nor where its columns are looked at before it is brought in", { timeout: 60_000 }, async () => {
    await page.goto(`${vigie.base}/imports/new`, { waitUntil: "networkidle" });
    await page.locator("main input[type=file]").setInputFiles(join(folder, "notes.csv"));
    await page.locator("main").getByText("{{constructor").first().waitFor();
    expect(await markupFromText(page)).toEqual([]);
    expect(ran).toEqual([]);
  });
});
