import { randomUUID } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { describe, expect, test, vi } from "vitest";
import { csvLine } from "#platform/rules/csv-line.ts";
import { Cancelled } from "#platform/jobs/job.ts";
import { analyst, decide, house, list, mappingOf, match, office, openData, rowsOf, usePairTrials, work, bring, header } from "../../testing/pair-trials.ts";
import type { Person } from "../../testing/installation.ts";
import { uploadFolder } from "./actions/import-upload.ts";
import { importTask } from "./jobs/import-task.ts";
import { matchVersion } from "./model/match-tellings.ts";

usePairTrials();

/** A job that the installation does by itself, once it is over. */
const ended = (runId: string) => vi.waitFor(async () => {
  const { body } = await analyst.get(`/api/jobs/${runId}`);
  expect(body.finishedAt).not.toBeNull();
  return body;
}, { timeout: 20_000, interval: 100 });

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
    expect([answer["isMatched"], answer["matchRunId"]], "the import says by which job").toEqual([true, rows[0]!.id]);
    const matched = await ended(rows[0]!.id);
    const pairs = await list(analyst, "?limit=100");
    expect(pairs.length).toBeGreaterThan(0);
    expect(matched, "and the job how many").toMatchObject({ state: "done", result: { found: pairs.length, added: pairs.length } });
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

  test("says the version of the method it was found by: not known where it was found before versions were kept, until it is found again", async () => {
    await match(analyst);
    const [pair] = await list(analyst);
    const version = async () => (await analyst.get(`/api/event-pairs/${pair.id}`)).body.modelVersion;
    expect(await version()).toBe(matchVersion);
    await sql`update information.event_pair set model_version = null where id = ${pair.id}`.execute(work());
    expect(await version()).toBe(null);
    await match(analyst);
    expect(await version()).toBe(matchVersion);
    await decide(analyst, pair.id, { verdict: "different" });
    await sql`update information.event_pair set model_version = '0' where id = ${pair.id}`.execute(work());
    await match(analyst);
    expect(await version(), "what somebody decided about keeps the version they saw").toBe("0");
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
