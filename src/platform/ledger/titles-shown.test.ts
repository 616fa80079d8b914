import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openTestInstallation, type Person, type TestInstallation } from "../../testing/installation.ts";
import { openLogKey } from "./signed-note.ts";
import { sequenceEntries } from "./sequence.ts";
import { confidentialTitles } from "./titles-shown.ts";
import { findChangedContent } from "./verify-content.ts";

describe("confidential titles in an answer", () => {
  test("are found wherever they stand, by the record that they belong to", () => {
    const answer = {
      items: [{ id: "one", title: "Heron", label: "confidential" }, { id: "two", title: "Stork", label: "unclassified" }],
      foreseen: [{ trigger: "a verdict", situation: { id: "three", title: "The valley", label: "strictly-confidential" } }],
      entries: [{ id: "an entry", recordId: "four", title: "Radio", label: "confidential" }],
    };
    expect([...confidentialTitles(answer)]).toEqual([["one", 1], ["three", 2], ["four", 1]]);
  });

  test.each([
    { what: "a label without a title says nothing of a record", answer: { total: 3, label: "confidential" } },
    { what: "a record that the reader may not see has no title", answer: { id: "one", title: null, label: "confidential" } },
    { what: "there is nothing", answer: undefined },
  ])("$what", ({ answer }) => {
    expect(confidentialTitles(answer).size).toBe(0);
  });
});

let house: TestInstallation;
let office: string;
let writer: Person;
let reader: Person;

beforeAll(async () => {
  house = await openTestInstallation();
  writer = await house.person({ roles: { [(office = await house.compartment())]: ["analyst"] }, clearance: 2 });
});
afterAll(() => house.close());
beforeEach(async () => {
  reader = await house.person({ roles: { [office]: ["analyst"] }, clearance: 2 });
});

const make = async (label = "confidential") => (await writer.send("POST", "/api/sources", { compartmentId: office, content: { label, title: "Whimbrel", kind: "media", reliability: "C" } })).body.id as string;
const pass = (minutes: number) => {
  house.clock.now = new Date(house.clock.now.getTime() + minutes * 60_000);
};

async function entered(person = reader): Promise<{ event: string; label: number; ids: readonly string[] }[]> {
  const { rows } = await sql<{ event: string; label: number; ids: string[] }>`
    select event, label, record_ids as ids from ledger.entry join ledger.titles_shown on entry_id = entry.id where entry.actor_id = ${person.id} order by at
  `.execute(house.database.worker.db);
  return rows;
}

describe("S61: a list that shows confidential titles", () => {
  test("is one entry, with the highest label and the ids of its confidential records, and without a title", async () => {
    const [, one, other] = [await make("unclassified"), await make(), await make("strictly-confidential")];
    await reader.get("/api/sources");
    expect(await entered()).toEqual([{ event: "information.source-list-read", label: 2, ids: expect.arrayContaining([one, other]) }]);
    const { rows } = await sql<{ text: string }>`select entry::text || shown::text as text from ledger.entry join ledger.titles_shown as shown on entry_id = entry.id`.execute(house.database.worker.db);
    expect(rows.map(({ text }) => text).join()).not.toContain("Whimbrel");
  });

  test("asked again within ten minutes is none, and only what is new in it is another; afterwards it is one again", async () => {
    await reader.get("/api/sources");
    await reader.get("/api/sources");
    await reader.get("/api/sources?q=whimbrel");
    expect(await entered()).toHaveLength(1);
    const fresh = await make();
    await reader.get("/api/sources");
    expect((await entered())[1]).toMatchObject({ ids: [fresh] });
    pass(11);
    await reader.get("/api/sources");
    expect(await entered()).toHaveLength(3);
  });

  test("is an entry of each person and of each list", async () => {
    await reader.get("/api/sources");
    await writer.get("/api/sources");
    expect([(await entered()).length, (await entered(writer)).length]).toEqual([1, 1]);
    await writer.send("POST", "/api/situations", { compartmentId: office, content: { label: "confidential", title: "The valley", countries: ["XKS"], areas: [], period: "2026", populationsAtRisk: [], possiblePerpetrators: [], crimesConsidered: [], concernLevel: null, concernHistory: [], reviewOn: null } });
    await reader.get("/api/situations");
    await reader.get("/api/watch");
    expect((await entered()).map(({ event }) => event)).toEqual(["information.source-list-read", "information.situation-list-read", "response.watch-read"]);
  });

  test("shows nobody anything in the ledger of members, and auditors how many titles it were", async () => {
    await make();
    await reader.get("/api/sources");
    const shown = (await entered())[0]!;
    await sequenceEntries(house.database.worker, openLogKey(house.dataDirectory));
    const admin = await house.person({ administrator: true, clearance: 0 });
    const audited = (await admin.get("/api/ledger/audit?limit=200")).body.items.find((one: any) => one.actorId === reader.id && one.event === "information.source-list-read");
    expect(audited).toMatchObject({ recordId: null, titlesShown: shown.ids.length });
    expect((await writer.get("/api/ledger?limit=200")).body.items.filter((one: any) => one.event === "information.source-list-read")).toEqual([]);
  });

  test("of which nothing is confidential to its reader leaves no trace", async () => {
    await make("unclassified");
    const low = await house.person({ roles: { [office]: ["analyst"] }, clearance: 0 });
    expect((await low.get("/api/sources")).body.items.length).toBeGreaterThan(0);
    const { rows } = await sql`select from ledger.entry where actor_id = ${low.id}`.execute(house.database.worker.db);
    expect(rows).toEqual([]);
  });
});

test("S62: whoever alters which titles were shown, or takes it away, is found by the verification", async () => {
  await make();
  await reader.get("/api/sources");
  await sequenceEntries(house.database.worker, openLogKey(house.dataDirectory));
  expect(await findChangedContent(house.database.worker)).toBeUndefined();
  const { rows: [kept] } = await sql<{ id: string }>`select entry_id as id from ledger.titles_shown where actor_id = ${reader.id}`.execute(house.database.worker.db);
  const attempts = [sql`update ledger.titles_shown set record_ids = array[gen_random_uuid()] where entry_id = ${kept!.id}`, sql`delete from ledger.titles_shown where entry_id = ${kept!.id}`];
  for (const attempt of attempts) {
    await attempt.execute(house.database.worker.db);
    expect(await findChangedContent(house.database.worker)).toMatchObject({ what: "content-changed", id: kept!.id });
  }
});
