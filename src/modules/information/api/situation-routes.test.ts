import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dayAfter, reviewDays } from "../model/situation.ts";
import { openTestInstallation, type Person, type TestInstallation } from "../../../testing/installation.ts";

let house: TestInstallation;
beforeAll(async () => {
  house = await openTestInstallation();
});
afterAll(() => house.close());

const absent = "00000000-0000-4000-8000-00000000dead";
const situation = (title: string, rest = {}) => ({
  label: "confidential", title, countries: ["XKS"], areas: ["KX01"], period: "2026-03/..", crimesConsidered: ["war-crimes"],
  populationsAtRisk: [{ name: "Herders of the east bank" }], possiblePerpetrators: [], concernLevel: null, concernHistory: [], reviewOn: null, ...rest,
});
const report = (situationId: string, title: string, text: string) => ({
  label: "confidential", situationId, title, receivedAt: "2026-03-01T10:00:00Z", occurred: null, place: null, sourceId: null, sourceKind: null, language: "en", text, reliability: null, credibility: null,
});

async function givenASituation(people: { analyst: Person; office: string }, title: string): Promise<string> {
  const { body, status, text } = await people.analyst.send("POST", "/api/situations", { compartmentId: people.office, content: situation(title) });
  expect(status, text).toBe(201);
  return body.id;
}

async function givenAnOffice(): Promise<{ analyst: Person; office: string }> {
  const office = await house.compartment();
  return { office, analyst: await house.person({ roles: { [office]: ["analyst"] } }) };
}

/** The database writes the time of a revision by the installation's clock; a minute keeps two saves apart. */
function aMinuteLater(): string {
  house.clock.now = new Date(house.clock.now.getTime() + 60_000);
  return house.clock.now.toISOString();
}

describe("a situation as known on an earlier moment", () => {
  test("says of itself and of each of its records what was said then, and nothing that came later", async () => {
    const people = await givenAnOffice();
    const id = await givenASituation(people, "Tensions on the river");
    const first = await people.analyst.send("POST", "/api/reports", { compartmentId: people.office, content: report(id, "Market emptied", "Heard at the ferry") });
    const moment = aMinuteLater();
    aMinuteLater();
    await people.analyst.send("PUT", `/api/situations/${id}`, { content: situation("Violence on the river") }, 1);
    await people.analyst.send("PUT", `/api/reports/${first.body.id}`, { content: report(id, "Market burnt", "Seen from the hill") }, 1);
    await people.analyst.send("POST", "/api/reports", { compartmentId: people.office, content: report(id, "Second report", "Not yet written then") });

    const known = await people.analyst.get(`/api/situations/${id}/known?at=${moment}`);
    expect(known.status, known.text).toBe(200);
    expect(known.body.situation).toMatchObject({ title: "Tensions on the river", version: 1, state: "open" });
    expect(known.body.situation.content.populationsAtRisk[0].name).toBe("Herders of the east bank");
    expect(known.body.items).toMatchObject([{ id: first.body.id, title: "Market emptied", words: "Heard at the ferry", version: 1, path: "reports" }]);

    const now = await people.analyst.get(`/api/situations/${id}/known?at=${aMinuteLater()}`);
    expect(now.body.situation.title).toBe("Violence on the river");
    expect(now.body.items.map((item: { title: string }) => item.title).toSorted()).toEqual(["Market burnt", "Second report"]);
  });

  test("before it was opened there was nothing to know", async () => {
    const people = await givenAnOffice();
    const id = await givenASituation(people, "Opened too late");
    const known = await people.analyst.get(`/api/situations/${id}/known?at=2020-01-01T00:00:00Z`);
    expect(known.body).toEqual({ situation: null, items: [] });
  });

  test("S61: reading its confidential past is entered in the ledger for each record read", async () => {
    const people = await givenAnOffice();
    const id = await givenASituation(people, "Read and entered");
    await people.analyst.get(`/api/situations/${id}/known?at=${aMinuteLater()}`);
    const { rows } = await sql<{ event: string; actor: string }>`select event, actor_id as actor from ledger.entry where record_id = ${id} and event like '%-read'`.execute(house.database.worker.db);
    expect(rows).toEqual([{ event: "information.situation-read", actor: people.analyst.id }]);
  });

  test("S14: for a stranger it does not exist, on any day", async () => {
    const people = await givenAnOffice();
    const id = await givenASituation(people, "Unmistakable words");
    const stranger = (await givenAnOffice()).analyst;
    const at = aMinuteLater();
    const real = await stranger.get(`/api/situations/${id}/known?at=${at}`);
    expect(real.status).toBe(404);
    expect(real.text).toBe((await stranger.get(`/api/situations/${absent}/known?at=${at}`)).text);
  });

  test("a record that was confidential then stays closed to whoever may not read it, though it is theirs to see the situation", async () => {
    const people = await givenAnOffice();
    const { body } = await people.analyst.send("POST", "/api/situations", { compartmentId: people.office, content: situation("Open to all", { label: "unclassified" }) });
    await people.analyst.send("POST", "/api/reports", { compartmentId: people.office, content: report(body.id, "For few", "Protected words") });
    const uncleared = await house.person({ roles: { [people.office]: ["analyst"] }, clearance: 0 });
    const known = await uncleared.get(`/api/situations/${body.id}/known?at=${aMinuteLater()}`);
    expect(known.body.situation.title).toBe("Open to all");
    expect(known.body.items).toEqual([]);
  });

  test("a moment that is none is refused with the field named", async () => {
    const people = await givenAnOffice();
    const id = await givenASituation(people, "Asked wrongly");
    const answer = await people.analyst.get(`/api/situations/${id}/known?at=yesterday`);
    expect(answer.status).toBe(400);
  });
});

describe("the list of concern levels", () => {
  test("tells a situation that nobody has assessed from one at the lowest level, and shows no other office's", async () => {
    const people = await givenAnOffice();
    const other = await givenAnOffice();
    await givenASituation(other, "Of another office");
    const id = await givenASituation(people, "Not assessed yet");
    const quiet = await givenASituation(people, "Routine");
    const senior = await house.person({ roles: { [people.office]: ["senior"] } });
    await senior.send("POST", `/api/situations/${quiet}/steps/place-on-watch`, { reason: "Two sources" }, 1);
    await senior.send("POST", `/api/situations/${quiet}/steps/change-concern-level`, { reason: "Quiet season", input: { level: 1, assessmentId: null } }, 2);
    const reviewOn = dayAfter(house.clock.now.toISOString(), reviewDays[1]);
    const { body } = await people.analyst.get("/api/concern-levels");
    expect(body.items.find((item: { id: string }) => item.id === id)).toMatchObject({ concernLevel: null, countries: ["XKS"], populations: ["Herders of the east bank"], reviewOn: null });
    expect(body.items.find((item: { id: string }) => item.id === quiet)).toMatchObject({ concernLevel: 1, reviewOn });
    expect(body.items).toHaveLength(2);
  });
});

describe("a code that means no country, or no language", () => {
  test("is refused where it stands; what was stored before stays readable, and must be mended to be saved again", async () => {
    const people = await givenAnOffice();
    const save = (path: string, content: object) => people.analyst.send("POST", `/api/${path}`, { compartmentId: people.office, content });
    expect(await save("situations", situation("The ford", { countries: ["MLI", "ABC"] }))).toMatchObject({ status: 400, body: { code: "platform.content-invalid", fields: [{ path: "countries.1", code: "geography.no-country-has-this-code" }] } });
    const id = await givenASituation(people, "The ford");
    const place = { said: "Oumé", country: "ABC", pcode: null, latitude: null, longitude: null, precision: "unknown" };
    expect(await save("reports", { ...report(id, "Seen", "They came at dawn."), language: "French, mostly", place })).toMatchObject({
      status: 400, body: { fields: [{ path: "language", code: "information.language-not-a-code" }, { path: "place.country", code: "geography.no-country-has-this-code" }] },
    });

    await sql`update record.head set content = jsonb_set(content, '{countries}', '["ABC"]') where id = ${id}`.execute(house.database.worker.db);
    const stored = await people.analyst.get(`/api/situations/${id}`);
    expect(stored).toMatchObject({ status: 200, body: { content: { countries: ["ABC"] } } });
    const edit = (countries: string[]) => people.analyst.send("PUT", `/api/situations/${id}`, { content: { ...stored.body.content, countries }, reason: "Put right" }, 1);
    expect((await edit(["ABC"])).status).toBe(400);
    expect((await edit(["MLI"])).status).toBe(200);
  });
});
