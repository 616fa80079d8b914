import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { csvLine } from "#platform/files/write-csv.ts";
import { Cancelled } from "#platform/jobs/job.ts";
import { openTestInstallation, type Person, type TestInstallation } from "../../testing/installation.ts";
import { importEvents } from "./actions/import-events.ts";
import { uploadFolder } from "./actions/import-upload.ts";
import { importTask } from "./jobs/import-task.ts";
import { matchTask } from "./jobs/match-task.ts";
import type { CsvMapping } from "./model/import/csv-mapping.ts";
import { ensureOpenData } from "./store/import-batches.ts";

let house: TestInstallation;
let folder: string;
let office: string;
let openData: string;
let analyst: Person;

const header = ["key", "day", "place", "latitude", "longitude", "type", "side_a", "best"];
const towns = Array.from({ length: 40 }, (_, index) => [`Town ${index}`, -30 - index / 4, -14 - index / 3] as const);
const rowsOf = (later: number, only: (index: number) => boolean = () => true) => towns.flatMap(([town, latitude, longitude], index) => {
  const day = new Date(Date.UTC(2031, index % 12, 3 + (index % 20) + later)).toISOString().slice(0, 10);
  return only(index) ? [[`${index}`, day, town, latitude + later / 50, longitude, index % 2 ? "raid" : "battle", `Group ${index % 8}`, index % 7]] : [];
});

function mappingOf(dataset: string): CsvMapping {
  return {
    name: dataset, dataset, headerRow: 1, firstDataRow: 2, columns: { key: ["key"], dateFrom: ["day"], place: ["place"], latitude: ["latitude"], longitude: ["longitude"], sideA: ["side_a"], deathsBest: ["best"] },
    dateFormat: "iso", decimalComma: false, kind: { by: "column", column: "type", values: { raid: "non-state", battle: "state-based" } }, defaultCountry: "MLI", language: "en",
  };
}

async function bring(dataset: string, rows: readonly (readonly (string | number)[])[], compartmentId = openData): Promise<void> {
  const path = join(folder, `${dataset}.csv`);
  writeFileSync(path, [header, ...rows].map(csvLine).join(""));
  await importEvents(house.database, { path, fileName: `${dataset}.csv`, format: "csv", release: "1", mapping: mappingOf(dataset), compartmentId, requestedBy: analyst.id }, { progress: async () => undefined });
}

const work = () => house.database.worker.db;
const match = (person: Person, input: unknown = {}, progress: (done: number, total?: number) => Promise<void> = async () => undefined) => matchTask(house.database, () => house.clock.now)({ runId: "", requestedBy: person.id, input, progress });
/** A job that the installation does by itself, once it is over. */
const ended = (runId: string) => vi.waitFor(async () => {
  const { body } = await analyst.get(`/api/jobs/${runId}`);
  expect(body.finishedAt).not.toBeNull();
  return body;
}, { timeout: 20_000, interval: 100 });
const list = async (person: Person, query = "") => (await person.get(`/api/event-pairs${query}`)).body.items;
/** Somebody decides who has read every decision about the pair, unless the test says how many. */
const decide = async (person: Person, id: string, body: object) => {
  const read = (await person.get(`/api/event-pairs/${id}`)).body.decisions?.length ?? 0;
  return person.send("POST", `/api/event-pairs/${id}/decisions`, { seen: read, ...body });
};

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

describe("matching", () => {
  test("says how many events were compared, and how many pairs were found, are new or were decided before, and enters it in the ledger", async () => {
    const first = await match(analyst);
    expect(first).toMatchObject({ events: 60, found: 20, added: 20, decided: 0 });
    expect(first["compared"]).toBeGreaterThanOrEqual(20);
    const [pair] = await list(analyst);
    expect((await decide(analyst, pair.id, { verdict: "different" })).status).toBe(201);
    expect(await match(analyst)).toMatchObject({ found: 20, added: 0, decided: 1 });
    expect((await list(analyst, "?state=different")).map((one: any) => one.id), "what was decided stays").toEqual([pair.id]);
    const { rows } = await sql<{ event: string }>`select event from ledger.entry where actor_id = ${analyst.id} and event like '%match%'`.execute(work());
    expect(rows).toEqual([{ event: "information.events-matched" }]);
  });

  test("is narrowed by months, countries and data sets", async () => {
    expect(await match(analyst, { from: "2031-01", to: "2031-02" })).toMatchObject({ events: expect.any(Number), found: 4 });
    expect(await match(analyst, { countries: ["FRA"] })).toMatchObject({ events: 0, found: 0 });
    expect(await match(analyst, { datasets: ["harbour", "elsewhere"] })).toMatchObject({ events: 40, found: 0 });
  });

  test("pairs no event of the published data with one of an office", async () => {
    const own = await house.compartment("An office with a table of its own");
    const insider = await house.person({ roles: { [own]: ["analyst"] } });
    await bring("cellar", rowsOf(1), own);
    await match(insider);
    expect((await list(insider, "?limit=100")).every((pair: any) => pair.one.dataset !== "cellar" && pair.other.dataset !== "cellar")).toBe(true);
    await sql`delete from information.event_sum where compartment_id = ${own}`.execute(work());
    await sql`delete from information.event where compartment_id = ${own}`.execute(work());
  });

  test("stops when it is cancelled and when the role ends, and refuses who writes nowhere", async () => {
    await expect(match(analyst, {}, async () => { throw new Cancelled(); })).rejects.toThrow(Cancelled);
    const leaving = await house.person({ roles: { [office]: ["analyst"] } });
    await expect(match(leaving, {}, async () => void (await sql`delete from access.membership where account_id = ${leaving.id}`.execute(house.database.auth.db)))).rejects.toThrow("platform.job-not-allowed-any-more");
    const principal = await house.person({ roles: { [office]: ["principal"] } });
    await expect(match(principal)).rejects.toThrow("information.match-nothing-to-match");
    expect((await principal.send("POST", "/api/event-pairs/match")).status).toBe(403);
    const started = await analyst.send("POST", "/api/event-pairs/match", { from: "2031-01" });
    expect(started.status).toBe(202);
    expect(await ended(started.body.runId)).toMatchObject({ task: "match-events", state: "done", result: { found: 20 } });
  });
});

describe("after an import", () => {
  test("a matching of what came in is queued as whoever imported, and finds the pairs of those days alone", async () => {
    const upload = `${analyst.id}.${randomUUID()}`;
    mkdirSync(uploadFolder(house.dataDirectory), { recursive: true });
    writeFileSync(join(uploadFolder(house.dataDirectory), upload), [header, ...rowsOf(2, (index) => index % 12 === 1)].map(csvLine).join(""));
    const { rows: [run] } = await sql<{ id: string }>`insert into job.run (task, input, requested_by) values ('import-events', '{}', ${analyst.id}) returning id`.execute(work());
    const answer = await importTask(house.database, house.dataDirectory)({ runId: run!.id, requestedBy: analyst.id, input: { upload, fileName: "beacon.csv", format: "csv", mapping: mappingOf("beacon") }, progress: async () => undefined });
    const { rows } = await sql<{ id: string; input: unknown }>`select id, input from job.run where task = 'match-events' and requested_by = ${analyst.id} and input ? 'importId'`.execute(work());
    expect(rows).toEqual([{ id: expect.any(String), input: { importId: answer["importId"] } }]);
    expect(answer["isMatched"]).toBe(true);
    expect(await ended(rows[0]!.id)).toMatchObject({ state: "done" });
    const pairs = await list(analyst, "?limit=100");
    expect(pairs.length).toBeGreaterThan(0);
    expect(pairs.flatMap(({ one, other }: any) => [one.dateFrom, other.dateFrom]).filter((day: string) => !day.startsWith("2031-02"))).toEqual([]);
    await sql`delete from information.event_pair`.execute(work());
    for (const table of ["event", "event_sum", "event_year_sum", "event_name"]) await sql`delete from ${sql.table(`information.${table}`)} where dataset = 'beacon'`.execute(work());
  });
});

describe("a pair", () => {
  test("shows both events in the order of their data sets, why they may be one, and how they differ", async () => {
    await match(analyst);
    const [pair] = await list(analyst);
    expect([pair.one.dataset, pair.other.dataset, pair.state, pair.mayDecide]).toEqual(["harbour", "lantern", "undecided", true]);
    expect(pair.probability).toBeGreaterThan(0.5);
    expect(pair.reasons.map(({ field }: any) => field)).toEqual(expect.arrayContaining(["time", "place", "actors", "kind", "count"]));
    expect(pair.differences.find(({ field }: any) => field === "day")).toEqual({ field: "day", how: "different", amount: 1 });
    expect((await analyst.get(`/api/event-pairs/${pair.id}`)).body).toMatchObject({ id: pair.id, decisions: [] });
  });

  test("is listed with the likeliest first, page by page, each once", async () => {
    await match(analyst);
    const seen: any[] = [];
    for (let after: string | null = ""; after !== null; ) {
      const { body } = await analyst.get(`/api/event-pairs?limit=7${after === "" ? "" : `&after=${after}`}`);
      seen.push(...body.items);
      after = body.next;
    }
    expect(new Set(seen.map(({ id }) => id)).size).toBe(20);
    expect(seen.length).toBe(20);
    expect(seen.map(({ probability }) => probability)).toEqual(seen.map(({ probability }) => probability).toSorted((a, b) => b - a));
    expect((await analyst.get("/api/event-pairs?after=bm9uc2Vuc2U")).status).toBe(400);
  });

  test("keeps every decision: the newest counts, and one that is taken back leaves the pair undecided", async () => {
    await match(analyst);
    const [pair] = await list(analyst);
    const colleague = await house.person({ roles: { [office]: ["senior"] }, name: "Bram Oduya" });
    expect((await decide(analyst, pair.id, { verdict: "withdrawn" })).body.code).toBe("information.event-pair-undecided");
    await decide(analyst, pair.id, { verdict: "cannot-say" });
    expect((await decide(colleague, pair.id, { verdict: "same", reason: "Both name the bridge." })).body).toMatchObject({ state: "same", decision: { by: "Bram Oduya", reason: "Both name the bridge." } });
    expect((await list(analyst, `?state=same&event=${pair.one.id}`)).map(({ id }: any) => id)).toEqual([pair.id]);
    expect((await decide(analyst, pair.id, { verdict: "withdrawn", reason: "Pressed by mistake" })).body.state).toBe("undecided");
    const { body } = await analyst.get(`/api/event-pairs/${pair.id}`);
    expect(body.decisions.map(({ verdict, by }: any) => [verdict, by])).toEqual([["withdrawn", "Ada Quill"], ["same", "Bram Oduya"], ["cannot-say", "Ada Quill"]]);
    const { rows } = await sql<{ event: string; version: number }>`select event, version from ledger.entry where record_id = ${pair.id} order by version`.execute(work());
    expect(rows).toEqual([1, 2, 3].map((version) => ({ event: "information.event-pair-decided", version })));
  });

  test("of two decisions at once the second is told of the first, and is kept only when it is said again", async () => {
    await match(analyst);
    const [pair] = await list(analyst);
    const colleague = await house.person({ roles: { [office]: ["senior"] }, name: "Bram Oduya" });
    const answers = await Promise.all([decide(analyst, pair.id, { verdict: "same", seen: 0 }), decide(colleague, pair.id, { verdict: "different", seen: 0 })]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    const [kept, refused] = answers[0].status === 201 ? answers : answers.toReversed();
    expect(refused!.body).toMatchObject({ code: "information.event-pair-decided-meanwhile", title: expect.stringContaining(kept!.body.decision.by) });
    expect((await analyst.get(`/api/event-pairs/${pair.id}`)).body.decisions.length, "nothing followed it").toBe(1);
    expect((await decide(colleague, pair.id, { verdict: "cannot-say", seen: 1 })).status).toBe(201);
    expect((await decide(analyst, pair.id, { verdict: "withdrawn", seen: 1 })).body.title, "also one who wants to take back another's decision unread").toContain("Bram Oduya");
    expect((await decide(analyst, pair.id, { verdict: "same", seen: undefined })).status, "and one who does not say what they have seen").toBe(400);
  });
});

describe("a pair that a later matching does not find again", () => {
  const move = (id: string, by: number) => sql`update information.event set latitude = latitude + ${by}, longitude = longitude + ${by}, date_from = date_from + ${by < 0 ? -9 : 9}::int where id = ${id}`.execute(work());
  const later = () => { house.clock.now = new Date(house.clock.now.getTime() + 60_000); };

  test("leaves the queue and can still be read, decided, and found again", async () => {
    await match(analyst);
    const [pair, decided] = await list(analyst);
    await decide(analyst, decided.id, { verdict: "same" });
    await Promise.all([move(pair.other.id, 20), move(decided.other.id, 20)]);
    later();
    expect(await match(analyst, { datasets: ["harbour", "elsewhere"] }), "a matching that does not compare both says nothing").toMatchObject({ lost: 0 });
    expect(await match(analyst)).toMatchObject({ found: 18, lost: 1 });
    expect((await list(analyst, "?limit=100")).map(({ id }: any) => id)).not.toContain(pair.id);
    expect((await list(analyst, "?state=no-longer-found")).map(({ id, state }: any) => [id, state])).toEqual([[pair.id, "no-longer-found"]]);
    expect((await list(analyst, "?state=same")).map(({ id }: any) => id), "what was decided stays").toEqual([decided.id]);
    expect((await decide(analyst, pair.id, { verdict: "withdrawn" })).body.code).toBe("information.event-pair-undecided");
    expect((await decide(analyst, pair.id, { verdict: "different" })).body.state).toBe("different");
    expect((await decide(analyst, pair.id, { verdict: "withdrawn" })).body.state).toBe("no-longer-found");
    await Promise.all([move(pair.other.id, -20), move(decided.other.id, -20)]);
    later();
    expect(await match(analyst)).toMatchObject({ found: 20, lost: 0 });
    expect((await analyst.get(`/api/event-pairs/${pair.id}`)).body.state).toBe("undecided");
  });

  test("stays in the queue when the matching was cancelled before its end", async () => {
    await match(analyst);
    const [pair] = await list(analyst);
    await move(pair.other.id, 20);
    later();
    await expect(match(analyst, {}, async () => { throw new Cancelled(); })).rejects.toThrow(Cancelled);
    expect(await list(analyst, "?state=no-longer-found")).toEqual([]);
    await move(pair.other.id, -20);
  });
});

describe("two events that a person sets side by side", () => {
  const suggest = (person: Person, one: string, other: string) => person.send("POST", "/api/event-pairs", { one, other });
  const eventsOf = async (dataset: string) => (await analyst.get(`/api/events?dataset=${dataset}&limit=200`)).body.items.map((one: any) => one.id);

  test("wait first of all, of one data set too, with nothing computed; once decided they count once, and no matching takes them away", async () => {
    await match(analyst);
    const [one, other] = await eventsOf("harbour");
    const { status, body } = await suggest(analyst, one, other);
    expect([status, body.state, body.probability, body.reasons, body.mayDecide]).toEqual([201, "undecided", null, [], true]);
    expect((await list(analyst, "?limit=1")).map(({ id }: any) => id)).toEqual([body.id]);
    expect((await suggest(analyst, other, one)).body.id, "whichever is named first").toBe(body.id);
    house.clock.now = new Date(house.clock.now.getTime() + 60_000);
    expect(await match(analyst)).toMatchObject({ lost: 0 });
    await decide(analyst, body.id, { verdict: "same" });
    expect((await analyst.get("/api/event-months?dataset=harbour")).body.joined).toMatchObject({ tellings: 2, events: 1 });
    const { rows } = await sql<{ event: string }>`select event from ledger.entry where record_id = ${body.id} order by at`.execute(work());
    expect(rows.map(({ event }) => event)).toEqual(["information.event-pair-suggested", "information.event-pair-decided"]);
  });

  test("are of one office, are two, and are set by whoever decides and sees both", async () => {
    const own = await house.compartment("An office with two rows of its own");
    const insider = await house.person({ roles: { [own]: ["analyst"] } });
    await bring("attic", rowsOf(1, (index) => index < 2), own);
    const [one] = await eventsOf("harbour");
    const attic = (await insider.get("/api/events?dataset=attic")).body.items.map((event: any) => event.id);
    expect((await suggest(insider, one, attic[0])).body.code).toBe("information.event-pair-of-two-offices");
    expect((await suggest(insider, one, one)).body.code).toBe("information.event-pair-of-one-event");
    expect((await suggest(insider, attic[0], attic[1])).status).toBe(201);
    const absent = await suggest(analyst, one, "00000000-0000-4000-8000-00000000dead");
    expect([absent.status, (await suggest(analyst, one, attic[0])).text], "what one does not see does not exist").toEqual([404, absent.text]);
    const investigator = await house.person({ roles: { [office]: ["investigator"] } });
    const [, other] = await eventsOf("harbour");
    expect((await suggest(investigator, one, other)).status).toBe(403);
    await sql`delete from information.event_pair where compartment_id = ${own}`.execute(work());
    for (const table of ["event", "event_sum", "event_year_sum", "event_name"]) await sql`delete from ${sql.table(`information.${table}`)} where dataset = 'attic'`.execute(work());
  });
});

describe("decisions that cannot all be right", () => {
  const contradictions = async (person: Person) => (await person.get("/api/event-contradictions")).body.items.map(({ different, same }: any) => [different.id, same.map((one: any) => one.id)]);

  test("are listed with each other until one is taken back, and only for whoever sees them all", async () => {
    await match(analyst);
    const [ab, cd] = await list(analyst);
    const link = async (one: string, other: string) => {
      const [first, second] = [one, other].toSorted();
      return (await sql<{ id: string }>`insert into information.event_pair (compartment_id, label, one_id, other_id, probability, bits, reasons, matched_at) values (${openData}, 0, ${first}, ${second}, 0.5, 0, '[]', now()) returning id`.execute(work())).rows[0]!.id;
    };
    const [bc, ac] = [await link(ab.other.id, cd.one.id), await link(ab.one.id, cd.one.id)];
    for (const id of [ab.id, bc]) await decide(analyst, id, { verdict: "same" });
    expect(await contradictions(analyst)).toEqual([]);
    await decide(analyst, ac, { verdict: "different" });
    expect(await contradictions(analyst)).toEqual([[ac, expect.arrayContaining([ab.id, bc])]]);
    await sql`update information.event set label = 1 where id = ${ab.other.id}`.execute(work());
    const uncleared = await house.person({ roles: { [office]: ["analyst"] }, clearance: 0 });
    expect((await uncleared.get("/api/event-contradictions")).text).toBe('{"items":[]}');
    expect(await contradictions(await house.person({ roles: { [office]: ["analyst"] }, clearance: 1 }))).toHaveLength(1);
    await sql`update information.event set label = 0 where id = ${ab.other.id}`.execute(work());
    await decide(analyst, ac, { verdict: "withdrawn" });
    expect(await contradictions(analyst)).toEqual([]);
  });
});

describe("S12, S16: whoever does not see both events", () => {
  const absent = "00000000-0000-4000-8000-00000000dead";
  const answersOf = async (person: Person, id: string) => {
    const answers = [await person.get(`/api/event-pairs/${id}`), await decide(person, id, { verdict: "same" })];
    return answers.map(({ status, text }) => [status, text.replaceAll(id, "ID")]);
  };

  test("gets the answer for a pair that does not exist, and no word of it in a list, even where the pair itself were marked too low", async () => {
    await match(analyst);
    const [pair] = await list(analyst);
    await sql`update information.event set label = 1 where id = ${pair.other.id}`.execute(work());
    const uncleared = await house.person({ roles: { [office]: ["analyst", "director"] }, clearance: 0 });
    expect(await answersOf(uncleared, pair.id)).toEqual(await answersOf(uncleared, absent));
    expect((await uncleared.get("/api/event-pairs?limit=100")).text).not.toContain(pair.id);
    expect((await uncleared.get(`/api/event-pairs?event=${pair.one.id}`)).text).not.toContain(pair.id);
    expect((await analyst.get(`/api/event-pairs/${pair.id}`)).status, "whoever is cleared sees it").toBe(200);
    await match(analyst);
    const { rows } = await sql<{ label: number }>`select label from information.event_pair where id = ${pair.id}`.execute(work());
    expect(rows, "and the next matching marks the pair as high as the higher event").toEqual([{ label: 1 }]);
    const own = await match(uncleared);
    expect(own["found"], "nor is it counted for them").toBe(19);
    await sql`update information.event set label = 0 where id = ${pair.other.id}`.execute(work());
  });

  test("so do a principal and whoever a barrier keeps from published data", async () => {
    await match(analyst);
    const [pair] = await list(analyst);
    const principal = await house.person({ roles: { [office]: ["principal"] } });
    const barred = await house.person({ roles: { [office]: ["analyst"] } });
    await sql`insert into access.barrier (account_id, compartment_id, reason) values (${barred.id}, ${openData}, 'conflict of interest')`.execute(house.database.auth.db);
    for (const person of [principal, barred]) {
      expect(await answersOf(person, pair.id)).toEqual(await answersOf(person, absent));
      expect(await list(person)).toEqual([]);
    }
  });

  test("an investigator sees a pair and does not decide about it", async () => {
    await match(analyst);
    const [pair] = await list(analyst);
    const investigator = await house.person({ roles: { [office]: ["investigator"] } });
    expect((await investigator.get(`/api/event-pairs/${pair.id}`)).body.mayDecide).toBe(false);
    expect((await decide(investigator, pair.id, { verdict: "same" })).status).toBe(403);
  });
});
