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
