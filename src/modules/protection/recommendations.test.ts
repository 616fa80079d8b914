import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestInstallation, type Person, type TestInstallation } from "../../testing/installation.ts";
import { aRecommendation, aVisit } from "./examples.ts";

let house: TestInstallation;
let office: string;
let desk: Person;
let holder: Person;
let publisher: Person;

beforeAll(async () => {
  house = await openTestInstallation();
  house.clock.now = new Date("2026-11-20T12:00:00Z");
  office = await house.compartment();
  desk = await house.person({ roles: { [office]: ["desk"] }, clearance: 1 });
  holder = await house.person({ roles: { [office]: ["mandateHolder"] }, clearance: 1 });
  publisher = await house.person({ roles: { [office]: ["publisher", "mandateHolder"] }, clearance: 1 });
});
afterAll(() => house.close());

const ends = { statement: "Preliminary findings.", statementSharedOn: "2026-05-11", reportSymbol: "A/HRC/99/1/Add.1" };
const way: readonly [Person | "holder" | "desk" | "publisher", string, object?][] = [
  ["holder", "request", { on: "2025-10-01" }], ["desk", "accept", { on: "2026-01-10" }], ["desk", "propose-dates", { on: "2026-01-20" }], ["desk", "agree-dates", { on: "2026-02-01" }], ["desk", "prepare"], ["holder", "start"], ["holder", "end"],
  ["desk", "draft-report"], ["desk", "send-to-state", { on: "2026-07-01" }], ["publisher", "issue-report"],
];

async function givenAnIssuedReport(): Promise<{ id: string; path: string; version: number }> {
  const made = await desk.send("POST", "/api/visits", { compartmentId: office, content: aVisit(ends) });
  expect(made.status, made.text).toBe(201);
  const visit = { id: made.body.id as string, path: `/api/visits/${made.body.id}`, version: 1 };
  for (const [who, step, input] of way) {
    const person = who === "holder" ? holder : who === "desk" ? desk : publisher;
    const answer = await person.send("POST", `${visit.path}/steps/${step}`, input ? { input } : {}, visit.version);
    expect(answer.status, `${step}: ${answer.text}`).toBe(200);
    visit.version = answer.body.version;
  }
  return visit;
}

async function recommend(visitId: string, given: Parameters<typeof aRecommendation>[0] = {}): Promise<string> {
  const made = await desk.send("POST", "/api/recommendations", { compartmentId: office, content: aRecommendation({ visitId, ...given }) });
  expect(made.status, made.text).toBe(201);
  return `/api/recommendations/${made.body.id}`;
}

const note = { on: "2026-11-01", source: "Letter of the ministry", what: "The lists were given back." };

describe("the report of a visit", () => {
  test("is followed up when each of its recommendations was rated, and not while one of them was only begun", async () => {
    const visit = await givenAnIssuedReport();
    const followUp = () => holder.send("POST", `${visit.path}/steps/follow-up`, { reason: "The first year is over." }, visit.version);
    expect([(await followUp()).body.code, (await holder.get(visit.path)).body.steps.find((one: any) => one.step === "follow-up").whyNot]).toEqual(["protection.no-recommendations", "protection.no-recommendations"]);
    const [first, second] = [await recommend(visit.id), await recommend(visit.id, { paragraph: "92 (b)", addressee: "judiciary", dueOn: "2026-06-30" })];
    expect((await desk.send("POST", `${first}/steps/record-step`, { input: note }, 1)).body.state).toBe("in-progress");
    expect((await desk.send("POST", `${second}/steps/rate-partial`, { reason: "One of two courts." }, 1)).body.state).toBe("partially-implemented");
    const refused = await followUp();
    expect([refused.status, refused.body.code]).toEqual([409, "protection.recommendation-not-rated"]);
    expect(refused.body.title).toContain("Rate those");
    expect((await holder.send("POST", `${first}/steps/rate-implemented`, {}, 2)).body.state).toBe("implemented");
    const done = await followUp();
    expect([done.status, done.body.state], done.text).toEqual([200, "followed-up"]);
  });

  test("shows where its recommendations stand, with how many of how many, on its page and in a table", async () => {
    const visit = await givenAnIssuedReport();
    const first = await recommend(visit.id);
    await recommend(visit.id, { paragraph: "92 (b)", text: "Open the courts.", addressee: "judiciary", dueOn: "2026-06-30" });
    await recommend((await givenAnIssuedReport()).id, { text: "Of another visit." });
    await desk.send("POST", `${first}/steps/record-step`, { input: note }, 1);
    const { items, figures } = (await desk.get(`${visit.path}/recommendations`)).body;
    expect(items.map(({ paragraph, state, isOverdue, evidence }: any) => [paragraph, state, isOverdue, evidence])).toEqual([["92 (a)", "in-progress", false, 1], ["92 (b)", "open", true, 0]]);
    expect(figures.filter(({ count }: any) => count > 0)).toEqual([{ state: "open", count: 1, of: 2 }, { state: "in-progress", count: 1, of: 2 }]);
    const table = await desk.get(`${visit.path}/recommendations.csv`);
    expect(table.headers.get("content-disposition")).toContain('"recommendations-confidential.csv"');
    const lines = table.text.trim().split("\r\n");
    expect(lines).toHaveLength(3);
    expect(lines[1]).toContain("2026-11-01 Letter of the ministry: The lists were given back.");
    expect(lines[2]).toMatch(/^92 \(b\),Open the courts\.,the judiciary,.*,2026-06-30,yes,open,2026-11-20,,,1,2,Confidential$/);
  });
});

describe("a recommendation", () => {
  test("belongs to a visit, and to nothing else", async () => {
    const other = await recommend((await givenAnIssuedReport()).id);
    const refused = await desk.send("POST", "/api/recommendations", { compartmentId: office, content: aRecommendation({ visitId: other.slice(-36) }) });
    expect([refused.status, refused.body.code]).toEqual([409, "protection.recommendation-of-no-visit"]);
  });

  test("is listed by addressee and status, and reminds when its day has passed, without moving", async () => {
    const visit = await givenAnIssuedReport();
    const late = await recommend(visit.id, { text: "Publish the inquiry into the ford.", addressee: "parliament", dueOn: "2026-11-01" });
    const listed = async (query: string) => (await desk.get(`/api/recommendations?linked=${visit.id}&${query}`)).body.items.map(({ title }: any) => title);
    expect([await listed("addressee=parliament"), await listed("addressee=companies"), await listed("addressee=parliament&state=open"), await listed("state=implemented")]).toEqual([["92 (a) Publish the inquiry into the ford."], [], ["92 (a) Publish the inquiry into the ford."], []]);
    expect((await desk.get("/api/recommendations?addressee=nobody")).status).toBe(400);
    expect((await desk.get("/api/watch")).body.due.map(({ id }: any) => id)).toContain(late.slice(-36));
    expect((await desk.get(late)).body.state).toBe("open");
  });

  test.each([["desk", 200], ["mandateHolder", 200], ["analyst", 404], ["senior", 404], ["director", 404], ["principal", 404]] as const)("is read by %s of its office: %i; its visit says nothing of it to others", async (role, status) => {
    const visit = await givenAnIssuedReport();
    const path = await recommend(visit.id);
    const person = await house.person({ roles: { [office]: [role] }, clearance: 2 });
    const ways = [path, `${visit.path}/recommendations`, `${visit.path}/recommendations.csv`];
    for (const one of ways) expect((await person.get(one)).status, one).toBe(status);
    if (status === 404) expect((await person.get("/api/recommendations")).body.items).toEqual([]);
  });

  test("is exported by somebody who is here, and each of its readings is an entry", async () => {
    const visit = await givenAnIssuedReport();
    const path = await recommend(visit.id);
    await desk.get(`${visit.path}/recommendations.csv`);
    const { rows } = await sql<{ event: string }>`select event from ledger.entry where record_id = ${path.slice(-36)} and actor_id = ${desk.id}`.execute(house.database.worker.db);
    expect(rows.map(({ event }) => event)).toContain("protection.recommendation-exported");
    const before = house.clock.now;
    house.clock.now = new Date(before.getTime() + 10 * 60_000);
    expect((await desk.get(`${visit.path}/recommendations.csv`)).body.code).toBe("platform.fresh-sign-in-needed");
    house.clock.now = before;
  });
});
