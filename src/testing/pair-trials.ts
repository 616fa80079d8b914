import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { importEvents } from "#information/actions/import-events.ts";
import { matchTask } from "#information/jobs/match-task.ts";
import type { CsvMapping } from "#information/model/import/csv-mapping.ts";
import { ensureOpenData } from "#information/store/import-batches.ts";
import { csvLine } from "#platform/rules/csv-line.ts";
import { openTestInstallation, type Person, type TestInstallation } from "./installation.ts";

/** An installation with two publishers who tell of the same forty days, every other one of them both: what pairs of events are tried on. */
export let house: TestInstallation;
export let folder: string;
export let office: string;
export let openData: string;
export let analyst: Person;

export const header = ["key", "day", "place", "latitude", "longitude", "type", "side_a", "best"];
const towns = Array.from({ length: 40 }, (_, index) => [`Town ${index}`, -30 - index / 4, -14 - index / 3] as const);
export const rowsOf = (later: number, only: (index: number) => boolean = () => true) => towns.flatMap(([town, latitude, longitude], index) => {
  const day = new Date(Date.UTC(2031, index % 12, 3 + (index % 20) + later)).toISOString().slice(0, 10);
  return only(index) ? [[`${index}`, day, town, latitude + later / 50, longitude, index % 2 ? "raid" : "battle", `Group ${index % 8}`, index % 7]] : [];
});

export function mappingOf(dataset: string): CsvMapping {
  return {
    name: dataset, dataset, headerRow: 1, firstDataRow: 2, columns: { key: ["key"], dateFrom: ["day"], place: ["place"], latitude: ["latitude"], longitude: ["longitude"], sideA: ["side_a"], deathsBest: ["best"] },
    dateFormat: "iso", decimalComma: false, kind: { by: "column", column: "type", values: { raid: "non-state", battle: "state-based" } }, defaultCountry: "MLI", language: "en",
  };
}

export async function bring(dataset: string, rows: readonly (readonly (string | number)[])[], compartmentId = openData): Promise<void> {
  const path = join(folder, `${dataset}.csv`);
  writeFileSync(path, [header, ...rows].map(csvLine).join(""));
  await importEvents(house.database, { path, fileName: `${dataset}.csv`, format: "csv", release: "1", mapping: mappingOf(dataset), compartmentId, requestedBy: analyst.id }, { progress: async () => undefined });
}

export const work = () => house.database.worker.db;
export const match = (person: Person, input: unknown = {}, progress: (done: number, total?: number) => Promise<void> = async () => undefined) => matchTask(house.database, () => house.clock.now)({ runId: "", requestedBy: person.id, input, progress });
export const list = async (person: Person, query = "") => (await person.get(`/api/event-pairs${query}`)).body.items;
/** Somebody decides who has read every decision about the pair, unless the test says how many. */
export const decide = async (person: Person, id: string, body: object) => {
  const read = (await person.get(`/api/event-pairs/${id}`)).body.decisions?.length ?? 0;
  return person.send("POST", `/api/event-pairs/${id}/decisions`, { seen: read, ...body });
};

/** Opens it before the tests of a file and closes it after them; each test begins without a pair. */
export function usePairTrials(): void {
  beforeAll(async () => {
    house = await openTestInstallation();
    folder = mkdtempSync(join(tmpdir(), "vigie-pairs-"));
    office = await house.compartment();
    openData = await ensureOpenData(house.database.worker);
    analyst = await house.person({ roles: { [office]: ["analyst"] }, name: "Ada Quill" });
    await bring("harbour", rowsOf(0));
    await bring("lantern", rowsOf(1, (index) => index % 2 === 0));
  });
  afterAll(async () => {
    await house.close();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    for (const table of ["event_pair_decision", "event_pair"]) await sql`delete from ${sql.table(`information.${table}`)}`.execute(work());
  });
}
