import { sql } from "kysely";
import { afterAll, beforeAll, expect } from "vitest";
import { anAssessment } from "#assessment/examples.ts";
import { readSentences } from "#platform/messages/sentences.ts";
import { systemAccount } from "#platform/system.ts";
import { afterAlertStep } from "#warning/actions/after-alert-step.ts";
import { anAddressee, anAlert } from "#warning/examples.ts";
import { watchDeadlines } from "#warning/jobs/watch-deadlines.ts";
import { alertKind } from "#warning/model/alert-kind.ts";
import { openTestInstallation, type Person, type TestInstallation } from "./installation.ts";

export const origin = "http://localhost:8440";
export const hour = 3_600_000;
export const day = 24 * hour;

/** The installation of the test file that uses these; each file has its own. */
export let house: TestInstallation;

export function useTrials(): void {
  beforeAll(async () => {
    house = await openTestInstallation();
  });
  afterAll(() => house.close());
}

export type Office = { id: string; analyst: Person; senior: Person; director: Person; situationId: string };
export type Step = { step: string; by: Person; input?: unknown; reason?: string };

/** Time goes on: sessions end with it, so people are given anew. */
export const later = (milliseconds: number) => void (house.clock.now = new Date(house.clock.now.getTime() + milliseconds));
export const inHours = (hours: number) => new Date(house.clock.now.getTime() + hours * hour).toISOString();

export async function anOffice(): Promise<Office> {
  const id = await house.compartment("Office of the plain");
  const analyst = await house.person({ roles: { [id]: ["analyst"] } });
  const senior = await house.person({ roles: { [id]: ["senior"] } });
  const director = await house.person({ roles: { [id]: ["director"] } });
  const situation = {
    label: "confidential", title: "Kasuria: the plain of Oumé", countries: ["XKS"], areas: ["KX01"], period: "2026-03/..", crimesConsidered: [],
    populationsAtRisk: [{ name: "Herding families" }], possiblePerpetrators: [], concernLevel: null, concernHistory: [], reviewOn: null,
  };
  return { id, analyst, senior, director, situationId: await create(analyst, "situations", id, situation) };
}

export async function create(person: Person, path: string, compartmentId: string, content: unknown): Promise<string> {
  const made = await person.send("POST", `/api/${path}`, { compartmentId, content });
  expect(made.status, made.text).toBe(201);
  return made.body.id;
}

export async function take(path: string, id: string, ...steps: Step[]): Promise<any> {
  let answer: any;
  for (const { step, by, input, reason } of steps) {
    const { body } = await by.get(`/api/${path}/${id}`);
    answer = await by.send("POST", `/api/${path}/${id}/steps/${step}`, { reason: reason ?? "Looked at", ...(input ? { input } : {}) }, body.version);
    expect(answer.status, `${step}: ${answer.text}`).toBe(200);
  }
  return answer.body;
}

export async function anIssuedAssessment(office: Office): Promise<string> {
  const { analyst, senior, director, situationId } = office;
  const reportId = await create(analyst, "reports", office.id, {
    label: "confidential", situationId, title: "Heard at the market", receivedAt: "2026-03-01T10:00:00Z", occurred: null, place: null, sourceId: null, sourceKind: "individual",
    language: "en", text: "Orders were given.", reliability: "B", credibility: "2",
  });
  const judgements = anAssessment().judgements.map((one) => ({ ...one, evidence: one.evidence.map((evidence) => ({ ...evidence, recordId: reportId })) }));
  const id = await create(analyst, "assessments", office.id, anAssessment({ situationId, judgements }));
  await take("assessments", id, { step: "submit", by: analyst }, { step: "second-read", by: senior }, { step: "clear", by: director, input: { audience: ["principals"] } }, { step: "issue", by: director });
  return id;
}

export const mails = async (alertId: string) => {
  const { rows } = await sql<{ address: string; subject: string; body: string; about: string }>`
    select address, subject, body, about_addressee as about from mail.message where about_record = ${alertId} order by created_at, address
  `.execute(house.database.worker.db);
  return rows;
};
export const tokenIn = (body: string) => /\/answer\/([A-Za-z0-9_-]+)/.exec(body)?.[1] ?? "";
export const codeIn = (body: string) => /\b\d{6}\b/.exec(body)?.[0] ?? "";

/** What a browser without an account does on the personal page. */
export async function visit(path: string, form?: Record<string, string>, cookie = ""): Promise<{ status: number; text: string; cookie: string }> {
  // Our pages send no referrer, and a browser then gives "null" as the origin of a form.
  const headers = { origin: form ? "null" : origin, "sec-fetch-site": "same-origin", "accept-language": "en", ...(cookie ? { cookie } : {}) };
  const init = form ? { method: "POST", headers: { ...headers, "content-type": "application/x-www-form-urlencoded" }, body: new URLSearchParams(form).toString() } : { headers };
  const response = await house.app.request(path, init);
  return { status: response.status, text: await response.text(), cookie: (response.headers.get("set-cookie") ?? cookie).split(";")[0] ?? "" };
}

/** Asks for a code, reads it from the second mail and enters: gives the cookie of the visit. */
export async function enter(alertId: string, key: string): Promise<string> {
  const link = (await mails(alertId)).findLast((mail) => mail.about === key);
  const token = tokenIn(link!.body);
  expect((await visit(`/answer/${token}/code`, {})).text).toContain("A code is on its way");
  const code = (await mails(alertId)).findLast((mail) => mail.about === `${key} code`);
  const entered = await visit(`/answer/${token}`, { code: codeIn(code!.body) });
  expect(entered.status, entered.text).toBe(303);
  return entered.cookie;
}

export async function anAlertTo(office: Office, keys: string[], given: Record<string, unknown> = {}, person: Record<string, unknown> = {}): Promise<string> {
  const addressees = [];
  for (const key of keys) {
    const contactId = await create(office.analyst, "persons", office.id, { label: "confidential", title: `Holder of ${key}`, organisationId: null, email: `${key}@example.org`, from: null, until: null, ...person });
    addressees.push(anAddressee({ key, contactId, name: `Holder of ${key}`, kind: "un-entity" }));
  }
  const content = anAlert({
    situationId: office.situationId, assessmentId: await anIssuedAssessment(office), addressees,
    asks: keys.map((key) => ({ addresseeKey: key, ask: `Asked of ${key} alone` })),
    deadlines: { acknowledgeBy: inHours(24), respondBy: inHours(72), actBy: inHours(240), reportBackBy: inHours(480) },
    ...given,
  });
  return create(office.analyst, "alerts", office.id, content);
}

export const issue = (office: Office, id: string) => take("alerts", id, { step: "submit", by: office.analyst }, { step: "second-read", by: office.senior }, { step: "issue", by: office.director });

export async function watch(): Promise<void> {
  const room = { alerts: { kind: alertKind, afterStep: afterAlertStep({ sentences: readSentences(), origin }, []) }, sources: [] };
  await watchDeadlines(house.database, room, await systemAccount(house.database), house.clock.now);
}
