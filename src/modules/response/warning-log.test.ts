import { afterAll, beforeAll, expect, test } from "vitest";
import { anAssessment } from "#assessment/examples.ts";
import { anAddressee, anAlert } from "#warning/examples.ts";
import { openTestInstallation, type Person, type TestInstallation } from "../../testing/installation.ts";
import { aMeasure } from "./examples.ts";

let house: TestInstallation;
beforeAll(async () => {
  house = await openTestInstallation();
});
afterAll(() => house.close());

const seconds = (count: number) => void (house.clock.now = new Date(house.clock.now.getTime() + count * 1000));
const inHours = (hours: number) => new Date(house.clock.now.getTime() + hours * 3_600_000).toISOString();

test("the log of a warning begins with what its reports tell, ends with the effect of its measures, and names the longest step", async () => {
  const office = await house.compartment();
  const give = (role: string) => house.person({ roles: { [office]: [role] } });
  const [analyst, senior, director, principal, focalPoint] = [await give("analyst"), await give("senior"), await give("director"), await give("principal"), await give("focalPoint")];
  const create = async (path: string, content: unknown) => {
    const made = await analyst.send("POST", `/api/${path}`, { compartmentId: office, content });
    expect(made.status, made.text).toBe(201);
    return made.body.id as string;
  };
  const take = async (path: string, id: string, step: string, by: Person, input?: unknown) => {
    seconds(5);
    const { body } = await analyst.get(`/api/${path}/${id}`);
    const taken = await by.send("POST", `/api/${path}/${id}/steps/${step}`, { reason: "Looked at", ...(input ? { input } : {}) }, body.version);
    expect(taken.status, `${step}: ${taken.text}`).toBe(200);
    return house.clock.now.toISOString();
  };
  const situationId = await create("situations", { label: "confidential", title: "Kasuria", countries: ["XKS"], areas: [], period: "2026-03/..", crimesConsidered: [], populationsAtRisk: [], possiblePerpetrators: [], concernLevel: null, concernHistory: [], reviewOn: null });
  const report = (given: object) => create("reports", { label: "confidential", situationId, title: "Heard at the market", receivedAt: "2026-03-10T10:00:00Z", occurred: "2026-03-04", place: { said: "The market of Oumé", latitude: 12.5, longitude: -3.25, precision: "place" }, sourceId: null, sourceKind: "individual", language: "en", text: "Orders were given.", reliability: null, credibility: null, ...given });
  const credible = await report({ credibility: "2" });
  const rumour = await report({ credibility: "5", occurred: "2026-01-01", receivedAt: "2026-03-09T10:00:00Z" });
  await report({ credibility: "1", occurred: "2025-01-01", title: "Cited by nobody" });
  await take("reports", credible, "triage", analyst);
  const evaluated = await take("reports", credible, "grade", analyst, { reliability: "B", credibility: "2" });
  const judgements = anAssessment().judgements.map((one, index) => ({ ...one, evidence: one.evidence.map((evidence) => ({ ...evidence, recordId: index % 2 === 0 ? credible : rumour })) }));
  const assessmentId = await create("assessments", anAssessment({ situationId, judgements: [...judgements.slice(0, -1), { ...judgements.at(-1)!, evidence: [{ recordId: rumour, direction: "supports", extract: "", strength: "weak" }, { recordId: credible, direction: "supports", extract: "", strength: "moderate" }] }] }));
  await take("assessments", assessmentId, "submit", analyst);
  await take("assessments", assessmentId, "second-read", senior);
  await take("assessments", assessmentId, "clear", director, { audience: ["office"] });
  const assessed = await take("assessments", assessmentId, "issue", director);
  const alertId = await create("alerts", anAlert({ situationId, assessmentId, addressees: [anAddressee({ key: "usg-peace" })], asks: [{ addresseeKey: "usg-peace", ask: "Send an envoy." }], deadlines: { acknowledgeBy: inHours(24), respondBy: inHours(72), actBy: null, reportBackBy: null } }));
  await take("alerts", alertId, "submit", analyst);
  await take("alerts", alertId, "second-read", senior);
  const issued = await take("alerts", alertId, "issue", director);
  seconds(300);
  const decided = house.clock.now.toISOString();
  await analyst.send("POST", `/api/alerts/${alertId}/addressees/usg-peace/answers`, { kind: "answered", response: "act", reason: "An envoy leaves." });
  const measureId = await create("measures", aMeasure({ situationId, alertId }));
  await take("measures", measureId, "endorse", director);
  await take("measures", measureId, "accept", principal, { owner: "The envoy", dueOn: "2099-01-01" });
  await take("measures", measureId, "start", focalPoint, { what: "First meeting" });
  await take("measures", measureId, "report-done", focalPoint);
  const effect = await take("measures", measureId, "note-effect", analyst, { effects: [{ factorId: "RF6", effect: "improved", note: "" }] });

  const { body } = await analyst.get(`/api/alerts/${alertId}/warning-to-response`);
  expect(body.times).toEqual({
    "first-credible-sign": "2026-03-04T23:59:59.000Z", "item-received": "2026-03-09T10:00:00Z", evaluated, "assessment-issued": assessed,
    "alert-issued": issued, acknowledged: decided, decision: decided, "first-action": null, effect,
  });
  expect(body.longest).toMatchObject({ from: "item-received", to: "evaluated", isOpen: false });
  const stranger = await house.person({ roles: { [await house.compartment()]: ["analyst"] } });
  expect((await stranger.get(`/api/alerts/${alertId}/warning-to-response`)).status).toBe(404);
});
