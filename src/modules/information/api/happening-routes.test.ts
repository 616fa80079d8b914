import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connectAdministrator } from "#platform/database/pools.ts";
import { fillFacets } from "#platform/records/fill-facets.ts";
import { listed, openHappeningHouse, type HappeningHouse, type MadeHappening } from "../../../testing/happening-house.ts";
import { aClaim, anIncident, aReport, filters, happeningOf, places, world } from "../../../testing/happenings.ts";
import type { Person, TestInstallation } from "../../../testing/installation.ts";
import { incidentKind, type Incident } from "../model/incident.ts";
import { asksForDays, isAmong } from "../model/happening-filter.ts";

let kept: HappeningHouse;
let house: TestInstallation;
let office: string;
let analyst: Person;
let made: MadeHappening[];
const make: HappeningHouse["make"] = (...what) => kept.make(...what);

beforeAll(async () => {
  kept = await openHappeningHouse();
  ({ house, office, analyst, made } = kept);
});
afterAll(() => house.close());

describe("incidents by place, date, actor, type and grade", () => {
  test("the filtered list is the whole list, filtered", async () => {
    await fc.assert(
      fc.asyncProperty(filters(), async (filter) => {
        const expected = made.filter(({ happening }) => isAmong(happening, filter)).map(({ id }) => id);
        expect(new Set(await listed(analyst, "incidents", filter))).toEqual(new Set(expected));
      }),
      { numRuns: 150 },
    );
  });

  test.each([
    { query: "country=mali", path: "country", code: "information.filter-country-invalid" },
    { query: "area=%20", path: "area", code: "information.filter-area-invalid" },
    { query: "from=2031-02-30", path: "from", code: "information.filter-day-invalid" },
    { query: "from=2031-06-02&to=2031-06-01", path: "to", code: "information.filter-days-out-of-order" },
    { query: "actor=", path: "actor", code: "information.filter-actor-invalid" },
    { query: "type=media", path: "type", code: "information.filter-type-invalid" },
    { query: "reliability=1", path: "reliability", code: "information.filter-reliability-invalid" },
    { query: "credibility=A", path: "credibility", code: "information.filter-credibility-invalid" },
    { query: "missing=colour", path: "missing", code: "information.filter-missing-invalid" },
    { query: "cell=83", path: "cell", code: "information.filter-cell-invalid" },
    { query: "place=KX01", path: "place", code: "platform.field-unknown" },
  ])("$query is refused by the name of its parameter", async ({ query, path, code }) => {
    const answer = await analyst.get(`/api/incidents?${query}`);
    expect(answer.status).toBe(400);
    expect(answer.body.fields).toMatchObject([{ path, code }]);
    expect(answer.body.fields[0].sentence).not.toBe(code);
  });
});

const queryOf = (filter: Readonly<Record<string, string | undefined>>) => new URLSearchParams(Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== undefined)).toString();
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

describe("months, map and file", () => {
  test("count the records of the list, by the same filter", async () => {
    await fc.assert(
      fc.asyncProperty(filters(), async (filter) => {
        const expected = made.filter(({ happening }) => isAmong(happening, filter)).map(({ happening }) => happening);
        const { body: months } = await analyst.get(`/api/incident-months?${queryOf(filter)}`);
        const { body: cells } = await analyst.get(`/api/incident-cells?${queryOf(filter)}`);
        const file = await analyst.get(`/api/incidents.csv?${queryOf(filter)}`);
        expect(months.total).toBe(expected.length);
        expect(sum(months.items.map((item: any) => item.records)) + months.spread + (asksForDays(filter) ? 0 : months.undated)).toBe(months.total);
        expect(sum(cells.records)).toBe(expected.filter((happening) => happening.cells.length > 0).length);
        expect(file.text.trimEnd().split("\r\n")).toHaveLength(expected.length + 2);
      }),
      { numRuns: 25 },
    );
  });

  test("a date that may mean several months stands in none, and what has no date is said even when days are asked for", async () => {
    const place = { said: "Kelm", country: "KEN", pcode: null, latitude: null, longitude: null, precision: "unknown" };
    for (const occurred of ["2033-04-05", "2033-04", "2033", null]) await make("reports", aReport({ occurred, place }));
    expect((await analyst.get("/api/report-months?country=KEN")).body).toEqual({ items: [{ month: "2033-04", records: 2 }], total: 4, spread: 1, undated: 1, repeated: 0, label: "unclassified" });
    expect((await analyst.get("/api/report-months?country=KEN&from=2033-04-05&to=2033-04-05")).body).toEqual({ items: [{ month: "2033-04", records: 2 }], total: 3, spread: 1, undated: 1, repeated: 0, label: "unclassified" });
    expect((await analyst.get("/api/report-months?country=KEN&from=2034-01-01")).body).toEqual({ items: [], total: 0, spread: 0, undated: 1, repeated: 0, label: "unclassified" });
  });

  test("reports that go back to one origin count once, however it is written, as far as the filter has them", async () => {
    const place = { said: "Tamba", country: "SEN", pcode: null, latitude: null, longitude: null, precision: "unknown" };
    for (const [corroborationGroup, occurred] of [["Radio Tamba", "2033-04-05"], [" radio tamba", "2033-04-06"], ["RADIO TAMBA", "2033-05-01"], ["The Post", "2033-04-05"], ["", "2033-04-05"], ["", "2033-04-05"]]) await make("reports", aReport({ corroborationGroup, occurred, place }));
    expect((await analyst.get("/api/report-months?country=SEN")).body).toMatchObject({ total: 6, repeated: 2 });
    expect((await analyst.get("/api/report-months?country=SEN&from=2033-05-01")).body).toMatchObject({ total: 1, repeated: 0 });
    expect((await analyst.get("/api/incident-months")).body.repeated).toBe(0);
    const elsewhere = await house.person({ roles: { [await house.compartment("Another office")]: ["analyst"] } });
    expect((await elsewhere.get("/api/report-months?country=SEN")).body).toMatchObject({ total: 0, repeated: 0 });
  });

  test("words, state and situation narrow them down as they do the list", async () => {
    for (const query of ["q=incident", "state=reported", `situation=${world.situationId}`, "state=verified", "q=nothingofthekind"]) {
      expect((await analyst.get(`/api/incident-months?${query}`)).body.total, query).toBe((await analyst.get(`/api/incidents?${query}&limit=200`)).body.items.length);
    }
  });
});

describe("the file", () => {
  test("says in its name and first line how it is classified, and holds no cell that a spreadsheet would run", async () => {
    const place = { said: "=1+2", country: "TCD", pcode: "TD07", latitude: 13.5, longitude: -1.25, precision: "place" };
    await make("reports", aReport({ title: "@SUM(A1)", occurred: "2033-04", place, sourceKind: "media", reliability: "B", credibility: "3" }));
    const { text, headers } = await analyst.get("/api/reports.csv?country=TCD");
    expect(headers.get("content-disposition")).toBe('attachment; filename="reports-unclassified.csv"');
    const [first, header, row] = text.split("\r\n");
    expect(first).toBe("Classification: Unclassified");
    expect(header).toBe("Id,Title,State,Classification,\"When, as a partial date (EDTF)\",First possible day,Last possible day,Place as it was said,Country code,P-code,Latitude,Longitude,Type,Said to have done it,Reliability (A–F),Credibility (1–6),Missing,Last changed");
    expect(row).toContain(",'@SUM(A1),received,Unclassified,2033-04,2033-04-01,2033-04-30,'=1+2,TCD,TD07,13.5,-1.25,media,,B,3,");
  });

  test("S6, S61: with something confidential in it needs a fresh sign-in, and is an entry, as is the reading of each such record", async () => {
    const away = await house.person({ roles: { [office]: ["analyst"] }, clearance: 1, verifiedMinutesAgo: 6 });
    const low = await house.person({ roles: { [office]: ["analyst"] }, clearance: 0, verifiedMinutesAgo: 6 });
    const entries = async (who: Person) => (await sql<{ event: string; label: number }>`select event, label from ledger.entry where actor_id = ${who.id} order by event`.execute(house.database.worker.db)).rows;
    expect((await away.get("/api/incidents.csv")).body.code).toBe("platform.fresh-sign-in-needed");
    const open = await low.get("/api/incidents.csv");
    expect(open.headers.get("content-disposition")).toContain("incidents-unclassified.csv");
    expect(open.text).not.toContain(",Confidential,");
    expect(await entries(low)).toEqual([{ event: "information.incidents-exported", label: 0 }]);
    const fresh = await house.person({ roles: { [office]: ["analyst"] }, clearance: 1 });
    const file = await fresh.get("/api/incidents.csv?country=XKS");
    expect(file.headers.get("content-disposition")).toContain("incidents-confidential.csv");
    const read = (await entries(fresh)).filter(({ event }) => event === "information.incident-exported");
    expect(read).toHaveLength(file.text.split(",Confidential,").length - 1);
    expect(read.every(({ label }) => label === 1)).toBe(true);
  });
});

describe("an actor that is asked for", () => {
  const by = async (path: string, actor: string, who = analyst) => listed(who, path, { actor });
  const namedBy = async (name: string, actorId: string | null = null) =>
    make("incidents", anIncident({ joined: [3], when: [], heldWhen: null, where: [], types: ["killing"], by: [{ name, actorId }], label: "unclassified" }));

  test("is found by a spelling a letter apart and by the sound in another script, exact hits first", async () => {
    const other = await namedBy("Muhamad Bashir");
    const exact = await namedBy("Mohammed Bachir");
    const arabic = await namedBy("محمد بشير");
    const found = await by("incidents", "mohammed bachir");
    expect(found[0]).toBe(exact);
    expect(new Set(found)).toEqual(new Set([exact, other, arabic]));
    for (const id of [other, exact, arabic]) made.push({ id, happening: happeningOf((await analyst.get(`/api/incidents/${id}`)).body.content) });
  });

  test("finds the reports in which somebody was accused, though the name stands in their claims", async () => {
    const reportId = await make("reports", aReport({ title: "The ford" }));
    await make("claims", aClaim(reportId, { perpetrator: "River Police of Serrat" }));
    expect(await by("reports", "river police of serrat")).toEqual([reportId]);
    expect(await by("claims", "River Police")).toHaveLength(1);
    const elsewhere = await house.person({ roles: { [await house.compartment("Elsewhere")]: ["analyst"] }, clearance: 2 });
    expect(await by("reports", "river police of serrat", elsewhere)).toEqual([]);
  });

  test("whose record is not open to the reader gives what the names in records that are open say, and no more", async () => {
    const closed = await house.compartment("A closed office");
    const insider = await house.person({ roles: { [closed]: ["analyst"], [office]: ["analyst"] }, clearance: 2 });
    const hidden = await make("actors", { label: "confidential", kind: "militia", country: null, from: null, until: null, title: "Quiet Lantern", otherNames: ["Loud Drum"] }, insider, closed);
    const id = await namedBy("Loud Drum");
    made.push({ id, happening: happeningOf((await analyst.get(`/api/incidents/${id}`)).body.content) });
    expect(await by("incidents", hidden, insider)).toEqual([id]);
    expect(await by("incidents", hidden)).toEqual([]);
  });
});

describe("a list by nearness", () => {
  test("goes on page by page, without losing or repeating one", async () => {
    const whole = await listed(analyst, "incidents", { actor: "Heron Guard" });
    expect(whole.length).toBeGreaterThan(6);
    const seen: string[] = [];
    for (let after: string | null = ""; after !== null; ) {
      const { body } = await analyst.get(`/api/incidents?actor=Heron%20Guard&limit=3${after === "" ? "" : `&after=${after}`}`);
      seen.push(...body.items.map((item: any) => item.id));
      after = body.next;
    }
    expect(seen).toEqual(whole);
    expect((await analyst.get("/api/incidents?q=incident&after=bm9wZQ")).body.code).toBe("platform.cursor-invalid");
  });
});

describe("what is kept beside a record", () => {
  const kept = async (id: string) => (await sql`select label, occurred::text, countries, pcodes from record.facet where record_id = ${id}`.execute(house.database.worker.db)).rows[0];

  test("changes with every version and stands under its label", async () => {
    const content = anIncident({ joined: [0], when: ["2031-06-15"], heldWhen: null, where: [places[0]], types: [], by: [], label: "unclassified" });
    const id = await make("incidents", content);
    expect(await kept(id)).toEqual({ label: 0, occurred: "{[2031-06-15,2031-06-16)}", countries: ["XKS"], pcodes: ["KX0101"] });
    const raised = { ...content, label: "confidential", when: { ...content.when, working: { value: "2032-01", reason: "the registers agree" } } };
    expect((await analyst.send("PUT", `/api/incidents/${id}`, { content: raised }, 1)).status).toBe(200);
    expect(await kept(id)).toMatchObject({ label: 1, occurred: "{[2032-01-01,2032-02-01)}" });
    made.push({ id, happening: happeningOf(raised as Incident) });
  });

  test("is made for records that have none yet, as a save would make it", async () => {
    const all = async () => (await sql`select * from record.facet order by record_id`.execute(house.database.worker.db)).rows;
    const before = await all();
    await sql`delete from record.facet`.execute(house.database.worker.db);
    const kinds = [{ kind: incidentKind as never }];
    expect(await fillFacets(house.database.worker, kinds)).toEqual({ filled: made.length, unread: 0 });
    expect(await fillFacets(house.database.worker, kinds)).toEqual({ filled: 0, unread: 0 });
    const ids = new Set(made.map(({ id }) => id));
    expect(await all()).toEqual(before.filter((row: any) => ids.has(row.record_id)));
  });
});

test("a record of a content that cannot be read any more does not keep the server from starting", async () => {
  const { id } = made[0]!;
  await sql`delete from record.facet where record_id = ${id}`.execute(house.database.worker.db);
  await sql`update record.head set content = content - 'when' where id = ${id}`.execute(house.database.worker.db);
  expect(await fillFacets(house.database.worker, [{ kind: incidentKind as never }])).toEqual({ filled: 0, unread: 1 });
  made.shift();
});

describe("whoever may not see a record", () => {
  test("finds it by no filter: an answer as if it were not there", async () => {
    const elsewhere = await house.compartment("Another office");
    const stranger = await house.person({ roles: { [elsewhere]: ["analyst"] }, clearance: 2 });
    const principal = await house.person({ roles: { [office]: ["principal"] }, clearance: 2 });
    const lower = await house.person({ roles: { [office]: ["analyst"] }, clearance: 0 });
    for (const filter of [{}, { country: "XKS" }, { from: "2000-01-01" }, { area: "KX01" }]) {
      expect(await listed(stranger, "incidents", filter)).toEqual([]);
      expect(await listed(principal, "incidents", filter)).toEqual([]);
      for (const who of [stranger, principal]) {
        expect((await who.get(`/api/incident-months?${queryOf(filter)}`)).body).toEqual({ items: [], total: 0, spread: 0, undated: 0, repeated: 0, label: "unclassified" });
        expect((await who.get(`/api/incident-cells?${queryOf(filter)}`)).body).toMatchObject({ cells: [], records: [] });
        expect((await who.get(`/api/incidents.csv?${queryOf(filter)}`)).text.trimEnd().split("\r\n")).toHaveLength(2);
      }
    }
    const open = made.filter(({ happening }) => isAmong(happening, { country: "XKS" })).length;
    const seen = await listed(lower, "incidents", { country: "XKS" });
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.length).toBeLessThan(open);
    expect((await lower.get("/api/incident-months?country=XKS")).body.total).toBe(seen.length);
  });

  test("an account that is not open to the reader lends an incident no grade, and a closed claim its report no name", async () => {
    const other = await house.compartment("The office of the account");
    const both = await house.person({ roles: { [office]: ["analyst"], [other]: ["analyst"] }, clearance: 2 });
    const reportId = await make("reports", aReport({ reliability: "B", credibility: "1", place: places[3], sourceKind: "media" }), both, other);
    await make("claims", aClaim(reportId, { statement: "Told behind the door" }), both);
    const claimId = await make("claims", aClaim(reportId, { credibility: "1" }), both, other);
    const bare = anIncident({ joined: [], when: [], heldWhen: null, where: [], types: [], by: [], label: "unclassified" });
    const id = await make("incidents", { ...bare, claims: [claimId] }, both);
    const open = await make("reports", aReport({ title: "Seen by all" }));
    await make("claims", aClaim(open, { perpetrator: "Lantern Riders" }), both, other);
    expect(await listed(both, "incidents", { credibility: "1" })).toEqual([id]);
    expect(await listed(both, "reports", { actor: "Lantern Riders" })).toEqual([open]);
    await hidesBoth();
  });

  async function hidesBoth() {
    expect(await listed(analyst, "incidents", { credibility: "1" })).toEqual([]);
    expect((await analyst.get("/api/incident-months?credibility=1")).body.total).toBe(0);
    expect(await listed(analyst, "reports", { actor: "Lantern Riders" })).toEqual([]);
    expect(await listed(analyst, "reports", { q: "Seen by all", missing: "author" })).toHaveLength(1);
    expect(await listed(analyst, "claims", { q: "Told behind the door", missing: "source" })).toHaveLength(1);
  }

  test("S15: the application alone hides the same, with row-level security off", async () => {
    const admin = await connectAdministrator(house.database.engine);
    for (const table of ["record.head", "record.facet", "record.link"]) await admin.query(`alter table ${table} disable row level security`);
    await admin.end();
    await hidesBoth();
    const low = await house.person({ roles: { [office]: ["analyst"] }, clearance: 0 });
    const stranger = await house.person({ roles: { [await house.compartment("Far away")]: ["analyst"] }, clearance: 2 });
    expect((await stranger.get("/api/incident-months")).body.total).toBe(0);
    expect((await low.get("/api/incident-months")).body).toMatchObject({ label: "unclassified" });
  });
});
