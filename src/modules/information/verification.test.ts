import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestInstallation, type Person, type TestInstallation } from "../../testing/installation.ts";

let house: TestInstallation;
let office: string;
let analyst: Person;
let senior: Person;
let situationId: string;
beforeAll(async () => {
  house = await openTestInstallation();
  office = await house.compartment();
  analyst = await house.person({ roles: { [office]: ["analyst"] } });
  senior = await house.person({ roles: { [office]: ["senior"] } });
  situationId = await create("situations", { label: "confidential", title: "River districts", countries: ["XKS"], areas: [], period: "2026", populationsAtRisk: [], possiblePerpetrators: [], crimesConsidered: [], concernLevel: null, concernHistory: [], reviewOn: null });
});
afterAll(() => house.close());

async function create(path: string, content: object): Promise<string> {
  const answer = await analyst.send("POST", `/api/${path}`, { compartmentId: office, content });
  expect(answer.status, answer.text).toBe(201);
  return answer.body.id;
}

async function take(person: Person, path: string, id: string, step: string, input?: object) {
  const { body } = await person.get(`/api/${path}/${id}`);
  return person.send("POST", `/api/${path}/${id}/steps/${step}`, { reason: "As it was told", ...(input ? { input } : {}) }, body.version);
}

const aReport = (given: object = {}) => create("reports", { label: "confidential", situationId, title: "Heard on the radio", receivedAt: "2026-03-01T10:00:00Z", occurred: "2026-02", place: { said: "Oumé", precision: "unknown" }, sourceId: null, sourceKind: "media", language: "en", text: "Nine dead", reliability: null, credibility: null, ...given });
const aClaim = (reportId: string, given: object = {}) => create("claims", { label: "confidential", situationId, reportId, statement: "Nine were killed", when: "2026-02", place: null, killed: null, injured: null, credibility: null, ...given });
const anIncident = (claims: readonly string[]) => create("incidents", { label: "confidential", situationId, title: "Market", claims, events: [], when: { accounts: [], working: null }, where: { accounts: [], working: null }, acts: [], standard: "reasonable-grounds" });

describe("an incident that two reports tell of", () => {
  test("is not verified when both go back to one radio station, and the page says so before anybody tries", async () => {
    const reports = [await aReport({ corroborationGroup: "Radio Oumé" }), await aReport({ corroborationGroup: "Radio Oumé" })];
    const incident = await anIncident([await aClaim(reports[0]!), await aClaim(reports[1]!)]);
    await take(analyst, "incidents", incident, "start-verification");
    const { body } = await senior.get(`/api/incidents/${incident}`);
    expect(body.steps.find((one: { step: string }) => one.step === "verify").whyNot).toBe("information.too-few-origins");
    expect((await take(senior, "incidents", incident, "verify")).body.code).toBe("information.too-few-origins");
    await analyst.send("PUT", `/api/reports/${reports[1]}`, { content: { ...(await analyst.get(`/api/reports/${reports[1]}`)).body.content, corroborationGroup: "" } }, 1);
    expect((await take(senior, "incidents", incident, "verify")).status).toBe(200);
  });

  test("is not verified when one of them was taken back", async () => {
    const claims = [await aClaim(await aReport()), await aClaim(await aReport())];
    const incident = await anIncident(claims);
    await take(analyst, "incidents", incident, "start-verification");
    await take(analyst, "claims", claims[0]!, "retract");
    expect((await take(senior, "incidents", incident, "verify")).body.code).toBe("information.too-few-origins");
    await take(analyst, "claims", claims[0]!, "restate");
    expect((await take(senior, "incidents", incident, "verify")).status).toBe(200);
  });
});

describe("a report that was graded", () => {
  const graded = async () => {
    const report = await aReport();
    await take(analyst, "reports", report, "triage");
    expect((await take(analyst, "reports", report, "grade", { reliability: "B", credibility: "3" })).status).toBe(200);
    return report;
  };

  test("is linked when an incident joins a claim of it, and not while nothing rests on it", async () => {
    const report = await graded();
    const claim = await aClaim(report);
    expect((await take(analyst, "reports", report, "link")).body.code).toBe("information.report-not-linked");
    await anIncident([claim]);
    expect((await take(analyst, "reports", report, "link")).body.state).toBe("linked");
  });

  test("is linked when a claim of it names a known actor, unless that claim was taken back", async () => {
    const report = await graded();
    const perpetratorId = await create("actors", { label: "confidential", title: "Plain Defence Committees", kind: "militia", country: null, from: null, until: null });
    const claim = await aClaim(report, { perpetratorId });
    await take(analyst, "claims", claim, "retract");
    expect((await take(analyst, "reports", report, "link")).body.code).toBe("information.report-not-linked");
    await take(analyst, "claims", claim, "restate");
    expect((await take(analyst, "reports", report, "link")).status).toBe(200);
  });
});

describe("a report that was rejected", () => {
  test("says as what on every later reading", async () => {
    const report = await aReport();
    await take(analyst, "reports", report, "triage");
    await take(analyst, "reports", report, "reject", { because: "duplicate" });
    expect((await senior.get(`/api/reports/${report}`)).body).toMatchObject({ state: "rejected", content: { rejectedBecause: "duplicate" } });
  });
});
