import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systemAccount } from "#platform/system.ts";
import { openTestInstallation, type Person, type TestInstallation } from "../../../testing/installation.ts";
import { importEvents } from "../actions/import-events.ts";
import { ucdpText, type ExampleRow } from "../actions/import-example.ts";
import { ensureOpenData } from "../store/import-batches.ts";

let vigie: TestInstallation;
let folder: string;
let analyst: Person;
let stranger: Person;
let valley: string;

const rows: ExampleRow[] = [
  { id: "1", side_a: "Government of Tarvo", side_b: "Free Valley" },
  { id: "2", side_a: "Free Valley", side_b: "Civilians" },
];

beforeAll(async () => {
  vigie = await openTestInstallation();
  folder = mkdtempSync(join(tmpdir(), "vigie-actors-"));
  const path = join(folder, "valley.csv");
  writeFileSync(path, ucdpText(rows));
  await importEvents(vigie.database, { path, fileName: "valley.csv", format: "ucdp-ged", release: "21.1", mapping: undefined, compartmentId: await ensureOpenData(vigie.database.worker), requestedBy: await systemAccount(vigie.database) }, { progress: async () => undefined });
  const office = await vigie.compartment();
  analyst = await vigie.person({ roles: { [office]: ["analyst"] }, clearance: 1 });
  stranger = await vigie.person({ roles: { [await vigie.compartment("Another office")]: ["analyst"] }, clearance: 2 });
  const content = { label: "confidential", title: "Movement for the valley", kind: "armed-group", country: null, dataSetNames: [" FREE   Vallèy "], from: null, until: null };
  valley = (await analyst.send("POST", "/api/actors", { compartmentId: office, content })).body.id;
});
afterAll(async () => {
  await vigie.close();
  rmSync(folder, { recursive: true, force: true });
});

const eventOf = async (who: Person, sourceKey: string) => {
  const { body } = await who.get("/api/events");
  return (await who.get(`/api/events/${body.items.find((event: any) => event.sourceKey === sourceKey).id}`)).body;
};
const namesOf = async (who: Person, query: string) => (await who.get(`/api/event-names?${query}`)).body.items;

describe("imported events find the actor", () => {
  test("an event names the record whose name in data sets is that of a side, whatever its capitals, accents and spaces", async () => {
    expect((await eventOf(analyst, "1")).actors).toEqual([{ name: "Free Valley", id: valley, title: "Movement for the valley", label: "confidential" }]);
    expect((await eventOf(analyst, "2")).actors).toHaveLength(1);
  });

  test("the sides of a country lead to their records, conflicts to none", async () => {
    const found = (await namesOf(analyst, "country=FRA")).filter(({ actors }: any) => actors.length > 0);
    expect(new Set(found.map(({ part, name }: any) => `${part} ${name}`))).toEqual(new Set(["side-a Free Valley", "side-b Free Valley"]));
    expect(found[0].actors).toEqual([{ id: valley, title: "Movement for the valley", label: "confidential" }]);
  });

  test("S61: its name is confidential, so whoever is shown it is entered, though the events are published", async () => {
    const { rows } = await sql<{ event: string; ids: string[] }>`
      select distinct event, record_ids as ids from ledger.entry join ledger.titles_shown on entry_id = entry.id where entry.actor_id = ${analyst.id} order by event
    `.execute(vigie.database.worker.db);
    expect(rows).toEqual([{ event: "information.event-names-read", ids: [valley] }, { event: "information.event-read", ids: [valley] }]);
  });

  test("a record finds its events by the names that they write", async () => {
    const names = await namesOf(analyst, `record=${valley}`);
    expect(names.map(({ name, events }: any) => [name, events])).toEqual([["Free Valley", 1], ["Free Valley", 1]]);
    expect((await analyst.get("/api/events?actor=Free%20Valley")).body.items).toHaveLength(2);
  });

  test("to whom the record is not open, the same events name nobody, and the record finds none", async () => {
    expect((await eventOf(stranger, "1")).actors).toEqual([]);
    expect((await namesOf(stranger, "country=FRA")).every(({ actors }: any) => actors.length === 0)).toBe(true);
    expect(await namesOf(stranger, `record=${valley}`)).toEqual([]);
  });
});
