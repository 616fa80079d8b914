import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as v from "valibot";
import { importEvents } from "#information/actions/import-events.ts";
import { ensureOpenData } from "#information/store/import-batches.ts";
import type { CsvMapping } from "#information/model/import/csv-mapping.ts";
import { openTestInstallation, type Person, type TestInstallation } from "../../testing/installation.ts";
import { findSurges } from "./actions/find-surges.ts";
import { SurgeList } from "./contract.ts";
import { findSurgesEachHour } from "./jobs/find-surges-each-hour.ts";
import { surgeVersion } from "./model/surges/current-signals.ts";
import { mondayOf, weekNumber } from "./model/surges/week.ts";

const now = new Date("2038-11-24T09:00:00Z");
const lastWhole = weekNumber("2038-11-15");

/** Two years of an invented register: two raids a week on the coast and one on the ridge; in the last whole week eleven on the coast. The week after it is not over. */
function register(): string {
  const lines = ["key,day,until,iso3,country,area,dead"];
  const add = (week: number, area: string, times: number) => {
    for (let time = 0; time < times; time += 1) lines.push(`${lines.length},${mondayOf(week)},,XKS,Kasuria,${area},1`);
  };
  for (let week = lastWhole - 104; week <= lastWhole; week += 1) {
    add(week, "Coast", week === lastWhole ? 11 : 1 + (week % 3));
    add(week, "Ridge", 1);
  }
  add(lastWhole + 1, "Ridge", 30);
  // Of these it is only known that they lie in this month.
  for (let time = 0; time < 40; time += 1) lines.push(`${lines.length},2038-11-15,2038-12-14,XKS,Kasuria,Ridge,1`);
  return lines.join("\n");
}

const mapping = (dataset: string): CsvMapping => ({
  name: dataset, dataset, headerRow: 1, firstDataRow: 2, columns: { key: ["key"], dateFrom: ["day"], dateTo: ["until"], country: ["country"], countryCode: ["iso3"], adm1: ["area"], deathsBest: ["dead"] },
  dateFormat: "iso", decimalComma: false, kind: { by: "constant", kind: "one-sided" }, defaultCountry: null, language: "en",
});

let house: TestInstallation;
let [office, other] = ["", ""];
let people: Record<"analyst" | "second" | "elsewhere" | "both" | "component", Person>;
beforeAll(async () => {
  house = await openTestInstallation();
  house.clock.now = now;
  [office, other] = [await house.compartment(), await house.compartment("Another office")];
  people = {
    analyst: await house.person({ roles: { [office]: ["analyst"] }, name: "Lena Ortiz" }),
    second: await house.person({ roles: { [office]: ["monitor"] } }),
    elsewhere: await house.person({ roles: { [other]: ["analyst", "senior"] }, clearance: 2 }),
    both: await house.person({ roles: { [office]: ["analyst"], [other]: ["analyst"] } }),
    component: await house.person({ roles: { [office]: ["component"] } }),
  };
  await bringIn("the-register", await ensureOpenData(house.database.worker));
  await bringIn("our-own-register", office);
});
afterAll(() => house.close());

async function bringIn(dataset: string, compartmentId: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "vigie-surges-"));
  const path = join(folder, "register.csv");
  writeFileSync(path, register());
  await importEvents(house.database, { path, fileName: "register.csv", format: "csv", release: "1", mapping: mapping(dataset), compartmentId, requestedBy: people.analyst.id }, { progress: async () => undefined });
  rmSync(folder, { recursive: true });
}

const list = async (person: Person, query = "") => v.parse(SurgeList, (await person.get(`/api/surge-signals${query}`)).body);
const open = async (person: Person, dataset: string) => (await list(person, "?state=open")).items.filter((one) => one.dataset === dataset);
const note = (person: Person, id: string, part: object = {}) => person.send("POST", `/api/surge-signals/${id}/notes`, { verdict: "looked-into", note: "Three observers were sent there", ...part });

describe("what is found in imported events", () => {
  test("is the rise of the last whole week, for the coast and for its country, with its reason; found once, however often one looks", async () => {
    expect(await findSurges(house.database, now)).toBe(4);
    expect(await findSurges(house.database, now)).toBe(0);
    const { count, items } = await list(people.analyst);
    expect(count).toBe(4);
    expect(items.filter(({ dataset }) => dataset === "the-register").map(({ kind, week, area, countryIso3, countryName }) => ({ kind, week, area, countryIso3, countryName }))).toEqual([
      { kind: "surge", week: "2038-11-15", area: null, countryIso3: "XKS", countryName: "Kasuria" },
      { kind: "surge", week: "2038-11-15", area: "Coast", countryIso3: "XKS", countryName: "Kasuria" },
    ]);
    expect(items.find(({ area }) => area === "Coast")!.reason).toMatchObject({ found: "in-one-week", events: { observed: 11 } });
    expect(items[0]!.reason.recent).toHaveLength(26);
  });

  test("says the version of the method it was found by", async () => {
    expect(new Set((await list(people.analyst)).items.map(({ modelVersion }) => modelVersion))).toEqual(new Set([surgeVersion]));
  });

  test("stands as it was found when the data are corrected later", async () => {
    const before = await list(people.analyst);
    await sql`delete from information.event where dataset = 'our-own-register' and date_from = '2038-11-15' and adm1 = 'Coast'`.execute(house.database.worker.db);
    await findSurges(house.database, now);
    expect(await list(people.analyst)).toEqual(before);
  });

  test("is not looked for in events above the lowest label: a number must not tell of them", async () => {
    await sql`update information.event set label = 1 where dataset = 'our-own-register'`.execute(house.database.worker.db);
    await sql`delete from assessment.surge_signal where dataset = 'our-own-register'`.execute(house.database.worker.db);
    expect(await findSurges(house.database, now)).toBe(0);
    await sql`update information.event set label = 0 where dataset = 'our-own-register'`.execute(house.database.worker.db);
  });

  test("cannot be written, changed or taken away by a request of a person", async () => {
    const { rows } = await sql<{ right: string }>`select right_ as right from unnest(array['insert', 'update', 'delete']) as right_ where has_table_privilege('vigie_app', 'assessment.surge_signal', right_)`.execute(house.database.worker.db);
    const { rows: ofNotes } = await sql<{ right: string }>`select right_ as right from unnest(array['insert', 'update', 'delete']) as right_ where has_table_privilege('vigie_app', 'assessment.surge_signal_note', right_)`.execute(house.database.worker.db);
    expect([rows, ofNotes]).toEqual([[], [{ right: "insert" }]]);
  });
});

describe("who sees a signal", () => {
  beforeAll(async () => {
    const surge = JSON.stringify({ found: "in-one-week", recent: [1] });
    await sql`insert into assessment.surge_signal (compartment_id, label, dataset, country_iso3, country_name, area, kind, week, reason, found_at) values (${office}, 0, 'our-own-register', 'XKS', 'Kasuria', '', 'surge', '2038-11-15', ${surge}::jsonb, ${now})`.execute(house.database.worker.db);
  });

  test("sees its events: of another office's data there is neither a signal nor a count, in the list and on Watch", async () => {
    const elsewhere = await list(people.elsewhere);
    expect([elsewhere.count, new Set(elsewhere.items.map(({ dataset }) => dataset))]).toEqual([2, new Set(["the-register"])]);
    expect((await list(people.analyst)).count).toBe(3);
    const watch = (await people.elsewhere.get("/api/watch")).body;
    expect([watch.signalCount, watch.signals.map((one: any) => [one.dataset, one.also.length])], "the country and its area, as one thing to look at").toEqual([2, [["the-register", 1]]]);
    expect((await people.analyst.get("/api/watch")).body.signalCount).toBe(3);
  });

  test("sees that the version of the method is not known where it was found before versions were kept", async () => {
    expect((await list(people.analyst)).items.filter(({ dataset }) => dataset === "our-own-register").map(({ modelVersion }) => modelVersion)).toEqual([null]);
  });

  test("to whoever does not see it, it does not exist", async () => {
    const [own] = await open(people.analyst, "our-own-register");
    const refused = await note(people.elsewhere, own!.id);
    const absent = await note(people.elsewhere, "00000000-0000-4000-8000-00000000dead");
    expect([refused.status, refused.body.code]).toEqual([404, "assessment.surge-signal-not-found"]);
    expect(refused.text).toBe(absent.text);
  });

  test("the list is narrowed by country", async () => {
    expect((await list(people.analyst, "?country=MLI")).count).toBe(0);
    expect((await people.analyst.get("/api/surge-signals?country=mali")).status).toBe(400);
  });
});

describe("a note", () => {
  test("takes the signal off the Watch of its office and keeps it in the list, with the name and an entry in the ledger", async () => {
    const { id } = (await open(people.analyst, "the-register"))[0]!;
    expect((await note(people.second, id)).status).toBe(204);
    expect((await people.analyst.get("/api/watch")).body.signals.map((one: any) => one.id)).not.toContain(id);
    const noted = (await list(people.analyst, "?state=noted")).items;
    expect(noted.map((one) => [one.id, one.notes])).toEqual([[id, [{ verdict: "looked-into", note: "Three observers were sent there", notedByName: "A Person", notedAt: expect.any(String) }]]]);
    const { rows } = await sql`select event, compartment_id as "of" from ledger.entry where record_id = ${id}`.execute(house.database.worker.db);
    expect(rows).toEqual([{ event: "assessment.surge-signal-noted", of: office }]);
  });

  test("of one office about open data is not read by another, where the signal is still open", async () => {
    expect((await open(people.elsewhere, "the-register")).map(({ notes }) => notes)).toEqual([[], []]);
    expect((await list(people.elsewhere, "?state=noted")).count).toBe(0);
  });

  test("by somebody who works in two offices names one of them, and that of the data where these are an office's own", async () => {
    const [ofOpenData] = await open(people.both, "the-register");
    const [own] = await open(people.both, "our-own-register");
    expect((await note(people.both, ofOpenData!.id)).body.code).toBe("assessment.surge-office-invalid");
    expect((await note(people.both, own!.id, { compartmentId: other })).body.code).toBe("assessment.surge-office-invalid");
    expect((await note(people.both, ofOpenData!.id, { compartmentId: other, verdict: "known" })).status).toBe(204);
    expect((await note(people.both, own!.id, { verdict: "error-in-data" })).status).toBe(204);
  });

  test("is not written in an office that is closed", async () => {
    const closed = await house.compartment("A closed office");
    const person = await house.person({ roles: { [closed]: ["analyst"] } });
    await sql`update access.compartment set closed_at = now() where id = ${closed}`.execute(house.database.auth.db);
    const [signal] = await open(person, "the-register");
    expect((await note(person, signal!.id)).body.code).toBe("platform.office-closed");
  });

  test("is for those who write in the office, says what was found, and nothing beside the three", async () => {
    const { items } = await list(people.component);
    expect((await note(people.component, items[0]!.id)).body.code).toBe("platform.step-not-for-your-role");
    expect((await note(people.analyst, items[0]!.id, { note: " " })).status).toBe(400);
    expect((await note(people.analyst, items[0]!.id, { verdict: "grave" })).status).toBe(400);
  });
});

test("Watch leaves out weeks that lie more than a quarter back; the list keeps them", async () => {
  house.clock.now = new Date("2039-06-01T09:00:00Z");
  const later = await house.person({ roles: { [await house.compartment("A third office")]: ["analyst"] } });
  expect((await later.get("/api/watch")).body).toMatchObject({ signals: [], signalCount: 0 });
  expect((await list(later)).count).toBe(2);
});

test("the clockwork looks once an hour, and again only after an import or a new week", async () => {
  await sql`delete from assessment.surge_signal_note`.execute(house.database.worker.db);
  await sql`delete from assessment.surge_signal`.execute(house.database.worker.db);
  const left = async () => (await sql<{ count: number }>`select count(*) as count from assessment.surge_signal`.execute(house.database.worker.db)).rows[0]!.count;
  const look = findSurgesEachHour(house.database);
  await look(new Date("2038-11-24T09:40:00Z"));
  expect(await left()).toBe(0);
  await look(new Date("2038-11-24T09:41:00Z"));
  const found = await left();
  expect(found).toBeGreaterThan(1);
  await sql`delete from assessment.surge_signal`.execute(house.database.worker.db);
  await look(new Date("2038-11-24T10:41:00Z"));
  expect(await left()).toBe(0);
  await look(new Date("2038-11-29T10:41:00Z"));
  expect(await left()).toBe(found);
});
