import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importEvents } from "#information/actions/import-events.ts";
import type { CsvMapping } from "#information/model/import/csv-mapping.ts";
import { ensureOpenData } from "#information/store/import-batches.ts";
import { listWeeklyCounts } from "#information/store/event-weeks.ts";
import { openTestInstallation, type Person, type TestInstallation } from "../../testing/installation.ts";
import { findSurges } from "./actions/find-surges.ts";
import { mondayOf, weekNumber } from "./model/surges/week.ts";

/** Weeks that are as usual in their country and in each of its areas, and unusual for one actor, or for one kind of violence. */
const now = new Date("2038-11-24T09:00:00Z");
const lastWhole = weekNumber("2038-11-15");
const areas = ["Coast", "Ridge", "Plain", "River"];
const others = ["River Front", "Plain Committees", "Ridge Watch", "Lake Guard"];

type Line = readonly [week: number, area: string, kind: string, sideA: string, sideB: string];

/** Two years of eight events a week; in the last week so many of them are the one that is asked for. */
function weeks(usual: (week: number, index: number) => Omit<LineParts, "area">, unusual: (index: number) => Omit<LineParts, "area">): Line[] {
  return Array.from({ length: 105 }, (_, back) => lastWhole - 104 + back).flatMap((week) => Array.from({ length: 8 }, (_, index): Line => {
    const { kind, sideA, sideB } = week === lastWhole ? unusual(index) : usual(week, index);
    return [week, areas[index % 4]!, kind, sideA, sideB];
  }));
}
/** With it the last week is whole. */
const nextWeek: Line = [lastWhole + 1, "Coast", "one-sided", "Somebody", "Civilians"];
type LineParts = { readonly area: string; readonly kind: string; readonly sideA: string; readonly sideB: string };

const kinds = ["state-based", "non-state", "one-sided"];
/** The usual mixture: one event of Black Cord a week, of whatever kind; the others by four groups in turn. */
const usual = (week: number, index: number) => ({ kind: kinds[(week + index) % 3]!, sideA: index === week % 8 ? "Black Cord" : others[(week + index) % 4]!, sideB: "Civilians" });
const registers: Readonly<Record<string, Line[]>> = {
  "rise-of-an-actor": weeks(usual, (index) => ({ ...usual(0, index), sideA: "Black Cord" })),
  // Two of three events of battles, by nobody in particular; then all of them raids on civilians.
  "rise-of-a-kind": weeks((week, index) => ({ kind: index === week % 8 ? "one-sided" : kinds[(week + index) % 2]!, sideA: `Band ${(week * 8 + index) % 60}`, sideB: "Civilians" }), (index) => ({ kind: "one-sided", sideA: `Band ${index}`, sideB: "Civilians" })),
};

const mapping = (dataset: string): CsvMapping => ({
  name: dataset, dataset, headerRow: 1, firstDataRow: 2, columns: { key: ["key"], dateFrom: ["day"], country: ["country"], countryCode: ["iso3"], adm1: ["area"], sideA: ["side_a"], sideB: ["side_b"] },
  dateFormat: "iso", decimalComma: false, kind: { by: "column", column: "kind", values: Object.fromEntries(kinds.map((kind) => [kind, kind])) as never }, defaultCountry: null, language: "en",
});

let house: TestInstallation;
let openData: string;
let analyst: Person;
beforeAll(async () => {
  house = await openTestInstallation();
  house.clock.now = now;
  const office = await house.compartment();
  analyst = await house.person({ roles: { [office]: ["analyst"] } });
  openData = await ensureOpenData(house.database.worker);
  for (const [dataset, lines] of Object.entries(registers)) await bringIn(dataset, lines);
});
afterAll(() => house.close());

async function bringIn(dataset: string, lines: readonly Line[], compartmentId = openData): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "vigie-series-"));
  const path = join(folder, "register.csv");
  writeFileSync(path, ["key,day,iso3,country,area,kind,side_a,side_b", ...[...lines, nextWeek].map(([week, ...rest], key) => [key, mondayOf(week), "XKS", "Kasuria", ...rest].join(","))].join("\n"));
  await importEvents(house.database, { path, fileName: "register.csv", format: "csv", release: "1", mapping: mapping(dataset), compartmentId, requestedBy: analyst.id }, { progress: async () => undefined });
  rmSync(folder, { recursive: true });
}

const signals = async (query: string) => (await analyst.get(`/api/surge-signals?${query}`)).body.items;
const reach = (dataset: string) => ({ compartmentId: openData, dataset, first: mondayOf(lastWhole - 104), last: mondayOf(lastWhole) });
const counts = (dataset: string) => listWeeklyCounts(house.database.worker.db, reach(dataset), mondayOf(lastWhole - 104), "2038-11-21");

test("a rise of one actor is found though its country and areas are as usual, and one of a kind of violence", async () => {
  await findSurges(house.database, now);
  const rises = (await signals("")).filter(({ kind }: any) => kind === "surge");
  expect(rises.map(({ dataset, area, violence, actor }: any) => [dataset, area, violence, actor]).toSorted()).toEqual([["rise-of-a-kind", null, "one-sided", null], ["rise-of-an-actor", null, null, "Black Cord"]]);
  expect(rises.every(({ reason }: any) => reason.events.observed === 8 && reason.recent.length === 26)).toBe(true);
});

test("signals are narrowed to what was counted, and stand on Watch with the others", async () => {
  expect((await signals("of=actor")).map((one: any) => one.actor)).toContain("Black Cord");
  expect((await signals("of=actor")).every((one: any) => one.actor !== null)).toBe(true);
  expect((await signals("of=violence")).every((one: any) => one.violence !== null && one.actor === null)).toBe(true);
  expect((await signals("of=country")).every((one: any) => one.violence === null && one.actor === null && one.area === null)).toBe(true);
  expect((await analyst.get("/api/surge-signals?of=everything")).status).toBe(400);
  expect((await analyst.get("/api/watch")).body.signals.flatMap((one: any) => [one, ...one.also]).some((one: any) => one.actor === "Black Cord" || one.violence === "one-sided")).toBe(true);
});

describe("which actors have weeks of their own", () => {
  test("not those whom one-sided violence is done to, and none with too few events to say what is usual", async () => {
    const actors = new Set((await counts("rise-of-an-actor")).flatMap(({ actor }) => actor ?? []));
    expect(actors).toEqual(new Set(["Black Cord", ...others, "Civilians"]));
    const ofCivilians = (await counts("rise-of-an-actor")).filter(({ actor }) => actor === "Civilians");
    const all = registers["rise-of-an-actor"]!.filter(([, , kind]) => kind !== "one-sided");
    expect(ofCivilians.reduce((sum, { events }) => sum + events, 0), "only where the source calls them a side of a fight").toBe(all.length);
    expect((await counts("rise-of-a-kind")).flatMap(({ actor }) => actor ?? []).filter((actor) => actor.startsWith("Band"))).toEqual([]);
  });

  test("at most twenty of a country, the most active first", async () => {
    const lines = Array.from({ length: 105 }, (_, back) => lastWhole - 104 + back).flatMap((week) => Array.from({ length: 30 }, (_, band): Line[] => Array.from({ length: band < 10 ? 2 : 1 }, (): Line => [week, "Coast", "one-sided", `Band ${band}`, "Civilians"])).flat());
    await bringIn("many-bands", lines);
    const actors = new Set((await counts("many-bands")).flatMap(({ actor }) => actor ?? []));
    expect(actors.size).toBe(20);
    expect(Array.from({ length: 10 }, (_, band) => `Band ${band}`).every((band) => actors.has(band))).toBe(true);
  });
});
