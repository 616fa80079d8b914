import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fillFacets } from "#platform/records/fill-facets.ts";
import { pointOf } from "#platform/rules/facets.ts";
import { h3Cell } from "#geography/model/h3-cell.ts";
import { openTestInstallation, type Person, type TestInstallation } from "../../../testing/installation.ts";
import { credibilities, reliabilities } from "../model/grading.ts";
import { incidentKind, type Incident } from "../model/incident.ts";
import { bestGrade, isAmong, isInOrder, type Happening, type HappeningFilter } from "../model/happening-filter.ts";

let house: TestInstallation;
let office: string;
let analyst: Person;
let situationId: string;
let claims: string[];

const dates = ["2031-06-15", "2031-06", "2031-06~", "2031", "2031-06/2031-08", "2031-03/..", "/2031-02", "2032-01-01", "2032-23", "203X"] as const;
const places = [
  { said: "Talat", country: "XKS", pcode: "KX0101", latitude: 12.5, longitude: -3.25, precision: "place" },
  { said: "Oumé", country: "XKS", pcode: "KX01", latitude: null, longitude: null, precision: "unknown" },
  { said: "Serrat", country: "XKS", pcode: "KX0201", latitude: 13.75, longitude: -4, precision: "exact" },
  { said: "Beyond the river", country: "MLI", pcode: null, latitude: null, longitude: null, precision: "unknown" },
  { said: "Somewhere", country: null, pcode: null, latitude: null, longitude: null, precision: "unknown" },
] as const satisfies Incident["where"]["accounts"][number]["value"][];

async function make(path: string, content: unknown, who = analyst, compartmentId = office): Promise<string> {
  const answer = await who.send("POST", `/api/${path}`, { compartmentId, content });
  expect(answer.status, answer.text).toBe(201);
  return answer.body.id;
}

const aSituation = { label: "unclassified", title: "The plain", countries: ["XKS"], areas: [], period: "2031", populationsAtRisk: [], possiblePerpetrators: [], crimesConsidered: [], concernLevel: null, concernHistory: [], reviewOn: null };
const aReport = (part: object = {}) => ({ label: "unclassified", situationId, title: "From the well", receivedAt: "2031-06-20T08:00:00Z", occurred: null, place: null, sourceId: null, sourceKind: null, language: "en", text: "They came.", reliability: null, credibility: null, ...part });
const aClaim = (reportId: string, part: object = {}) => ({ label: "unclassified", situationId, reportId, statement: "Nine were killed", when: null, place: null, killed: null, injured: null, credibility: null, ...part });

type Perpetrator = Incident["acts"][number]["perpetrators"]["accounts"][number]["value"];
type Said = {
  readonly joined: readonly number[]; readonly when: readonly string[]; readonly heldWhen: string | null; readonly where: readonly Incident["where"]["accounts"][number]["value"][];
  readonly types: readonly string[]; readonly by: readonly Omit<Perpetrator, "involvement">[]; readonly label: "unclassified" | "confidential";
};

/** Accounts stand for claims that are joined, so there are never more of them. */
function anIncident({ joined, when, heldWhen, where, types, by, label }: Said): Incident {
  const ids = joined.map((index) => claims[index]!);
  const accounts = <Value,>(values: readonly Value[]) => values.slice(0, ids.length).map((value, index) => ({ from: ids[index]!, value, note: "" }));
  const perpetrators = { accounts: accounts(by.map((one) => ({ ...one, involvement: "unknown" as const }))), working: null };
  const act = { key: "act-1", types: [...types], victims: "Families", unit: "group" as const, civilianStatus: "civilian" as const, count: { accounts: [], working: null }, perpetrators };
  return {
    label, situationId, title: "An incident", summary: "", language: "en", claims: ids, events: [], acts: types.length === 0 ? [] : [act], standard: null, follows: [],
    when: { accounts: accounts(when), working: heldWhen === null ? null : { value: heldWhen, reason: "agreed" } },
    where: { accounts: accounts(where), working: null },
  };
}

const said = (): fc.Arbitrary<Said> => fc.record({
  joined: fc.subarray([0, 1, 2, 3]),
  when: fc.array(fc.constantFrom(...dates), { maxLength: 2 }),
  heldWhen: fc.option(fc.constantFrom(...dates), { freq: 4 }),
  where: fc.array(fc.constantFrom(...places), { maxLength: 2 }),
  types: fc.subarray(["killing", "torture", "cah-d"]),
  by: fc.array(fc.constantFrom({ name: "Heron Guard", actorId: null }, { name: "Zuvendi Front", actorId: null }, { name: "Kateb el-Nahr", actorId: null }, { name: "", actorId: actors.valley }), { maxLength: 2 }),
  label: fc.constantFrom("unclassified", "confidential"),
});

const day = fc.constantFrom("2030-12-31", "2031-01-31", "2031-06-15", "2031-06-30", "2031-07-10", "2032-01-01", "2033-05-05", "2040-01-01");
const filters = (): fc.Arbitrary<HappeningFilter> => fc
  .record({
    country: fc.constantFrom("XKS", "MLI", "DEU"), area: fc.constantFrom("KX01", "KX0101", "KX02", "ML"), from: day, to: day, type: fc.constantFrom("killing", "torture", "cah-d", "gen-a"),
    actor: fc.constantFrom("Heron Guard", "heron guard", "Zuvendy Frunt", "Katib", "free valley", "nobody at all", actors.heron, actors.valley, situationId),
    reliability: fc.constantFrom(...reliabilities), credibility: fc.constantFrom(...credibilities), cell: fc.constantFrom(h3Cell(12.5, -3.25, 3), h3Cell(13.75, -4, 5)),
  }, { requiredKeys: [] })
  .filter((filter) => isInOrder(filter) && Object.keys(filter).length < 6);

/** What is known of an incident with all that it rests on: grades of its claims and reports, names and records of its actors. */
function happeningOf(content: Incident): Happening {
  const facets = incidentKind.facets!(content);
  const joined = content.claims.map((id) => gradesOf[claims.indexOf(id)]!);
  const point = pointOf(facets);
  return {
    ...facets,
    cells: point ? [3, 5].map((resolution) => h3Cell(point.latitude, point.longitude, resolution)) : [],
    actors: facets.actors.flatMap(({ name, id }) => [{ name, id: name === "Heron Guard" ? actors.heron : id }, ...(id === actors.valley ? [{ name: "Free Valley", id: null }] : [])]),
    reliability: bestGrade(joined.map((grade) => grade.reliability)),
    credibility: bestGrade(joined.map((grade) => grade.credibility)),
  };
}

/** Of the four claims: one without a grade of its own, one doubted in a better report, one that could not be judged, one without any. */
const gradesOf = [{ reliability: "A", credibility: "2" }, { reliability: "C", credibility: "5" }, { reliability: "F", credibility: "6" }, { reliability: null, credibility: null }];
const actors = { heron: "", valley: "" };
let made: { id: string; happening: Happening }[];

beforeAll(async () => {
  house = await openTestInstallation();
  office = await house.compartment();
  analyst = await house.person({ roles: { [office]: ["analyst", "senior"] }, clearance: 1 });
  situationId = await make("situations", aSituation);
  const anActor = { label: "unclassified", kind: "armed-group", country: null, from: null, until: null };
  actors.heron = await make("actors", { ...anActor, title: "The Herons", otherNames: ["Heron Guard"] });
  actors.valley = await make("actors", { ...anActor, title: "Free Valley" });
  const reports = [{ reliability: "A", credibility: "2" }, { reliability: "C", credibility: "3" }, { reliability: "F", credibility: "6" }, {}];
  claims = [];
  for (const [index, grade] of reports.entries()) claims.push(await make("claims", aClaim(await make("reports", aReport(grade)), index === 1 ? { credibility: "5" } : {})));
  made = [];
  for (const one of fc.sample(said(), { numRuns: 80, seed: 7 })) {
    const content = anIncident(one);
    made.push({ id: await make("incidents", content), happening: happeningOf(content) });
  }
});
afterAll(() => house.close());

async function listed(who: Person, path: string, filter: Readonly<Record<string, string | undefined>>): Promise<string[]> {
  const query = new URLSearchParams({ limit: "200", ...Object.fromEntries(Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== undefined)) });
  const answer = await who.get(`/api/${path}?${query}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.body.items.map((item: any) => item.id);
}

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
    { query: "cell=83", path: "cell", code: "information.filter-cell-invalid" },
    { query: "place=KX01", path: "place", code: "platform.field-unknown" },
  ])("$query is refused by the name of its parameter", async ({ query, path, code }) => {
    const answer = await analyst.get(`/api/incidents?${query}`);
    expect(answer.status).toBe(400);
    expect(answer.body.fields).toMatchObject([{ path, code }]);
    expect(answer.body.fields[0].sentence).not.toBe(code);
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
    expect(await fillFacets(house.database.worker, [{ kind: incidentKind as never }])).toBe(made.length);
    expect(await fillFacets(house.database.worker, [{ kind: incidentKind as never }])).toBe(0);
    const ids = new Set(made.map(({ id }) => id));
    expect(await all()).toEqual(before.filter((row: any) => ids.has(row.record_id)));
  });
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
    }
    const open = made.filter(({ happening }) => isAmong(happening, { country: "XKS" })).length;
    const seen = await listed(lower, "incidents", { country: "XKS" });
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.length).toBeLessThan(open);
  });
});
