import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fillFacets } from "#platform/records/fill-facets.ts";
import type { Facets } from "#platform/rules/facets.ts";
import { openTestInstallation, type Person, type TestInstallation } from "../../../testing/installation.ts";
import { incidentKind, type Incident } from "../model/incident.ts";
import { isAmong, type HappeningFilter } from "../model/happening-filter.ts";

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
const aReport = () => ({ label: "unclassified", situationId, title: "From the well", receivedAt: "2031-06-20T08:00:00Z", occurred: null, place: null, sourceId: null, sourceKind: null, language: "en", text: "They came.", reliability: null, credibility: null });
const aClaim = (reportId: string) => ({ label: "unclassified", situationId, reportId, statement: "Nine were killed", when: null, place: null, killed: null, injured: null, credibility: null });

type Said = { readonly when: readonly string[]; readonly heldWhen: string | null; readonly where: readonly Incident["where"]["accounts"][number]["value"][]; readonly label: "unclassified" | "confidential" };

function anIncident({ when, heldWhen, where, label }: Said): Incident {
  const from = (index: number) => claims[index % claims.length]!;
  return {
    label, situationId, title: "An incident", summary: "", language: "en", claims, events: [], acts: [], standard: null, follows: [],
    when: { accounts: when.map((value, index) => ({ from: from(index), value, note: "" })), working: heldWhen === null ? null : { value: heldWhen, reason: "agreed" } },
    where: { accounts: where.map((value, index) => ({ from: from(index), value, note: "" })), working: null },
  };
}

const said: fc.Arbitrary<Said> = fc.record({
  when: fc.array(fc.constantFrom(...dates), { maxLength: 2 }),
  heldWhen: fc.option(fc.constantFrom(...dates), { freq: 4 }),
  where: fc.array(fc.constantFrom(...places), { maxLength: 2 }),
  label: fc.constantFrom("unclassified", "confidential"),
});

const day = fc.constantFrom("2030-12-31", "2031-01-31", "2031-06-15", "2031-06-30", "2031-07-10", "2032-01-01", "2033-05-05", "2040-01-01");
const filters: fc.Arbitrary<HappeningFilter> = fc
  .record({ country: fc.constantFrom("XKS", "MLI", "DEU"), area: fc.constantFrom("KX01", "KX0101", "KX02", "ML"), from: day, to: day }, { requiredKeys: [] })
  .filter(({ from, to }) => from === undefined || to === undefined || from <= to);

let made: { id: string; facets: Facets }[];

beforeAll(async () => {
  house = await openTestInstallation();
  office = await house.compartment();
  analyst = await house.person({ roles: { [office]: ["analyst", "senior"] }, clearance: 1 });
  situationId = await make("situations", aSituation);
  const reportId = await make("reports", aReport());
  claims = [await make("claims", aClaim(reportId)), await make("claims", aClaim(reportId))];
  made = [];
  for (const one of fc.sample(said, { numRuns: 60, seed: 7 })) {
    const content = anIncident(one);
    made.push({ id: await make("incidents", content), facets: incidentKind.facets!(content) });
  }
});
afterAll(() => house.close());

async function listed(who: Person, path: string, filter: Readonly<Record<string, string | undefined>>): Promise<string[]> {
  const query = new URLSearchParams({ limit: "200", ...Object.fromEntries(Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== undefined)) });
  const answer = await who.get(`/api/${path}?${query}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.body.items.map((item: any) => item.id);
}

describe("incidents by place and date", () => {
  test("the filtered list is the whole list, filtered", async () => {
    await fc.assert(
      fc.asyncProperty(filters, async (filter) => {
        const expected = made.filter(({ facets }) => isAmong(facets, filter)).map(({ id }) => id);
        expect(new Set(await listed(analyst, "incidents", filter))).toEqual(new Set(expected));
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    { query: "country=mali", path: "country", code: "information.filter-country-invalid" },
    { query: "area=%20", path: "area", code: "information.filter-area-invalid" },
    { query: "from=2031-02-30", path: "from", code: "information.filter-day-invalid" },
    { query: "from=2031-06-02&to=2031-06-01", path: "to", code: "information.filter-days-out-of-order" },
    { query: "place=KX01", path: "place", code: "platform.field-unknown" },
  ])("$query is refused by the name of its parameter", async ({ query, path, code }) => {
    const answer = await analyst.get(`/api/incidents?${query}`);
    expect(answer.status).toBe(400);
    expect(answer.body.fields).toMatchObject([{ path, code }]);
    expect(answer.body.fields[0].sentence).not.toBe(code);
  });
});

describe("what is kept beside a record", () => {
  const kept = async (id: string) => (await sql`select label, occurred::text, countries, pcodes from record.facet where record_id = ${id}`.execute(house.database.worker.db)).rows[0];

  test("changes with every version and stands under its label", async () => {
    const content = anIncident({ when: ["2031-06-15"], heldWhen: null, where: [places[0]], label: "unclassified" });
    const id = await make("incidents", content);
    expect(await kept(id)).toEqual({ label: 0, occurred: "{[2031-06-15,2031-06-16)}", countries: ["XKS"], pcodes: ["KX0101"] });
    const raised = { ...content, label: "confidential", when: { ...content.when, working: { value: "2032-01", reason: "the registers agree" } } };
    expect((await analyst.send("PUT", `/api/incidents/${id}`, { content: raised }, 1)).status).toBe(200);
    expect(await kept(id)).toMatchObject({ label: 1, occurred: "{[2032-01-01,2032-02-01)}" });
    made.push({ id, facets: incidentKind.facets!(raised as Incident) });
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
    const open = made.filter(({ facets }) => isAmong(facets, { country: "XKS" })).length;
    const seen = await listed(lower, "incidents", { country: "XKS" });
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.length).toBeLessThan(open);
  });
});
